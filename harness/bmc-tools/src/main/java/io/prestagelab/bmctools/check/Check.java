package io.prestagelab.bmctools.check;

/**
 * What is checked, by whom it is required and at which step it counts. The clients' requirements
 * are from the code of StarlingX' two clients ({@code rvmc.py}) and of OpenStack's sushy; the
 * standard's from DMTF DSP0266 and DSP2046.
 */
public enum Check {
  SERVICE_ROOT(
      Stage.CONNECT,
      "The service root answers without login and links to Systems and Managers",
      "DSP0266; both StarlingX clients read it before they log in"),
  PLAIN_LINKS(
      Stage.CONNECT,
      "Links are paths, not absolute URLs",
      "the Redfish library of both StarlingX clients"),
  SESSION(
      Stage.LOG_IN,
      "A session is opened with POST and gives its token in X-Auth-Token",
      "DSP0266; both StarlingX clients know no other login"),
  SESSION_LOCATION(
      Stage.LOG_IN,
      "The answer to the login names the session in Location",
      "DSP0266; needed to log out"),
  SYSTEMS(Stage.FIND_SYSTEM, "There is a system", "all"),
  RESET_ACTION(
      Stage.POWER_OFF,
      "The systems have Actions, and one of them ComputerSystem.Reset with a target",
      "all; both StarlingX clients look at every system before it"),
  RESET_TYPES(
      Stage.POWER_OFF,
      "ResetType@Redfish.AllowableValues lists ForceOff or GracefulShutdown, and ForceOn or On",
      "both StarlingX clients; the standard allows @Redfish.ActionInfo instead"),
  POWER_STATE(Stage.POWER_OFF, "PowerState says On or Off", "all"),
  BOOT_SETTINGS(
      Stage.BOOT_OVERRIDE,
      "The system has a Boot object with BootSourceOverrideEnabled",
      "all; StarlingX' older client looks at the last system"),
  BOOT_TARGET(
      Stage.BOOT_OVERRIDE,
      "BootSourceOverrideTarget allows Cd",
      "all; the newer StarlingX client and sushy take UsbCd on Supermicro"),
  BOOT_MODE(
      Stage.BOOT_OVERRIDE,
      "BootSourceOverrideMode, if its values are listed, allows UEFI or Legacy",
      "both StarlingX clients"),
  BOOT_SETTINGS_RESOURCE(
      Stage.BOOT_OVERRIDE,
      "The boot override is set on the system itself, not on a settings resource",
      "StarlingX' older client; the newer one follows it on two Dell models only"),
  MEDIA_PLACE(
      Stage.FIND_MEDIA,
      "Virtual media is under the managers, or under the system",
      "StarlingX' older client: managers, the last one of them; the newer: system or manager"),
  MEDIA_MEMBERS(
      Stage.FIND_MEDIA, "A collection of virtual media has members", "both StarlingX clients"),
  MEDIA_TYPES(
      Stage.FIND_MEDIA,
      "A drive has MediaTypes CD or DVD, and no drive before it is without MediaTypes",
      "all; StarlingX' older client stops at a drive without MediaTypes"),
  DRIVE_ACTIONS(
      Stage.FIND_MEDIA,
      "The drive that is chosen has Actions",
      "StarlingX' older client, which reads them while it looks for the drive"),
  MEDIA_ACTIONS(
      Stage.INSERT,
      "The drive that a client chooses has the actions InsertMedia and EjectMedia with targets",
      "all"),
  MEDIA_TYPE_NAME(
      Stage.INSERT, "The drive has @odata.type", "DSP0266; StarlingX' older client needs it"),
  MEDIA_INSERTED(
      Stage.EJECT,
      "Inserted is false or true, never absent or null",
      "both StarlingX clients wait for false"),
  MEDIA_EMPTY(Stage.EJECT, "The drive is empty", "good order; clients eject what they find"),
  INSERT(
      Stage.INSERT,
      "InsertMedia with Image, Inserted and WriteProtected answers 204, or 200 or 202 with a JSON body",
      "both StarlingX clients; the standard allows any 2xx"),
  IMAGE_ECHO(
      Stage.INSERT,
      "The drive then shows Image exactly as it was sent, and Inserted true",
      "both StarlingX clients compare character by character"),
  EJECT_ACTION(
      Stage.EJECT,
      "EjectMedia answers 2xx, or 400, 403 or 404 while it is busy, and the drive gets empty",
      "both StarlingX clients"),
  POWER_OFF(
      Stage.POWER_OFF,
      "Reset answers 204, or 200 or 202 with a JSON body, and PowerState becomes Off within 840 s",
      "both StarlingX clients"),
  OVERRIDE(
      Stage.BOOT_OVERRIDE,
      "PATCH of Boot to Once and the CD is taken, without If-Match",
      "StarlingX' older client never sends If-Match"),
  OVERRIDE_READ_BACK(
      Stage.BOOT_OVERRIDE,
      "BootSourceOverrideEnabled reads Once at once after the PATCH",
      "StarlingX' older client looks once, the newer for some 30 s"),
  POWER_ON(
      Stage.POWER_ON, "Reset powers the server on and PowerState becomes On within 840 s", "all"),
  CANARY(
      Stage.BOOT,
      "The server boots the inserted ISO, once",
      "everybody; proven by the nonce that the ISO reports"),
  ONCE(
      Stage.BOOT,
      "After that boot, BootSourceOverrideEnabled is Disabled again",
      "DSP0268; else the installed server boots the installer again"),
  OBEYED(
      Stage.BOOT,
      "The server boots where the override sends it, and not only where nothing else is",
      "everybody: a server to be installed may have a system on its disk"),
  SECURE_BOOT(
      Stage.BOOT,
      "Secure Boot is off, or what is booted is signed by a key that the server knows",
      "UEFI; what the lab's own ISO and its canary boot by is signed by Debian and, at first, by Microsoft"),
  LONG_URL(
      Stage.INSERT,
      "InsertMedia takes a URL of 300 characters with a query",
      "images behind tokens; StarlingX' own URLs have about 120 characters and no query"),
  HTTPS_IMAGE(
      Stage.INSERT,
      "InsertMedia takes an https URL whose certificate is self-signed",
      "images behind TLS; StarlingX serves its own by http"),
  STEADY(
      Stage.POWER_OFF,
      "Reads are answered without server errors",
      "good order; both StarlingX clients ask up to five times for the system, and once for all else"),
  LOG_OUT(
      Stage.LOG_OUT,
      "DELETE of the session answers 200, 202 or 204",
      "StarlingX' older client fails on anything else after all is done");

  private final Stage stage;
  private final String requirement;
  private final String requiredBy;

  Check(Stage stage, String requirement, String requiredBy) {
    this.stage = stage;
    this.requirement = requirement;
    this.requiredBy = requiredBy;
  }

  /** The step at which it counts. */
  public Stage stage() {
    return stage;
  }

  /** What is required. */
  public String requirement() {
    return requirement;
  }

  /** By whom, and from where that is known. */
  public String requiredBy() {
    return requiredBy;
  }

  /** Its name in data files: {@code reset-types}. */
  public String id() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}

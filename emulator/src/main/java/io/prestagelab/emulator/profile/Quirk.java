package io.prestagelab.emulator.profile;

import java.util.Locale;

/** One way in which BMCs of the field differ, each a switch of its own. */
public enum Quirk {
  MEDIA_UNDER_MANAGER_ONLY("virtual media is under the manager, as before Redfish 1.10"),
  MEDIA_UNDER_SYSTEM_ONLY("virtual media is under the system, the manager has none"),
  SECOND_MANAGER_WITHOUT_MEDIA("a second manager comes last and has no virtual media"),
  EMPTY_MEDIA_COLLECTION("the manager's collection of virtual media is empty"),
  DRIVE_WITHOUT_TYPES_FIRST("a drive without MediaTypes comes before the CD"),
  OTHER_DRIVE_FIRST("a drive for USB sticks comes before the CD"),
  FILE_SHARE_DRIVE_FIRST("a drive that shares files says CD, comes first, and cannot insert"),
  NO_DRIVE_ACTIONS("the drive has no Actions"),
  NO_EJECT_ACTION("the drive has no EjectMedia"),
  NO_DRIVE_TYPE_NAME("the drive has no @odata.type"),
  EMPTY_200("actions answer 200 with an empty body"),
  CREATED_201("actions answer 201"),
  ACCEPTED_202("actions answer 202 with a body"),
  EJECT_404("EjectMedia answers 404 though it does eject"),
  EJECT_500("EjectMedia answers 500 though it does eject"),
  EJECT_REPEATED("the first two ejects have no effect"),
  IMAGE_LATE("Image is shown a while after it was inserted"),
  IMAGE_NORMALISED("Image is shown re-encoded"),
  INSERTED_ABSENT("an empty drive has no Inserted"),
  POWER_LATE("PowerState changes a while after it was asked for"),
  ONLY_POWER_BUTTON("PushPowerButton is the only ResetType"),
  NO_FORCE_ON("ForceOn is no ResetType, On is"),
  NO_RESET_VALUES("ResetType has no allowable values, only @Redfish.ActionInfo"),
  LAST_SYSTEM_WITHOUT_BOOT("a second system comes last and has neither Boot nor Reset"),
  FIRST_SYSTEM_WITHOUT_ACTIONS("a second system comes first and has no Actions"),
  BOOT_MODES_EMPTY("the list of boot modes is empty"),
  BOOT_MODES_UNLISTED("boot modes are not listed"),
  USB_CD("the virtual CD is booted as UsbCd, Cd is no target"),
  BOOT_BY_SETTINGS("the boot override is set at the system's settings resource"),
  IF_MATCH_REQUIRED("PATCH without If-Match is answered with 428"),
  BOOT_LATE("the boot override is shown a while after it was set"),
  ONCE_STAYS("Once is shown for ever"),
  NO_SESSION_LOCATION("the answer to a login has no Location"),
  LOGOUT_500("DELETE of a session answers 500"),
  ROOT_NEEDS_LOGIN("the service root answers 401 without login");

  private final String meaning;

  Quirk(String meaning) {
    this.meaning = meaning;
  }

  /** What the BMC does, in words. */
  public String meaning() {
    return meaning;
  }

  /** Its name in data files: {@code eject-500}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

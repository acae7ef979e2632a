package io.prestagelab.emulator.profile;

import java.util.Locale;

/** One way in which BMCs of the field differ, each a switch of its own. */
public enum Quirk {
  MEDIA_UNDER_MANAGER_ONLY(1, "virtual media is under the manager, as before Redfish 1.10"),
  MEDIA_UNDER_SYSTEM_ONLY(2, "virtual media is under the system, the manager has none"),
  SECOND_MANAGER_WITHOUT_MEDIA(4, "a second manager comes last and has no virtual media"),
  EMPTY_MEDIA_COLLECTION(5, "collections of virtual media are empty"),
  DRIVE_WITHOUT_TYPES_FIRST(6, "a drive without MediaTypes comes before the CD"),
  OTHER_DRIVE_FIRST(7, "a drive for USB sticks comes before the CD"),
  FILE_SHARE_DRIVE_FIRST(8, "a drive that shares files says CD, comes first, and cannot insert"),
  NO_DRIVE_ACTIONS(9, "the drive has no Actions"),
  NO_EJECT_ACTION(9, "the drive has no EjectMedia"),
  NO_DRIVE_TYPE_NAME(10, "the drive has no @odata.type"),
  EMPTY_200(12, "actions answer 200 with an empty body"),
  CREATED_201(0, "actions answer 201"),
  MESSAGE_200(0, "actions answer 200 with a message of success"),
  ACCEPTED_202(13, "actions answer 202 with a body"),
  EJECT_404(14, "EjectMedia answers 404 though it does eject"),
  EJECT_500(15, "EjectMedia answers 500 though it does eject"),
  EJECT_REPEATED(20, "the first two ejects have no effect"),
  IMAGE_LATE(16, "Image is shown a while after it was inserted"),
  IMAGE_NORMALISED(17, "Image is shown re-encoded"),
  INSERTED_ABSENT(18, "an empty drive has no Inserted"),
  POWER_LATE(21, "PowerState changes a while after it was asked for"),
  RESET_409_IF_DONE(22, "Reset to a state that is reached already answers 409"),
  ONLY_POWER_BUTTON(23, "PushPowerButton is the only ResetType"),
  NO_FORCE_ON(23, "ForceOn is no ResetType, On is"),
  NO_RESET_VALUES(24, "ResetType has no allowable values, only @Redfish.ActionInfo"),
  LAST_SYSTEM_WITHOUT_BOOT(25, "a second system comes last and has neither Boot nor Reset"),
  FIRST_SYSTEM_WITHOUT_ACTIONS(26, "a second system comes first and has no Actions"),
  BOOT_MODES_EMPTY(27, "the list of boot modes is empty"),
  BOOT_MODES_UNLISTED(28, "boot modes are not listed"),
  USB_CD(29, "the virtual CD is booted as UsbCd, Cd is no target"),
  BOOT_BY_SETTINGS(30, "the boot override is set at the system's settings resource"),
  IF_MATCH_REQUIRED(31, "PATCH without If-Match is answered with 428"),
  BOOT_LATE(32, "the boot override is shown a while after it was set"),
  ONCE_STAYS(33, "Once is shown for ever"),
  SYSTEM_503(34, "GET of the system answers 503 three times once a drive was read"),
  LOGIN_503(35, "the first two logins are answered with 503"),
  NO_SESSION_LOCATION(37, "the answer to a login has no Location"),
  LOGOUT_500(38, "DELETE of a session answers 500"),
  CONNECTION_NOT_KEPT(39, "each answer closes its connection, as after a short idle time"),
  ROOT_NEEDS_LOGIN(40, "the service root answers 401 without login"),
  NOTHING_DEPRECATED(0, "Power, Thermal and IndicatorLED, which are deprecated, are not there");

  private final int row;
  private final String meaning;

  Quirk(int row, String meaning) {
    this.row = row;
    this.meaning = meaning;
  }

  /**
   * Its row in the table of docs/bmc-check.md, which is numbered as StarlingX' clients meet the
   * differences; 0 for what is in no row.
   */
  public int row() {
    return row;
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

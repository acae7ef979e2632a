package io.prestagelab.emulator.redfish;

/** URIs of the resources that belong to one system. */
final class Ids {

  static final String ROOT = "/redfish/v1";

  private Ids() {}

  static String system(String id) {
    return ROOT + "/Systems/" + id;
  }

  /** Where a system's serial console is opened. */
  static String console(String id) {
    return system(id) + "/SerialConsole";
  }

  static String manager(String id) {
    return ROOT + "/Managers/" + id;
  }

  static String chassis(String id) {
    return ROOT + "/Chassis/" + id;
  }
}

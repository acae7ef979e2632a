package io.prestagelab.emulator.redfish;

/** The schema versions of the resources served (DSP8010, 2025.4). */
final class Types {

  /** The version of DSP0266 that services follow. */
  static final String REDFISH = "1.18.0";

  static final String ROOT = type("ServiceRoot", "v1_20_0");
  static final String SYSTEM = type("ComputerSystem", "v1_27_0");
  static final String MANAGER = type("Manager", "v1_24_0");
  static final String CHASSIS = type("Chassis", "v1_28_0");
  static final String VIRTUAL_MEDIA = type("VirtualMedia", "v1_6_5");
  static final String BOOT_OPTION = type("BootOption", "v1_0_6");
  static final String SESSION = type("Session", "v1_8_0");
  static final String SESSION_SERVICE = type("SessionService", "v1_2_0");
  static final String ACCOUNT_SERVICE = type("AccountService", "v1_18_1");
  static final String ACCOUNT = type("ManagerAccount", "v1_14_1");
  static final String ROLE = type("Role", "v1_3_3");
  static final String BIOS = type("Bios", "v1_2_3");
  static final String STORAGE = type("Storage", "v1_21_0");
  static final String DRIVE = type("Drive", "v1_22_0");
  static final String ETHERNET = type("EthernetInterface", "v1_12_4");
  static final String PROCESSOR = type("Processor", "v1_22_0");
  static final String MEMORY = type("Memory", "v1_23_0");
  static final String LOG_SERVICE = type("LogService", "v1_9_0");
  static final String LOG_ENTRY = type("LogEntry", "v1_21_0");
  static final String TASK_SERVICE = type("TaskService", "v1_3_0");
  static final String TASK = type("Task", "v1_7_4");
  static final String EVENT_SERVICE = type("EventService", "v1_12_0");
  static final String SUBSCRIPTION = type("EventDestination", "v1_16_0");
  static final String UPDATE_SERVICE = type("UpdateService", "v1_17_0");
  static final String SOFTWARE = type("SoftwareInventory", "v1_13_0");
  static final String POWER = type("Power", "v1_7_3");
  static final String THERMAL = type("Thermal", "v1_7_3");
  static final String POWER_SUBSYSTEM = type("PowerSubsystem", "v1_1_3");
  static final String POWER_SUPPLY = type("PowerSupply", "v1_6_0");
  static final String THERMAL_SUBSYSTEM = type("ThermalSubsystem", "v1_5_0");
  static final String THERMAL_METRICS = type("ThermalMetrics", "v1_3_2");
  static final String CONTROL = type("Control", "v1_7_0");
  static final String FAN = type("Fan", "v1_6_0");
  static final String ENVIRONMENT = type("EnvironmentMetrics", "v1_5_0");
  static final String STORAGE_CONTROLLER = type("StorageController", "v1_11_0");
  static final String SECURE_BOOT = type("SecureBoot", "v1_1_2");
  static final String SENSOR = type("Sensor", "v1_12_0");
  static final String ACTION_INFO = type("ActionInfo", "v1_5_0");
  static final String REGISTRY_FILE = type("MessageRegistryFile", "v1_1_5");
  static final String SCHEMA_FILE = type("JsonSchemaFile", "v1_1_5");

  static final String CERTIFICATE_SERVICE = type("CertificateService", "v1_2_1");
  static final String CERTIFICATE_LOCATIONS = type("CertificateLocations", "v1_0_4");
  static final String CERTIFICATE = type("Certificate", "v1_11_0");
  static final String NETWORK_PROTOCOL = type("ManagerNetworkProtocol", "v1_12_0");

  /** No resource: what subscribers are sent. */
  static final String EVENT = type("Event", "v1_13_0");

  private Types() {}

  private static String type(String name, String version) {
    return "#" + name + "." + version + "." + name;
  }

  /** The type of a collection of {@code name}. */
  static String collection(String name) {
    return "#" + name + "Collection." + name + "Collection";
  }

  /** {@code ComputerSystem} of {@code #ComputerSystem.v1_27_0.ComputerSystem}. */
  static String shortName(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }
}

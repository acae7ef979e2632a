package io.prestagelab.emulator.redfish;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Power and cooling of a chassis in the form that has followed Power and Thermal. */
final class SubsystemResources {

  private static final String CHASSIS = Ids.ROOT + "/Chassis/{system}";
  private static final String POWER = CHASSIS + "/PowerSubsystem";
  private static final String THERMAL = CHASSIS + "/ThermalSubsystem";

  private SubsystemResources() {}

  static List<Resource> all() {
    return List.of(
        Resource.at(POWER, Types.POWER_SUBSYSTEM, SubsystemResources::power),
        single(POWER + "/PowerSupplies", "PowerSupply", "Power supplies", "1"),
        Resource.at(POWER + "/PowerSupplies/1", Types.POWER_SUPPLY, SubsystemResources::supply),
        Resource.at(THERMAL, Types.THERMAL_SUBSYSTEM, SubsystemResources::thermal),
        Resource.at(
            THERMAL + "/ThermalMetrics", Types.THERMAL_METRICS, SubsystemResources::metrics),
        single(CHASSIS + "/Controls", "Control", "Controls", "PowerLimit"),
        Resource.at(CHASSIS + "/Controls/PowerLimit", Types.CONTROL, SubsystemResources::limit),
        single(THERMAL + "/Fans", "Fan", "Fans", "1"),
        Resource.at(THERMAL + "/Fans/1", Types.FAN, SubsystemResources::fan));
  }

  private static Resource single(String uri, String type, String name, String member) {
    return Resource.at(
        uri,
        Types.collection(type),
        (call, out) -> {
          call.system();
          Collections.members(out, name, List.of(call.uri() + "/" + member));
        });
  }

  private static void power(Call call, ObjectNode out) {
    call.system();
    out.put("Id", "PowerSubsystem");
    out.put("Name", "Power");
    out.put("CapacityWatts", SensorResources.CAPACITY);
    out.set("PowerSupplies", Json.link(call.uri() + "/PowerSupplies"));
    out.set("Status", Json.healthy());
  }

  private static void supply(Call call, ObjectNode out) {
    call.system();
    out.put("Id", "1");
    out.put("Name", "Power supply 1");
    out.put("Model", "Lab Supply");
    out.put("SerialNumber", "PL-PSU1");
    out.put("PowerSupplyType", "AC");
    out.put("PowerCapacityWatts", SensorResources.CAPACITY);
    out.set("Status", Json.healthy());
  }

  /** The supply's own limit; it cannot be set lower. */
  private static void limit(Call call, ObjectNode out) {
    call.system();
    out.put("Id", "PowerLimit");
    out.put("Name", "Power limit");
    out.put("ControlType", "Power");
    out.put("ControlMode", "Disabled");
    out.put("SetPoint", SensorResources.CAPACITY);
    out.put("SetPointUnits", "W");
    out.set("Sensor", SensorResources.excerpt(call, "TotalPower"));
    out.set("Status", Json.healthy());
  }

  private static void thermal(Call call, ObjectNode out) {
    call.system();
    out.put("Id", "ThermalSubsystem");
    out.put("Name", "Cooling");
    out.set("ThermalMetrics", Json.link(call.uri() + "/ThermalMetrics"));
    out.set("Fans", Json.link(call.uri() + "/Fans"));
    out.set("Status", Json.healthy());
  }

  private static void metrics(Call call, ObjectNode out) {
    out.put("Id", "ThermalMetrics");
    out.put("Name", "Temperatures");
    ObjectNode summary = out.putObject("TemperatureSummaryCelsius");
    summary.set("Intake", SensorResources.excerpt(call, "InletTemp"));
    summary.set("Internal", SensorResources.excerpt(call, "BoardTemp"));
  }

  private static void fan(Call call, ObjectNode out) {
    out.put("Id", "1");
    out.put("Name", "Fan 1");
    out.put("PhysicalContext", "Chassis");
    ObjectNode reading = SensorResources.excerpt(call, "Fan1");
    double turns = reading.path("Reading").asDouble(0);
    reading.put("SpeedRPM", turns).put("Reading", Math.round(turns / 120));
    out.set("SpeedPercent", reading);
    out.set("Status", Json.healthy());
  }
}

package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.bmc.PowerState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Power, temperature and fans of a chassis: modelled numbers that follow the server's power, since
 * neither a simulated server nor QEMU has any.
 */
final class SensorResources {

  private static final String CHASSIS = Ids.ROOT + "/Chassis/{system}";

  /** A reading with the server on and with the server off. */
  private record Reading(
      String name, String type, String units, String place, double on, double off) {}

  private static final Map<String, Reading> SENSORS =
      new TreeMap<>(
          Map.of(
              "CpuTemp", new Reading("CPU temperature", "Temperature", "Cel", "CPU", 48, 24),
              "InletTemp", new Reading("Inlet temperature", "Temperature", "Cel", "Intake", 23, 22),
              "BoardTemp",
                  new Reading("Board temperature", "Temperature", "Cel", "SystemBoard", 31, 23),
              "Fan1", new Reading("Fan 1", "Rotational", "RPM", "Fan", 5400, 0),
              "TotalPower", new Reading("Total power", "Power", "W", "Chassis", 180, 12)));

  /** What the power supply can give, in watts. */
  static final double CAPACITY = 800.0;

  private SensorResources() {}

  static List<Resource> all() {
    return List.of(
        Resource.at(CHASSIS + "/Power", Types.POWER, SensorResources::power),
        Resource.at(CHASSIS + "/Thermal", Types.THERMAL, SensorResources::thermal),
        Resource.at(
            CHASSIS + "/Sensors",
            Types.collection("Sensor"),
            (call, out) -> {
              call.system();
              List<String> uris =
                  SENSORS.keySet().stream().map(id -> call.uri() + "/" + id).toList();
              Collections.members(out, "Sensors Collection", uris);
            }),
        Resource.at(CHASSIS + "/EnvironmentMetrics", Types.ENVIRONMENT, SensorResources::metrics),
        Resource.at(CHASSIS + "/Sensors/{sensor}", Types.SENSOR, SensorResources::sensor));
  }

  private static Reading find(Call call, String id) {
    Reading reading = SENSORS.get(id);
    if (reading == null) {
      throw call.missing();
    }
    return reading;
  }

  private static double value(Call call, String id) {
    Reading reading = find(call, id);
    return call.system().powerState() == PowerState.OFF ? reading.off() : reading.on();
  }

  private static void sensor(Call call, ObjectNode out) {
    String id = call.variable("sensor");
    Reading reading = find(call, id);
    out.put("Id", id);
    out.put("Name", reading.name());
    out.put("Reading", value(call, id));
    out.put("ReadingType", reading.type());
    out.put("ReadingUnits", reading.units());
    out.put("ReadingTime", call.system().time().shown());
    out.put("PhysicalContext", reading.place());
    out.put("Implementation", "Synthesized");
    out.set("Status", Json.healthy());
  }

  private static void power(Call call, ObjectNode out) {
    out.put("Id", "Power");
    out.put("Name", "Power");
    ObjectNode control = out.putArray("PowerControl").addObject();
    control.put("@odata.id", call.uri() + "#/PowerControl/0");
    control.put("MemberId", "0");
    control.put("Name", "Server power");
    control.put("PowerConsumedWatts", value(call, "TotalPower"));
    control.put("PowerCapacityWatts", CAPACITY);
    control.putObject("PowerLimit").put("LimitInWatts", CAPACITY).put("LimitException", "NoAction");
    ObjectNode supply = out.putArray("PowerSupplies").addObject();
    supply.put("@odata.id", call.uri() + "#/PowerSupplies/0");
    supply.put("MemberId", "0");
    supply.put("Name", "Power supply 1");
    supply.put("Model", "Lab Supply");
    supply.put("SerialNumber", "PL-PSU1");
    supply.put("PowerCapacityWatts", CAPACITY);
    supply.put("LastPowerOutputWatts", value(call, "TotalPower"));
    supply.put("LineInputVoltage", 230.0);
    supply.set("Status", Json.healthy());
  }

  private static void thermal(Call call, ObjectNode out) {
    out.put("Id", "Thermal");
    out.put("Name", "Thermal");
    ArrayNode temperatures = out.putArray("Temperatures");
    for (String id : List.of("CpuTemp", "InletTemp", "BoardTemp")) {
      ObjectNode one = temperatures.addObject();
      String number = String.valueOf(temperatures.size() - 1);
      one.put("@odata.id", call.uri() + "#/Temperatures/" + number);
      one.put("MemberId", number);
      one.put("Name", find(call, id).name());
      one.put("ReadingCelsius", value(call, id));
      one.put("PhysicalContext", find(call, id).place());
      one.put("UpperThresholdCritical", 85.0);
      one.put("UpperThresholdFatal", 95.0);
      one.set("Status", Json.healthy());
    }
    ObjectNode fan = out.putArray("Fans").addObject();
    fan.put("@odata.id", call.uri() + "#/Fans/0");
    fan.put("MemberId", "0");
    fan.put("Name", "Fan 1");
    fan.put("Reading", (int) value(call, "Fan1"));
    fan.put("ReadingUnits", "RPM");
    fan.set("Status", Json.healthy());
  }

  private static void metrics(Call call, ObjectNode out) {
    out.put("Id", "EnvironmentMetrics");
    out.put("Name", "Environment Metrics");
    out.set("PowerWatts", excerpt(call, "TotalPower"));
    out.set("TemperatureCelsius", excerpt(call, "InletTemp"));
  }

  /** A sensor's reading as other resources show it. */
  static ObjectNode excerpt(Call call, String id) {
    String sensor = Ids.chassis(call.system().id()) + "/Sensors/" + id;
    return Json.object().put("DataSourceUri", sensor).put("Reading", value(call, id));
  }
}

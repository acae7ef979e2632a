package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.bmc.PowerState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** Power, temperature and fans of a chassis; quiet numbers that follow the server's power. */
final class SensorResources {

  private static final String CHASSIS = Ids.ROOT + "/Chassis/{system}";

  /** A reading with the server on and with the server off. */
  private record Reading(String name, String type, String units, double on, double off) {}

  private static final Map<String, Reading> SENSORS =
      new TreeMap<>(
          Map.of(
              "CpuTemp", new Reading("CPU temperature", "Temperature", "Cel", 48, 24),
              "InletTemp", new Reading("Inlet temperature", "Temperature", "Cel", 23, 22),
              "Fan1", new Reading("Fan 1", "Rotational", "RPM", 5400, 0),
              "TotalPower", new Reading("Total power", "Power", "W", 180, 12)));

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
    control.put("PowerCapacityWatts", 800.0);
  }

  private static void thermal(Call call, ObjectNode out) {
    out.put("Id", "Thermal");
    out.put("Name", "Thermal");
    ObjectNode cpu = out.putArray("Temperatures").addObject();
    cpu.put("@odata.id", call.uri() + "#/Temperatures/0");
    cpu.put("MemberId", "0");
    cpu.put("Name", "CPU temperature");
    cpu.put("ReadingCelsius", value(call, "CpuTemp"));
    cpu.set("Status", Json.healthy());
    ObjectNode fan = out.putArray("Fans").addObject();
    fan.put("@odata.id", call.uri() + "#/Fans/0");
    fan.put("MemberId", "0");
    fan.put("Name", "Fan 1");
    fan.put("Reading", (int) value(call, "Fan1"));
    fan.put("ReadingUnits", "RPM");
    fan.set("Status", Json.healthy());
  }
}

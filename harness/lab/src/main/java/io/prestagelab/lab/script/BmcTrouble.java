package io.prestagelab.lab.script;

import io.prestagelab.emulator.fault.HttpFault;
import io.prestagelab.lab.LabException;
import io.prestagelab.lab.trial.VirtualServer;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What a BMC can refuse, in the scenarios' words. */
public final class BmcTrouble {
  private record Asked(String method, String path) {}

  private static final int ALWAYS = 1_000;
  private static final Map<String, Asked> REQUESTS =
      Map.of(
          "the service root", new Asked("GET", "/redfish/v1/?"),
          "a login", new Asked("POST", ".*/Sessions"),
          "an insertion", new Asked("POST", ".*VirtualMedia\\.InsertMedia"),
          "a boot override", new Asked("PATCH", "/redfish/v1/Systems/[^/]+"),
          "a power command", new Asked("POST", ".*ComputerSystem\\.Reset"));

  private BmcTrouble() {}

  /**
   * Has the server's BMC answer {@code status} from now on.
   *
   * @param request "a login", "an insertion" and so on
   * @throws LabException if there is no such request
   */
  public static void answers(VirtualServer server, int status, String request) {
    Asked asked = REQUESTS.get(request);
    if (asked == null) {
      throw new LabException(
          "a BMC has no request '%s'; known are %s"
              .formatted(request, new TreeSet<>(REQUESTS.keySet())));
    }
    server
        .controller()
        .settings()
        .faults()
        .http(List.of(HttpFault.status(asked.method(), asked.path(), ALWAYS, status)));
  }
}

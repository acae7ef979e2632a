package io.prestagelab.features;

import io.prestagelab.emulator.fault.HttpFault;
import io.prestagelab.lab.LabException;
import java.util.Map;
import java.util.TreeSet;

/** What a BMC can refuse, in the scenarios' words. */
final class BmcRequests {
  private record Asked(String method, String path) {}

  private static final int ALWAYS = 1_000;
  private static final Map<String, Asked> REQUESTS =
      Map.of(
          "the service root", new Asked("GET", "/redfish/v1/?"),
          "a login", new Asked("POST", ".*/Sessions"),
          "an insertion", new Asked("POST", ".*VirtualMedia\\.InsertMedia"),
          "a boot override", new Asked("PATCH", "/redfish/v1/Systems/[^/]+"),
          "a power command", new Asked("POST", ".*ComputerSystem\\.Reset"));

  private BmcRequests() {}

  /**
   * The fault of a BMC that answers {@code status} from now on.
   *
   * @param request "a login", "an insertion" and so on
   * @throws LabException if there is no such request
   */
  static HttpFault answered(int status, String request) {
    Asked asked = REQUESTS.get(request);
    if (asked == null) {
      throw new LabException(
          "a BMC has no request '%s'; known are %s"
              .formatted(request, new TreeSet<>(REQUESTS.keySet())));
    }
    return HttpFault.status(asked.method(), asked.path(), ALWAYS, status);
  }
}

package io.prestagelab.emulator.redfish;

import java.util.Locale;

/** What the headers of a request say about its form and that of the answer. */
final class Wanted {

  private Wanted() {}

  /** This service speaks OData 4.0 only. */
  static void checkVersion(Request request) {
    String version = request.header("OData-Version");
    if (version != null && !version.strip().equals("4.0")) {
      throw new RedfishError(412, Message.of(BaseMessage.HEADER_INVALID, "OData-Version"));
    }
  }

  /** A body is JSON; without Content-Type it is taken for that. */
  static void checkContentType(Request request) {
    String type = request.header("Content-Type");
    if (request.body().length == 0 || type == null) {
      return;
    }
    String bare = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!bare.equals("application/json") && !bare.endsWith("+json")) {
      throw new RedfishError(415, Message.of(BaseMessage.HEADER_INVALID, "Content-Type"));
    }
  }

  /** Resources are JSON; who wants only something else cannot have them. */
  static void checkAccept(Request request) {
    String accept = request.header("Accept");
    if (accept == null || accept.isBlank()) {
      return;
    }
    for (String range : accept.split(",")) {
      String bare = range.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
      if (bare.equals("*/*") || bare.equals("application/*") || bare.equals("application/json")) {
        return;
      }
    }
    throw new RedfishError(406, Message.of(BaseMessage.HEADER_INVALID, "Accept"));
  }
}

package io.prestagelab.emulator.profile;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request to a BMC with a personality.
 *
 * @param method upper-case method
 * @param path path without query
 * @param body JSON body; absent if there is none or it is no object
 * @param ifMatch whether it has If-Match
 * @param loggedIn whether it has a token or basic authentication
 */
public record Asked(
    String method, String path, @Nullable ObjectNode body, boolean ifMatch, boolean loggedIn) {

  Asked at(String other) {
    return new Asked(method, other, body, ifMatch, loggedIn);
  }

  Asked with(ObjectNode other) {
    return new Asked(method, path, other, ifMatch, loggedIn);
  }

  boolean is(String wanted, String ending) {
    return method.equals(wanted) && path.endsWith(ending);
  }
}

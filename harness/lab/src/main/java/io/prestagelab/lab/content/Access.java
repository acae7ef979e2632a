package io.prestagelab.lab.content;

import java.time.Instant;

/**
 * One answered request of the content server.
 *
 * @param time when the answer ended
 * @param method HTTP method
 * @param path decoded path, from the root of the server
 * @param status HTTP status
 * @param bytes bytes of the body that were handed to the connection
 * @param complete whether the body went out as long as announced
 */
public record Access(
    Instant time, String method, String path, int status, long bytes, boolean complete) {

  /** One line of the access log file. */
  String line() {
    return "%s %s %s %d %d %s"
        .formatted(time, method, path, status, bytes, complete ? "complete" : "CUT");
  }
}

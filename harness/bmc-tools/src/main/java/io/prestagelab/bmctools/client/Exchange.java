package io.prestagelab.bmctools.client;

import java.time.Instant;

/**
 * One request to a BMC and its answer, without secrets.
 *
 * @param time when it was sent
 * @param milliseconds until the answer was complete
 * @param method HTTP method
 * @param path path on the BMC
 * @param request body sent, empty if none
 * @param status HTTP status, 0 if no answer came
 * @param response body of the answer, or what went wrong
 */
public record Exchange(
    Instant time,
    long milliseconds,
    String method,
    String path,
    String request,
    int status,
    String response) {}

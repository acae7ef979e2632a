package io.prestagelab.bmctools.client;

import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/** Why no answer came, in words, and what to do. */
public final class Complaint {
  private Complaint() {}

  /** In one line, with the BMC's address {@code base}. */
  public static String of(URI base, Throwable error) {
    return "no answer from the BMC at %s (%s)".formatted(base, reason(base, error));
  }

  private static String reason(URI base, Throwable error) {
    Throwable cause = root(error);
    if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
      return "no such host; check the name";
    }
    if (error instanceof HttpConnectTimeoutException) {
      return "nobody takes the connection, or not with TLS; check address and port";
    }
    if (error instanceof HttpTimeoutException) {
      return "it took the request and did not answer in time";
    }
    if (error instanceof ConnectException) {
      return "connection refused; check address and port";
    }
    if (error instanceof SSLException) {
      return "TLS fails: %s; is %s its HTTPS port?".formatted(words(error), port(base));
    }
    if (words(error).contains("status line")) {
      return "it speaks no HTTP; give https:// if that is its HTTPS port";
    }
    return words(error);
  }

  private static Throwable root(Throwable error) {
    Throwable cause = error;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static int port(URI base) {
    return base.getPort() < 0 ? 443 : base.getPort();
  }

  private static String words(Throwable error) {
    String message = error.getMessage();
    return message == null
        ? error.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }
}

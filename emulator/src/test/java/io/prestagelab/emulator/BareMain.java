package io.prestagelab.emulator;

import io.javalin.Javalin;
import io.prestagelab.emulator.redfish.BareServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@link BareServer} as a process: prints its URL, and serves until it is ended. */
final class BareMain {

  private BareMain() {}

  /**
   * Serves a file's bytes.
   *
   * @param arguments folder of the certificate, whether with TLS, the file
   */
  public static void main(String[] arguments) throws IOException {
    boolean tls = Boolean.parseBoolean(arguments[1]);
    byte[] bytes = Files.readAllBytes(Path.of(arguments[2]));
    Javalin bare = BareServer.start(Path.of(arguments[0]), tls, bytes);
    System.out.printf(
        "%s://127.0.0.1:%d/redfish/v1/Systems/s1%n", tls ? "https" : "http", bare.port());
  }
}

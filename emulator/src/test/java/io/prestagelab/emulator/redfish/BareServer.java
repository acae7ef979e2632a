package io.prestagelab.emulator.redfish;

import io.javalin.Javalin;
import io.prestagelab.emulator.tls.Certificate;
import io.prestagelab.emulator.tls.TlsIdentity;
import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;

/** What the emulator's speed is measured against: Javalin that always answers the same bytes. */
public final class BareServer {

  private BareServer() {}

  /** Starts it on a free port of the loopback address, with the emulator's TLS settings. */
  public static Javalin start(Path folder, boolean tls, byte[] bytes) throws IOException {
    Certificate certificate = Certificate.keptIn(folder);
    return Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.http.compressionStrategy = io.javalin.compression.CompressionStrategy.NONE;
              config.jetty.addConnector(
                  (server, http) -> {
                    ServerConnector connector =
                        tls
                            ? new ServerConnector(
                                server,
                                0,
                                2,
                                new SslConnectionFactory(
                                    new TlsIdentity(certificate).context(), "http/1.1"),
                                new HttpConnectionFactory(http))
                            : new ServerConnector(server, 0, 2, new HttpConnectionFactory(http));
                    connector.setHost("127.0.0.1");
                    return connector;
                  });
              config.routes.get(
                  "/redfish/v1/Systems/s1",
                  context -> context.contentType("application/json").result(bytes));
            })
        .start();
  }
}

package io.prestagelab.testing.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/**
 * The container image of {@code ci/image}: one BMC with a simulated server, HTTPS on port 8443.
 *
 * <pre>{@code
 * @Container final BmcContainer bmc = new BmcContainer("prestage-lab-bmc:0.1.0");
 * }</pre>
 */
public final class BmcContainer extends GenericContainer<BmcContainer> {
  /** Where the image's BMC listens. */
  public static final int PORT = 8443;

  private static final String KEYS = "/var/lib/prestage-lab/bmc/bmc.p12";

  /** A container of {@code image}, such as {@code prestage-lab-bmc:0.1.0}. */
  public BmcContainer(String image) {
    super(DockerImageName.parse(image));
    addExposedPort(PORT);
    setWaitStrategy(
        Wait.forLogMessage(".*https://.*/redfish/v1/.*\\n", 1)
            .withStartupTimeout(Duration.ofMinutes(2)));
  }

  /**
   * In the network of the machine itself, on its loopback address, for Docker without a bridge;
   * {@link #PORT} must be free there.
   */
  public BmcContainer withHostNetwork() {
    setExposedPorts(List.of());
    setCommand("--config", "/opt/prestage-lab/loopback.yaml");
    return withNetworkMode("host");
  }

  /** {@code https://host:port} as this machine reaches it. */
  public URI address() {
    boolean mapped = !getExposedPorts().isEmpty();
    return URI.create("https://" + getHost() + ":" + (mapped ? getMappedPort(PORT) : PORT));
  }

  /** The administrator's name. */
  public String user() {
    return "admin";
  }

  /** The administrator's password. */
  public String password() {
    return "password";
  }

  /**
   * The certificate that clients see, in PEM.
   *
   * @throws IllegalStateException if the container does not run
   */
  public String certificate() {
    String[] export = {
      "keytool",
      "-exportcert",
      "-rfc",
      "-alias",
      "bmc",
      "-keystore",
      KEYS,
      "-storepass",
      "prestage-lab"
    };
    try {
      ExecResult result = execInContainer(export);
      if (result.getExitCode() != 0) {
        throw new IllegalStateException("no certificate: " + result.getStdout());
      }
      return result.getStdout();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}

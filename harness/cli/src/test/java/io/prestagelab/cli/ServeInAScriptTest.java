package io.prestagelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lab bmc serve &} in a script: which signal ends it. */
class ServeInAScriptTest {
  private static final int TERMINATED = 143;
  private static final int OK = 200;

  @TempDir Path folder;

  @Test
  void a_shell_makes_its_background_deaf_for_ctrl_c_and_term_ends_it() throws Exception {
    Path config = Files.writeString(folder.resolve("bmc.yaml"), "tls: false\nbmcs: [{name: s1}]\n");
    try (LabProcess lab =
        LabProcess.startInBackground(
            folder.resolve("home"), "bmc", "serve", "--config", config.toString())) {
      String url = lab.lineWith("s1  http").split("\\s+")[1];
      lab.interrupt();
      URI root = URI.create(url).resolve("/redfish/v1/");
      assertThat(
              HttpClient.newHttpClient()
                  .send(HttpRequest.newBuilder(root).build(), BodyHandlers.discarding())
                  .statusCode())
          .isEqualTo(OK);
      lab.terminate();
      assertThat(lab.end()).isEqualTo(TERMINATED);
      assertThat(lab.errors()).isEmpty();
    }
  }
}

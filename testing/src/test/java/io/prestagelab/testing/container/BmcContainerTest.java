package io.prestagelab.testing.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.testing.Http;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The image, in a real Docker engine; its tag is in $LAB_TEST_IMAGE, which ci/docker.sh sets. */
class BmcContainerTest {

  @Test
  @EnabledIf("imageIsThere")
  void the_container_is_a_bmc_that_knows_its_user_and_runs_without_root() throws Exception {
    // snippet: container
    try (BmcContainer bmc = new BmcContainer(image())) {
      // end
      bmc.withLabel("io.prestagelab.test", "true");
      if ("host".equals(System.getenv("LAB_DOCKER_NETWORK"))) {
        bmc.withHostNetwork();
      }
      // snippet: started
      bmc.start();
      Http program = new Http(bmc.address(), bmc.user(), bmc.password(), bmc.certificate());
      assertThat(program.get("/redfish/v1/Systems/server1").statusCode()).isEqualTo(200);
      // end
      Http stranger = new Http(bmc.address(), bmc.user(), "wrong", bmc.certificate());
      assertThat(stranger.get("/redfish/v1/Systems/server1").statusCode()).isEqualTo(401);
      assertThat(bmc.execInContainer("id", "-u").getStdout().strip()).isEqualTo("10001");
      assertThat(bmc.getCurrentContainerInfo().getConfig().getHealthcheck()).isNotNull();
      assertThat(
              bmc.execInContainer(
                      "curl",
                      "--fail",
                      "--silent",
                      "--insecure",
                      "https://127.0.0.1:8443/redfish/v1/")
                  .getExitCode())
          .isZero();
    }
  }

  private static String image() {
    return String.valueOf(System.getenv("LAB_TEST_IMAGE"));
  }

  static boolean imageIsThere() {
    boolean there = System.getenv("LAB_TEST_IMAGE") != null;
    if (!there) {
      System.err.println(
          "SKIPPED the test of the container image: $LAB_TEST_IMAGE names none; ./lab test makes it where there is a Docker engine");
    }
    return there;
  }
}

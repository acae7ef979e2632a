package io.prestagelab.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestBmcTest {

  @TempDir Path folder;

  @Test
  void several_bmcs_run_beside_each_other_with_credentials_of_their_own() {
    // snippet: plain
    TestBmcSettings settings = TestBmcSettings.simulated().withCredentials("root", "calvin");
    try (TestBmc one = TestBmc.start(settings.named("node1"));
        TestBmc two = TestBmc.start(settings.named("node2").like("dell-idrac9"))) {
      assertThat(Http.of(one).get("/redfish/v1/Systems/node1").statusCode()).isEqualTo(200);
      assertThat(Http.of(two).get("/redfish/v1/Systems").body()).contains("System.Embedded.1");
    }
    // end
  }

  @Test
  void a_mockup_that_is_none_is_refused() {
    TestBmcSettings settings = TestBmcSettings.simulated().showing(folder);
    assertThatThrownBy(() -> TestBmc.start(settings)).hasMessageContaining("is no mockup");
  }

  @Test
  void its_files_are_gone_afterwards() {
    TestBmcSettings settings = TestBmcSettings.simulated();
    Path files;
    try (TestBmc bmc = TestBmc.start(settings)) {
      files = bmc.bmc().settings().scratch();
      assertThat(files).exists();
    }
    assertThat(Files.exists(files)).isFalse();
  }
}

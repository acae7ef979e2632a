package io.prestagelab.bmctools.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.bmctools.ToolException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Execution(ExecutionMode.CONCURRENT)
final class PublishSafeTest {
  private static final String PASSWORD = "correct horse 77 battery";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
  void no_secret_of_the_bmc_is_in_a_recording(long seed) throws IOException {
    try (SecretiveBmc bmc = new SecretiveBmc(seed)) {
      Path output = record(bmc);
      List<String> secrets = new ArrayList<>(bmc.secrets);
      secrets.addAll(List.of(PASSWORD, "chief_of_site"));
      assertThat(SecretSearch.in(output, secrets)).isEmpty();
    }
  }

  /** Otherwise the test above could not fail. */
  @Test
  void the_search_finds_the_secrets_of_a_recording_that_keeps_identities() throws IOException {
    try (SecretiveBmc bmc = new SecretiveBmc(1)) {
      Path output = folder.resolve("open");
      CrawlSettings settings =
          CrawlSettings.of(bmc.address(), "chief_of_site", PASSWORD).withIdentities();
      new MockupRecorder(settings).record(output, count -> {});
      Set<String> found = SecretSearch.in(output, bmc.secrets);
      assertThat(found).hasSizeGreaterThan(15);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8})
  void every_link_leads_to_a_resource_and_the_same_value_has_the_same_pseudonym(long seed)
      throws IOException {
    try (SecretiveBmc bmc = new SecretiveBmc(seed)) {
      Path output = record(bmc);
      Set<String> links = new TreeSet<>();
      try (Stream<Path> files = Files.walk(output)) {
        for (Path file : files.filter(path -> path.endsWith("index.json")).toList()) {
          collect(JsonMapper.shared().readTree(file), links);
        }
      }
      assertThat(links).hasSameSizeAs(new TreeSet<>(bmc.paths));
      assertThat(links)
          .allSatisfy(
              link -> assertThat(output.resolve(link.substring(1)).resolve("index.json")).exists());
      String system =
          links.stream()
              .filter(link -> link.matches("/redfish/v1/Systems/[^/]+"))
              .findFirst()
              .orElseThrow();
      JsonNode body =
          JsonMapper.shared().readTree(output.resolve(system.substring(1)).resolve("index.json"));
      String serial = body.path("SerialNumber").asString();
      assertThat(body.path("Id").asString()).isEqualTo(serial);
      assertThat(system).endsWith("/" + serial);
      assertThat(body.path("Description").asString()).startsWith("Server " + serial + " of ");
      assertThat(body.path("BiosVersion").asString()).isEqualTo("1.2.3.4");
      assertThat(body.path("PowerState").asString()).isEqualTo("On");
      assertThat(body.at("/Boot/BootSourceOverrideTarget@Redfish.AllowableValues/0").asString())
          .isEqualTo("Cd");
      String manager =
          links.stream()
              .filter(link -> link.matches("/redfish/v1/Managers/[^/]+"))
              .findFirst()
              .orElseThrow();
      byte[] id =
          java.util.Base64.getUrlDecoder().decode(manager.substring(manager.lastIndexOf('/') + 1));
      assertThat(new String(id, StandardCharsets.UTF_8)).isEqualTo("bmc of " + serial);
    }
  }

  private static void collect(JsonNode node, Set<String> links) {
    if (node.path("@odata.id").isString()) {
      links.add(node.path("@odata.id").stringValue());
    }
    node.forEach(inner -> collect(inner, links));
  }

  @Test
  void a_crawl_asks_for_nothing_but_get_and_its_own_session() throws IOException {
    try (SecretiveBmc bmc = new SecretiveBmc(4)) {
      record(bmc);
      assertThat(bmc.asked).filteredOn(line -> !line.startsWith("GET ")).hasSize(2);
      assertThat(bmc.asked)
          .filteredOn(line -> line.startsWith("DELETE "))
          .singleElement()
          .asString()
          .contains("/Sessions/");
      assertThat(bmc.asked)
          .filteredOn(line -> line.startsWith("GET /redfish/v1/Systems"))
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void a_limit_ends_the_crawl_and_is_named() throws IOException {
    try (SecretiveBmc bmc = new SecretiveBmc(4)) {
      CrawlSettings settings = CrawlSettings.of(bmc.address(), "u1234", PASSWORD);
      MockupRecorder recorder = new MockupRecorder(settings.within(3, settings.time()));
      MockupRecorder.Result result = recorder.record(folder.resolve("part"), count -> {});
      assertThat(result.resources()).isEqualTo(3);
      assertThat(result.missing())
          .last()
          .asString()
          .contains("the limit of 3 resources is reached");
    }
  }

  @Test
  void a_bmc_that_dies_in_the_middle_leaves_nothing() {
    SecretiveBmc bmc = new SecretiveBmc(4);
    CrawlSettings settings = CrawlSettings.of(bmc.address(), "u1234", PASSWORD);
    Path output = folder.resolve("never");
    assertThatThrownBy(() -> new MockupRecorder(settings).record(output, count -> bmc.close()))
        .isInstanceOf(ToolException.class)
        .hasMessageContaining("stopped answering");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void an_output_that_is_there_is_refused_before_anything_is_asked() {
    try (SecretiveBmc bmc = new SecretiveBmc(4)) {
      MockupRecorder recorder = new MockupRecorder(CrawlSettings.of(bmc.address(), "u1", PASSWORD));
      assertThatThrownBy(() -> recorder.record(folder, count -> {}))
          .hasMessageContaining("exists already");
      assertThat(bmc.asked).isEmpty();
    }
  }

  private Path record(SecretiveBmc bmc) throws IOException {
    Path output = folder.resolve("mockup");
    CrawlSettings settings = CrawlSettings.of(bmc.address(), "chief_of_site", PASSWORD);
    new MockupRecorder(settings).record(output, count -> {});
    return output;
  }
}

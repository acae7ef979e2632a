package io.prestagelab.bmctools.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.bmctools.check.DocumentedTable.Row;
import io.prestagelab.emulator.bmc.PowerState;
import io.prestagelab.emulator.bmc.ResetType;
import io.prestagelab.emulator.host.BootDevice;
import io.prestagelab.emulator.media.MediaRequest;
import io.prestagelab.emulator.profile.Personalities;
import io.prestagelab.emulator.profile.Personality;
import io.prestagelab.emulator.profile.Quirk;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Three that must agree on each quirk and personality: what is written of the StarlingX clients
 * (docs/bmc-check.md), what happens when their requests are really made, and the check's verdict.
 */
@Execution(ExecutionMode.CONCURRENT)
final class QuirkTableTest {
  private static final String STOPS = "stops: ";

  @TempDir Path folder;

  static List<Row> quirks() {
    return DocumentedTable.quirks();
  }

  static List<Row> personalities() {
    return DocumentedTable.personalities();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("quirks")
  void the_clients_fare_with_a_quirk_as_is_written(Row row) {
    Personality personality = Personality.plain(quirk(row));
    executed(row, Client.OLDER, personality);
    executed(row, Client.NEWER, personality);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("quirks")
  void the_check_says_of_a_quirk_what_is_written(Row row) {
    checked(row, Personality.plain(quirk(row)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("personalities")
  void the_clients_fare_with_a_personality_as_is_written(Row row) {
    executed(row, Client.OLDER, Personalities.named(row.name()));
    executed(row, Client.NEWER, Personalities.named(row.name()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("personalities")
  void the_check_says_of_a_personality_what_is_written(Row row) {
    CheckReport report = checked(row, Personalities.named(row.name()));
    assertThat(report.findings())
        .filteredOn(finding -> finding.check() == Check.CANARY)
        .extracting(CheckResult::outcome)
        .containsExactly(CheckOutcome.PASS);
  }

  @Test
  void all_forty_rows_are_there_and_each_switch_has_the_number_of_its_row() {
    assertThat(DocumentedTable.numbers())
        .containsAll(IntStream.rangeClosed(1, 40).boxed().toList());
    assertThat(quirks())
        .extracting(Row::name)
        .containsExactlyInAnyOrder(
            Stream.of(Quirk.values()).map(Quirk::word).toArray(String[]::new));
    assertThat(quirks()).allSatisfy(row -> assertThat(quirk(row).row()).isEqualTo(row.number()));
  }

  @Test
  void all_personalities_are_there() {
    assertThat(personalities())
        .extracting(Row::name)
        .containsExactlyElementsOf(Personalities.names());
  }

  private static Quirk quirk(Row row) {
    return Stream.of(Quirk.values())
        .filter(quirk -> quirk.word().equals(row.name()))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Runs the client's requests against a server that is on and has an image inserted already; only
   * where conditions are written, with an empty drive.
   */
  private void executed(Row row, Client client, Personality personality) {
    String expected = row.expected(client);
    try (SimulatedBmc bmc = new SimulatedBmc(folder, personality);
        FakeCanary web = new FakeCanary(bmc.host())) {
      bmc.bmc().reset(ResetType.ON);
      if (!expected.equals("conditions")) {
        String stale = web.image() + "?stale";
        bmc.bmc().cd().insert(stale, MediaRequest.of(web.image(), folder));
      }
      StarlingxClient sequence =
          client == Client.OLDER ? new OlderClient(bmc.address()) : new NewerClient(bmc.address());
      Optional<StarlingxClient.Stop> stop = sequence.install(web.image());
      String happened = stop.map(end -> STOPS + end.stage.title()).orElse("installs");
      assertThat(happened)
          .as(client + " " + stop.map(Throwable::getMessage).orElse("") + " " + row)
          .isEqualTo(expected.startsWith(STOPS) ? expected : "installs");
      if (stop.isEmpty()) {
        assertThat(bmc.host().boots()).last().isEqualTo(BootDevice.CD);
      }
    }
  }

  private CheckReport checked(Row row, Personality personality) {
    try (SimulatedBmc bmc = new SimulatedBmc(folder, personality)) {
      CheckReport report = bmc.check(Tier.FULL);
      assertThat(word(report, Client.OLDER)).as("older client").isEqualTo(row.older());
      assertThat(word(report, Client.NEWER)).as("newer client").isEqualTo(row.newer());
      assertThat(bmc.bmc().cd().state().inserted()).as("medium left").isFalse();
      assertThat(bmc.bmc().powerState()).as("power left").isEqualTo(PowerState.OFF);
      return report;
    }
  }

  private static String word(CheckReport report, Client client) {
    Suitability verdict = report.verdict(client);
    return switch (verdict.answer()) {
      case INSTALLS -> "installs";
      case CONDITIONS -> "conditions";
      case WILL_NOT -> STOPS + verdict.step().map(Stage::title).orElse("");
    };
  }
}

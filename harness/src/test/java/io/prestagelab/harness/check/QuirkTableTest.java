package io.prestagelab.harness.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.emulator.bmc.PowerState;
import io.prestagelab.emulator.profile.Personalities;
import io.prestagelab.emulator.profile.Personality;
import io.prestagelab.emulator.profile.Quirk;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What each quirk does to the two StarlingX clients, by what is known of their code, against what
 * the check says.
 */
final class QuirkTableTest {

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}: older {1}, newer {2}")
  @CsvSource({
    "MEDIA_UNDER_MANAGER_ONLY,      installs,      installs",
    "MEDIA_UNDER_SYSTEM_ONLY,       FIND_MEDIA,    installs",
    "SECOND_MANAGER_WITHOUT_MEDIA,  FIND_MEDIA,    installs",
    "EMPTY_MEDIA_COLLECTION,        FIND_MEDIA,    FIND_MEDIA",
    "DRIVE_WITHOUT_TYPES_FIRST,     FIND_MEDIA,    installs",
    "OTHER_DRIVE_FIRST,             installs,      installs",
    "FILE_SHARE_DRIVE_FIRST,        INSERT,        INSERT",
    "NO_DRIVE_ACTIONS,              INSERT,        INSERT",
    "NO_EJECT_ACTION,               conditions,    conditions",
    "NO_DRIVE_TYPE_NAME,            INSERT,        installs",
    "EMPTY_200,                     POWER_OFF,     POWER_OFF",
    "CREATED_201,                   EJECT,         EJECT",
    "ACCEPTED_202,                  installs,      installs",
    "EJECT_404,                     installs,      installs",
    "EJECT_500,                     EJECT,         EJECT",
    "EJECT_REPEATED,                conditions,    conditions",
    "IMAGE_LATE,                    installs,      installs",
    "IMAGE_NORMALISED,              INSERT,        INSERT",
    "INSERTED_ABSENT,               EJECT,         EJECT",
    "POWER_LATE,                    installs,      installs",
    "ONLY_POWER_BUTTON,             POWER_OFF,     POWER_OFF",
    "NO_FORCE_ON,                   installs,      installs",
    "NO_RESET_VALUES,               POWER_OFF,     POWER_OFF",
    "LAST_SYSTEM_WITHOUT_BOOT,      BOOT_OVERRIDE, installs",
    "FIRST_SYSTEM_WITHOUT_ACTIONS,  POWER_OFF,     POWER_OFF",
    "BOOT_MODES_EMPTY,              BOOT_OVERRIDE, BOOT_OVERRIDE",
    "BOOT_MODES_UNLISTED,           installs,      installs",
    "USB_CD,                        BOOT_OVERRIDE, BOOT_OVERRIDE",
    "BOOT_BY_SETTINGS,              BOOT_OVERRIDE, BOOT_OVERRIDE",
    "IF_MATCH_REQUIRED,             BOOT_OVERRIDE, installs",
    "BOOT_LATE,                     BOOT_OVERRIDE, installs",
    "ONCE_STAYS,                    conditions,    conditions",
    "NO_SESSION_LOCATION,           conditions,    conditions",
    "LOGOUT_500,                    LOG_OUT,       installs",
    "ROOT_NEEDS_LOGIN,              CONNECT,       CONNECT"
  })
  void a_quirk_means_to_the_clients_what_their_code_says(Quirk quirk, String older, String newer) {
    try (SimulatedBmc bmc = new SimulatedBmc(folder, Personality.plain(quirk))) {
      CheckReport report = bmc.check(Tier.FULL);
      assertThat(word(report, Client.OLDER)).as("older client").isEqualTo(older);
      assertThat(word(report, Client.NEWER)).as("newer client").isEqualTo(newer);
      assertThat(bmc.bmc().cd().state().inserted()).as("medium left").isFalse();
      assertThat(bmc.bmc().powerState()).as("power left").isEqualTo(PowerState.OFF);
    }
  }

  @ParameterizedTest
  @EnumSource(Quirk.class)
  void every_quirk_is_in_the_table(Quirk quirk) throws Exception {
    CsvSource table =
        QuirkTableTest.class
            .getDeclaredMethod(
                "a_quirk_means_to_the_clients_what_their_code_says",
                Quirk.class,
                String.class,
                String.class)
            .getAnnotation(CsvSource.class);
    assertThat(table.value()).anyMatch(row -> row.startsWith(quirk.name() + ","));
  }

  @ParameterizedTest(name = "{0}: older {1}, newer {2}")
  @CsvSource({
    "generic,            installs,      installs",
    "dell-idrac9,        installs,      installs",
    "dell-xr,            FIND_MEDIA,    installs",
    "hpe-ilo5,           installs,      installs",
    "supermicro,         BOOT_OVERRIDE, installs",
    "lenovo-xcc,         BOOT_OVERRIDE, installs",
    "openbmc,            installs,      installs",
    "classic-managers,   installs,      installs",
    "systems-only-media, FIND_MEDIA,    installs"
  })
  void a_personality_lets_those_clients_through_that_its_traits_allow(
      String name, String older, String newer) {
    try (SimulatedBmc bmc = new SimulatedBmc(folder, Personalities.named(name))) {
      CheckReport report = bmc.check(Tier.FULL);
      assertThat(word(report, Client.OLDER)).as("older client").isEqualTo(older);
      assertThat(word(report, Client.NEWER)).as("newer client").isEqualTo(newer);
      assertThat(report.findings())
          .filteredOn(finding -> finding.check() == Check.CANARY)
          .extracting(Finding::outcome)
          .containsExactly(Outcome.PASS);
    }
  }

  private static String word(CheckReport report, Client client) {
    Verdict verdict = report.verdict(client);
    return switch (verdict.answer()) {
      case INSTALLS -> "installs";
      case CONDITIONS -> "conditions";
      case WILL_NOT -> verdict.step().map(Stage::name).orElse("");
    };
  }
}

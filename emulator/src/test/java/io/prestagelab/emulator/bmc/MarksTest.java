package io.prestagelab.emulator.bmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.emulator.media.MediaLimits;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a BMC shows and calls things. */
class MarksTest {
  @TempDir Path folder;

  /** DSP0266's roles, by which clients know them. */
  @ParameterizedTest
  @CsvSource({"ADMINISTRATOR, Administrator", "OPERATOR, Operator", "READ_ONLY, ReadOnly"})
  void a_role_has_redfishs_name(Role role, String id) {
    assertThat(role.wire()).isEqualTo(id);
    assertThat(Role.of(id)).contains(role);
  }

  @ParameterizedTest
  @EnumSource
  void another_name_is_no_role(Role role) {
    assertThat(Role.of(role.wire().toLowerCase(java.util.Locale.ROOT))).isEmpty();
    assertThat(Role.of("")).isEmpty();
  }

  @Test
  void credentials_show_no_password() {
    assertThat(new Credentials("admin", "prestage")).hasToString("Credentials[user=admin]");
  }

  @ParameterizedTest
  @CsvSource({
    "http://10.0.2.2/iso/22.06/bootimage.iso, bootimage.iso",
    "http://10.0.2.2/a.iso?token=x/y, a.iso",
    "http://10.0.2.2/a.iso#part/1, a.iso",
    "bootimage.iso, bootimage.iso",
    "http://10.0.2.2/, ''"
  })
  void an_images_name_is_the_end_of_its_path(String image, String name) {
    assertThat(new VirtualMediaState(image, true, "URI", "Stream").imageName()).isEqualTo(name);
  }

  @Test
  void an_empty_drive_has_no_image() {
    assertThat(VirtualMediaState.EMPTY.imageName()).isNull();
    assertThat(VirtualMediaState.EMPTY.inserted()).isFalse();
  }

  @Test
  void an_urls_bound_is_at_least_one_character() {
    assertThat(new MediaRules(MediaLimits.USUAL, 1, true).longestUrl()).isEqualTo(1);
    assertThatThrownBy(() -> new MediaRules(MediaLimits.USUAL, 0, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("longest URL 0: at least 1 character");
  }

  @Test
  void marks_are_kept_when_they_change_and_not_when_they_come_back() {
    AtomicInteger changes = new AtomicInteger();
    Labels labels = new Labels(changes::incrementAndGet);
    labels.restore("rack 3", Labels.Light.BLINKING);
    assertThat(labels.assetTag()).isEqualTo("rack 3");
    assertThat(labels.light()).isEqualTo(Labels.Light.BLINKING);
    assertThat(changes).hasValue(0);
    labels.mark("rack 4");
    labels.show(Labels.Light.LIT);
    assertThat(labels.assetTag()).isEqualTo("rack 4");
    assertThat(labels.light()).isEqualTo(Labels.Light.LIT);
    assertThat(changes).hasValue(2);
  }

  /** DSP0266 9.6.4: a date-time has its offset, and Z if it is none. */
  @Test
  void a_clock_that_is_set_goes_on_from_there_and_is_shown_in_its_offset() {
    SettableClock clock =
        new SettableClock(Clock.fixed(Instant.parse("2026-01-01T06:00:00Z"), ZoneOffset.UTC));
    clock.set(Instant.parse("2030-05-06T07:08:09.9Z"));
    assertThat(clock.instant()).isEqualTo(Instant.parse("2030-05-06T07:08:09.9Z"));
    assertThat(clock.shown()).isEqualTo("2030-05-06T07:08:09Z");
    clock.show(ZoneOffset.ofHours(2));
    assertThat(clock.shown()).isEqualTo("2030-05-06T09:08:09+02:00");
  }

  @Test
  void media_are_inserted_in_the_background_if_a_bmc_is_asked_to() {
    BmcSettings settings = BmcSettings.of("s1", folder);
    assertThat(settings.id()).isEqualTo("s1");
    assertThat(settings.asyncMedia()).isFalse();
  }
}

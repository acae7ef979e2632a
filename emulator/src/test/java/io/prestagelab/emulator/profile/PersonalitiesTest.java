package io.prestagelab.emulator.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonalitiesTest {
  @TempDir Path folder;

  @Test
  void each_that_comes_with_the_lab_says_in_a_line_whose_it_is() {
    assertThat(Personalities.all())
        .hasSizeGreaterThanOrEqualTo(9)
        .allSatisfy(each -> assertThat(each.about()).isNotBlank().doesNotContain("\n"));
  }

  /** Clients take a service for an iDRAC or an iLO by this, not by {@code Vendor}. */
  @Test
  void every_dell_and_hpe_says_so_in_its_roots_oem_object() {
    Map<String, String> types = Map.of("Dell", "DellServiceRoot", "HPE", "HpeiLOServiceExt");
    assertThat(Personalities.all())
        .filteredOn(each -> types.containsKey(each.root().path("Vendor").asString("")))
        .hasSizeGreaterThanOrEqualTo(3)
        .allSatisfy(
            each ->
                assertThat(each.root().path("Oem").toString())
                    .contains("#" + types.get(each.root().path("Vendor").asString())));
  }

  @Test
  void one_of_a_user_is_a_file() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("own.yaml"),
            """
            ids: {system: Blade7}
            system: {Manufacturer: Me, SerialNumber: null}
            quirks: [eject-500, image-late]
            """);
    Personality own = Personalities.named(file.toString());
    assertThat(own.name()).isEqualTo("own");
    assertThat(own.ids().system()).isEqualTo("Blade7");
    assertThat(own.quirks()).containsExactlyInAnyOrder(Quirk.EJECT_500, Quirk.IMAGE_LATE);
  }

  @Test
  void an_unknown_quirk_is_refused_with_the_list_of_all() {
    assertThatThrownBy(() -> Personalities.parse("own", "quirks: [eject-501]"))
        .isInstanceOf(ProfileException.class)
        .hasMessageStartingWith("personality own: no quirk 'eject-501'")
        .message()
        .contains(Stream.of(Quirk.values()).map(Quirk::word).toList());
  }

  @Test
  void an_unknown_name_is_refused_with_the_list_of_all() {
    assertThatThrownBy(() -> Personalities.named("acme"))
        .hasMessageStartingWith("no personality 'acme'; there are generic, ")
        .hasMessageEndingWith("or give a .yaml file");
  }

  @Test
  void an_unknown_key_is_refused() {
    for (String yaml : List.of("quirk: [eject-500]", "ids: {sistem: x}", "[]")) {
      assertThatThrownBy(() -> Personalities.parse("own", yaml))
          .isInstanceOf(ProfileException.class)
          .hasMessageStartingWith("personality own: ");
    }
  }

  @Test
  void a_file_that_is_not_there_is_said() {
    assertThatThrownBy(() -> Personalities.named(folder.resolve("none.yaml").toString()))
        .hasMessageContaining("cannot be read; check the path");
  }
}

package io.prestagelab.image.iso;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Identifiers of files and directories (ECMA-119 §7.5 and §7.6, level 1; Joliet). */
class NamingTest {
  private final VolumeTree tree = new VolumeTree(Instant.EPOCH);

  @ParameterizedTest
  @CsvSource({
    "isolinux.cfg, ISOLINUX.CFG;1",
    "a-long-name.tar.gz, A_LONG_N.GZ;1",
    "file.html, FILE.HTM;1",
    "README, README.;1",
    ".treeinfo, _TREEINF.;1",
    "ends., ENDS._;1",
    "x.y, X.Y;1",
    "ä.ö, _._;1"
  })
  void level_1_has_eight_capitals_three_more_and_a_version(String name, String identifier) {
    assertThat(Naming.LEVEL_1.identifier(name, false, "")).isEqualTo(identifier);
  }

  @ParameterizedTest
  @CsvSource({"Packages, PACKAGES", "ostree_repo, OSTREE_R", "rel.d, REL_D"})
  void a_directory_has_no_extension_and_no_version(String name, String identifier) {
    assertThat(Naming.LEVEL_1.identifier(name, true, "")).isEqualTo(identifier);
  }

  @Test
  void a_number_takes_the_place_of_the_last_letters() {
    assertThat(Naming.LEVEL_1.identifier("packages.rpm", false, "1Z")).isEqualTo("PACKAG1Z.RPM;1");
    assertThat(Naming.LEVEL_1.identifier("a.rpm", false, "1Z")).isEqualTo("A1Z.RPM;1");
    assertThat(Naming.UNTRANSLATED.identifier("n".repeat(40), false, "12"))
        .isEqualTo("n".repeat(29) + "12");
    assertThat(Naming.JOLIET.identifier("n".repeat(140), false, "12"))
        .isEqualTo("n".repeat(101) + "12");
  }

  @Test
  void longer_names_keep_what_their_level_can_hold() {
    assertThat(Naming.UNTRANSLATED.identifier("Mixed Case-ä.tar.gz", false, ""))
        .isEqualTo("Mixed Case-_.tar.gz");
    assertThat(Naming.UNTRANSLATED.identifier("n".repeat(32), false, "")).hasSize(31);
    assertThat(Naming.JOLIET.identifier("ä*/:;?\\\u0007b", false, "")).isEqualTo("ä_______b");
    assertThat(Naming.JOLIET.identifier("n".repeat(104), false, "")).hasSize(103);
  }

  @Test
  void joliet_writes_two_bytes_a_letter_but_for_a_directory_itself_and_the_one_above() {
    assertThat(Naming.JOLIET.bytes("ab")).containsExactly(0, 'a', 0, 'b');
    assertThat(Naming.JOLIET.bytes("\0")).containsExactly(0);
    assertThat(Naming.JOLIET.bytes("\1")).containsExactly(1);
    assertThat(Naming.LEVEL_1.bytes("AB")).containsExactly('A', 'B');
  }

  @Test
  void joliet_alone_has_no_rock_ridge() {
    assertThat(Naming.LEVEL_1.hasRockRidge()).isTrue();
    assertThat(Naming.UNTRANSLATED.hasRockRidge()).isTrue();
    assertThat(Naming.JOLIET.hasRockRidge()).isFalse();
  }

  @Test
  void files_that_would_be_called_the_same_are_numbered_from_nought_in_base_36() {
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      paths.add("d/package-" + i + ".rpm");
      tree.file(paths.get(i), Content.text(""));
    }
    assertThat(Naming.LEVEL_1.identifiers(paths, tree))
        .containsEntry("d/package-0.rpm", "PACKAGE_.RPM;1")
        .containsEntry("d/package-1.rpm", "PACKAGE0.RPM;1")
        .containsEntry("d/package-36.rpm", "PACKAGEZ.RPM;1")
        .containsEntry("d/package-37.rpm", "PACKAG10.RPM;1")
        .hasSize(40);
  }

  @Test
  void a_directory_and_a_file_are_told_apart() {
    tree.directory("rel", Attributes.directory(Instant.EPOCH));
    tree.file("rel.", Content.text(""));
    assertThat(Naming.LEVEL_1.identifiers(List.of("rel", "rel."), tree))
        .containsEntry("rel", "REL")
        .containsEntry("rel.", "REL._;1");
  }
}

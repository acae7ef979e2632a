package io.prestagelab.lab.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.image.install.Generation;
import io.prestagelab.lab.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CheckSectionsTest {
  private static final Path PARTS = Path.of("../../vm-images/lab-iso/debian/kickstarts/parts");

  private static final String KICKSTART =
      """
      # a Miniboot kickstart
      %pre --erroronfail
      cat >/tmp/ks-functions.sh <<'END_OF_FUNCTIONS'
      wlog() { echo "$*"; }
      END_OF_FUNCTIONS
      %end
      %pre --erroronfail
      wipefs -a /dev/sda
      %end
      %pre --interpreter=/bin/sh
      md5sum --check --strict bootimage.md5
      echo xxxHTTP_URL_PATCHESxxx xxxHTTP_URLxxx
      %end
      %post
      md5sum /etc/passwd
      %end
      """;

  @Test
  void the_check_is_the_section_that_verifies_sums_before_the_installation() {
    CheckSections sections = CheckSections.of(Generation.CENTOS, "ks.cfg", KICKSTART);

    assertThat(sections.check())
        .containsExactly(
            """
            #!/bin/sh
            md5sum --check --strict bootimage.md5
            echo http://192.0.2.1 http://192.0.2.1
            """);
  }

  @Test
  void functions_are_written_before_by_the_sections_that_do_so() {
    assertThat(CheckSections.of(Generation.CENTOS, "ks.cfg", KICKSTART).functions())
        .singleElement()
        .asString()
        .startsWith("#!/bin/bash\ncat >/tmp/ks-functions.sh <<")
        .endsWith("END_OF_FUNCTIONS\n");
  }

  @Test
  void what_touches_a_disk_is_left_out() {
    assertThat(CheckSections.of(Generation.CENTOS, "ks.cfg", KICKSTART).toString())
        .doesNotContain("wipefs");
  }

  @Test
  void a_kickstart_without_a_check_is_refused() {
    assertThatThrownBy(() -> CheckSections.of(Generation.CENTOS, "ks.cfg", "%pre\ntrue\n%end\n"))
        .isInstanceOf(LabException.class)
        .hasMessageStartingWith("ks.cfg has no %pre section that verifies sums by md5sum")
        .hasMessageContaining("--kickstarts");
  }

  private static final String MINIBOOT =
      """
      %ks-early --interpreter=/bin/bash
      cat >/tmp/lat/ks_functions.sh <<'END'
      ilog() { echo "$*"; }
      END
      %end
      %mkfs --interpreter=/bin/bash
      mkfs.ext4 /dev/sda5
      %end
      %mkfs --interpreter=/bin/bash
      . /tmp/lat/ks_functions.sh
      vgcreate cgts-vg /dev/sda5
      mount -o rw "${OSTREE_ROOT_DEVICE}" /sysroot
      if [ -f "${place}/.ostree_repo_checksum" ] ; then
          insturl=file:///"${place}"
      fi
      ostree --repo=${repo} init --mode=archive
      ostree --repo=${repo} pull starlingx
      %end
      """;

  @Test
  void of_miniboot_cfg_only_the_lines_that_decide_are_the_check() {
    CheckSections sections = CheckSections.of(Generation.DEBIAN, "miniboot.cfg", MINIBOOT);

    assertThat(sections.check())
        .containsExactly(
            """
            if [ -f "${place}/.ostree_repo_checksum" ] ; then
                insturl=file:///"${place}"
            fi
            """);
    assertThat(sections.functions()).singleElement().asString().contains("ks_functions.sh");
    assertThat(sections.toString()).doesNotContain("mkfs.ext4", "vgcreate", "pull");
  }

  @Test
  void a_miniboot_cfg_that_decides_elsewhere_is_refused_with_what_was_looked_for() {
    String elsewhere = MINIBOOT.replace("init --mode=archive", "init --mode=bare");

    assertThatThrownBy(() -> CheckSections.of(Generation.DEBIAN, "miniboot.cfg", elsewhere))
        .isInstanceOf(LabException.class)
        .hasMessageStartingWith(
            "miniboot.cfg has no %mkfs section that looks for .ostree_repo_checksum")
        .hasMessageContaining("'ostree init --mode=archive'")
        .hasMessageContaining("--kickstarts");
  }

  @Test
  void the_labs_own_miniboot_cfg_has_a_check() throws IOException {
    String parts =
        Files.readString(PARTS.resolve("early.cfg"))
            + Files.readString(PARTS.resolve("mkfs.cfg"))
            + Files.readString(PARTS.resolve("mkfs_miniboot.cfg"));

    assertThat(CheckSections.of(Generation.DEBIAN, "miniboot.cfg", parts).check())
        .singleElement()
        .asString()
        .contains("check_staged")
        .doesNotContain("mkfs", "pull_feed");
  }
}

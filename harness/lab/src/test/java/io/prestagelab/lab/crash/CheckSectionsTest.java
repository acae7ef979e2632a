package io.prestagelab.lab.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.lab.LabException;
import org.junit.jupiter.api.Test;

class CheckSectionsTest {
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
    CheckSections sections = CheckSections.of("ks.cfg", KICKSTART);

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
    assertThat(CheckSections.of("ks.cfg", KICKSTART).functions())
        .singleElement()
        .asString()
        .startsWith("#!/bin/bash\ncat >/tmp/ks-functions.sh <<")
        .endsWith("END_OF_FUNCTIONS\n");
  }

  @Test
  void what_touches_a_disk_is_left_out() {
    assertThat(CheckSections.of("ks.cfg", KICKSTART).toString()).doesNotContain("wipefs");
  }

  @Test
  void a_kickstart_without_a_check_is_refused() {
    assertThatThrownBy(() -> CheckSections.of("ks.cfg", "%pre\ntrue\n%end\n"))
        .isInstanceOf(LabException.class)
        .hasMessageStartingWith("ks.cfg has no %pre section that verifies sums by md5sum")
        .hasMessageContaining("--kickstarts");
  }
}

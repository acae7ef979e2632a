package io.prestagelab.lab.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ValuesSourceTest {

  @Test
  void the_labs_own_values_ask_for_the_standard_type_unless_changed() {
    assertThat(ValuesSource.OWN.installType()).isZero();
    assertThat(new ValuesSource.Own(Map.of()).with("install_type: 3").installType()).isEqualTo(3);
  }

  @Test
  void a_type_that_is_none_is_left_to_the_values_reader() {
    assertThat(new ValuesSource.Own(Map.of("install_type", "nine")).installType()).isZero();
  }
}

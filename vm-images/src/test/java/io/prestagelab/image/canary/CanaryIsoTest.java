package io.prestagelab.image.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.image.InvalidInputException;
import io.prestagelab.image.Progress;
import io.prestagelab.image.boot.EfiImage;
import io.prestagelab.image.iso.IsoEntry;
import io.prestagelab.image.iso.IsoReader;
import io.prestagelab.image.sample.SampleIso;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CanaryIsoTest {

  private static final String NONCE = "0123abcd";
  private static final String HOME = "http://10.0.2.2:8080/canary";

  @TempDir Path folder;

  @Test
  void both_loaders_start_the_kernel_with_the_nonce_and_the_home() {
    try (IsoReader iso = IsoReader.open(built(settings().withHome(HOME)))) {
      String words =
          "lab.canary=0123abcd lab.canary.label=LAB_CANARY lab.canary.home=" + HOME + " console=";
      String efi = EfiImage.read(iso.read("images/efiboot.img"), "EFI/BOOT/grub.cfg");
      assertThat(iso.readText("isolinux.cfg")).contains("append " + words).contains("timeout 10\n");
      assertThat(efi).contains("linuxefi /vmlinuz " + words).contains("timeout=1\n");
      assertThat(iso.bootImages()).hasSize(2);
    }
  }

  @Test
  void an_emulated_timer_that_is_late_does_not_stop_the_kernel() {
    try (IsoReader iso = IsoReader.open(built(settings()))) {
      String efi = EfiImage.read(iso.read("images/efiboot.img"), "EFI/BOOT/grub.cfg");
      assertThat(iso.readText("isolinux.cfg")).contains(" no_timer_check");
      assertThat(efi).contains(" no_timer_check");
    }
  }

  @Test
  void an_address_for_the_call_becomes_the_kernels_ip_argument() {
    String address = "10.0.2.15::10.0.2.2:255.255.255.0:canary:eth0:none";
    try (IsoReader iso = IsoReader.open(built(settings().withHome(HOME).withIp(address)))) {
      assertThat(iso.readText("isolinux.cfg")).contains(" ip=" + address + " ");
    }
  }

  @Test
  void only_what_boots_is_on_it() {
    try (IsoReader iso = IsoReader.open(built(settings()))) {
      assertThat(iso.volume().volumeId()).isEqualTo("LAB_CANARY");
      assertThat(iso.entries())
          .extracting(IsoEntry::path)
          .contains("vmlinuz", "initrd.img", "vesamenu.c32", "EFI/BOOT/grub.cfg")
          .noneMatch(path -> path.endsWith(".EFI"))
          .noneMatch(path -> path.startsWith("LiveOS") || path.startsWith("Packages"))
          .noneMatch(path -> path.endsWith("_ks.cfg"));
    }
  }

  @Test
  void a_canary_that_is_there_is_replaced() throws Exception {
    Files.writeString(folder.resolve("canary.iso"), "an older one");
    Path canary = built(settings());
    assertThat(Files.size(canary)).isGreaterThan(500_000);
    assertThat(folder).isDirectoryNotContaining("glob:**unfinished*");
  }

  @Test
  void an_iso_too_big_for_a_canary_is_refused() throws Exception {
    Path big = SampleIso.in(folder).file("initrd.img", SampleIso.noise(25_000_000, 9)).make();
    CanarySettings settings = CanarySettings.of(big, folder.resolve("canary.iso"), NONCE);
    assertThatThrownBy(() -> new CanaryIsoBuilder(settings).build(Progress.SILENT))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("the limit is 25000000");
    assertThat(folder.resolve("canary.iso")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "has blank", "quote'"})
  void a_nonce_that_a_command_line_cannot_carry_is_refused(String nonce) {
    assertThatThrownBy(() -> CanarySettings.of(Path.of("a"), Path.of("b"), nonce))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("letters and digits");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://host/x", "http://host/x?y=1", "http://", "http://a b/"})
  void a_home_that_cannot_be_called_is_refused(String home) {
    CanarySettings settings = CanarySettings.of(Path.of("a"), Path.of("b"), NONCE);
    assertThatThrownBy(() -> settings.withHome(home))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("http://HOST:PORT/PATH");
  }

  @Test
  void nonces_differ() {
    assertThat(CanarySettings.newNonce()).hasSize(16).isNotEqualTo(CanarySettings.newNonce());
  }

  private CanarySettings settings() {
    return CanarySettings.of(SampleIso.in(folder).make(), folder.resolve("canary.iso"), NONCE);
  }

  private Path built(CanarySettings settings) {
    return new CanaryIsoBuilder(settings).build(Progress.SILENT).file();
  }
}

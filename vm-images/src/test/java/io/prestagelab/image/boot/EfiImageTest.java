package io.prestagelab.image.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.image.ImageException;
import io.prestagelab.image.StockTool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** EFI boot images made and checked by the stock tools. */
final class EfiImageTest {

  private static final Instant MADE = Instant.parse("2022-06-15T10:20:30Z");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-f 1440",
        "-T 8192 -h 16 -s 32",
        "-T 40960 -h 16 -s 32 -c 1",
        "-F -T 81920 -h 16 -s 32 -c 1"
      })
  void menus_of_all_lengths_are_read_back_by_mtools_and_pass_fsck(String format) throws Exception {
    Path fat = make(format);
    byte[] image = Files.readAllBytes(fat);
    Random random = new Random(1);
    for (int length : new int[] {0, 1, 20_000, 511, 512, 513, 4096, 60_000, 10}) {
      String menu = "x".repeat(length) + random.nextInt();
      image = EfiImage.withMenu(image, menu, MADE);
      assertThat(EfiImage.read(image, "EFI/BOOT/grub.cfg")).isEqualTo(menu);
    }
    Files.write(fat, image);
    String menu = EfiImage.read(image, "EFI/BOOT/grub.cfg");
    Path out = folder.resolve("out.cfg");
    tool("mcopy", "-n", "-i", fat.toString(), "::/EFI/BOOT/grub.cfg", out.toString());
    assertThat(out).hasContent(menu);
    tool("fsck.vfat", "-n", fat.toString());
  }

  @Test
  void a_menu_that_was_not_there_is_made() throws Exception {
    Path fat = make("-f 1440");
    tool("mdel", "-i", fat.toString(), "::/EFI/BOOT/grub.cfg");
    Files.write(fat, EfiImage.withMenu(Files.readAllBytes(fat), "new menu", MADE));
    assertThat(tool("mtype", "-i", fat.toString(), "::/EFI/BOOT/grub.cfg")).isEqualTo("new menu");
  }

  @Test
  void a_menu_that_does_not_fit_is_refused() throws Exception {
    byte[] image = Files.readAllBytes(make("-f 160"));
    assertThatThrownBy(() -> EfiImage.withMenu(image, "x".repeat(200_000), MADE))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("full");
  }

  @Test
  void bytes_that_are_no_fat_are_refused() {
    assertThatThrownBy(() -> EfiImage.withMenu(new byte[1 << 20], "menu", MADE))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("no FAT");
  }

  private Path make(String format) throws Exception {
    Path fat = folder.resolve("efiboot.img");
    Path menu = Files.writeString(folder.resolve("grub.cfg"), "old menu\n".repeat(100));
    StockTool.named("sh", "dash")
        .run(List.of("-c", "PATH=$PATH:/usr/sbin; mformat -C %s -i %s ::".formatted(format, fat)));
    tool("mmd", "-i", fat.toString(), "::/EFI", "::/EFI/BOOT");
    tool("mcopy", "-i", fat.toString(), menu.toString(), "::/EFI/BOOT/");
    return fat;
  }

  private static String tool(String name, String... arguments) {
    return StockTool.named(name, "mtools").run(List.of(arguments));
  }
}

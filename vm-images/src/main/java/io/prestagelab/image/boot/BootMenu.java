package io.prestagelab.image.boot;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A boot menu, written for both boot loaders.
 *
 * @param title its headline under BIOS
 * @param grubTitle its headline under EFI
 * @param label the label of the volume, by which GRUB finds it
 * @param entries what can be chosen
 * @param chosen index of the entry that the timeout chooses
 * @param timeout how long it waits
 * @param dialect which commands the input's boot loaders have
 */
public record BootMenu(
    String title,
    String grubTitle,
    String label,
    List<MenuEntry> entries,
    int chosen,
    MenuTimeout timeout,
    LoaderDialect dialect) {

  /** What GRUB's script language would not take as plain text. */
  private static final Pattern NEEDS_QUOTING = Pattern.compile("[&|;<>{}$'\"\\\\#()*?`]");

  public BootMenu {
    entries = List.copyOf(entries);
  }

  /** The text of {@code isolinux.cfg} and {@code syslinux.cfg}. */
  public String syslinux() {
    StringBuilder text =
        new StringBuilder(
            """
            display splash.cfg
            timeout %d
            F1 help.txt
            F2 devices.txt
            F3 splash.cfg
            serial 0 115200
            %s
            default %d

            """
                .formatted(timeout.syslinux(), dialect.syslinuxMenu(), chosen));
    if (dialect.hasSyslinuxMenu()) {
      text.append("menu begin\n  menu title %s\n".formatted(title));
    }
    for (int i = 0; i < entries.size(); i++) {
      text.append(syslinux(i, entries.get(i)));
    }
    if (dialect.hasSyslinuxMenu()) {
      text.append("menu end\n");
    }
    return text.toString();
  }

  /** The text of GRUB's {@code grub.cfg}. */
  public String grub() {
    StringBuilder text =
        new StringBuilder(
            """
            default=%s
            timeout=%d
            search --no-floppy --set=root -l '%s'

            menuentry '%s' {
              echo "Choose one of the installations below."
            }
            """
                .formatted(entries.get(chosen).id(), timeout.grub(), label, quotable(grubTitle)));
    entries.forEach(entry -> text.append(grub(entry)));
    return text.toString();
  }

  private String syslinux(int index, MenuEntry entry) {
    return """
      label %d
        menu label %s
        kernel vmlinuz
        initrd initrd.img
        append %s
      """
        .formatted(index, entry.title(), entry.bios().line());
  }

  private String grub(MenuEntry entry) {
    String arguments =
        String.join(" ", entry.efi().words().stream().map(BootMenu::grubWord).toList());
    entry.efi().line();
    return """

      menuentry '%s' --id=%s {
        %s /vmlinuz %s
        %s /initrd.img
      }
      """
        .formatted(
            quotable(entry.title()),
            entry.id(),
            dialect.linuxCommand(),
            arguments,
            dialect.initrdCommand());
  }

  private static String grubWord(String word) {
    return NEEDS_QUOTING.matcher(word).find() ? "'" + quotable(word) + "'" : word;
  }

  private static String quotable(String text) {
    return text.replace("'", "'\\''");
  }
}

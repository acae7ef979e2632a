package io.prestagelab.image.boot;

import java.util.List;

/**
 * A menu of a few consoles, as the CentOS generation's loaders show it.
 *
 * @param title its headline under BIOS
 * @param grubTitle its headline under EFI
 * @param label the label of the volume, by which GRUB finds it
 * @param entries what can be chosen
 * @param chosen index of the entry that the timeout chooses
 * @param timeout how long it waits
 * @param dialect which commands the input's boot loaders have
 */
public record ConsoleMenu(
    String title,
    String grubTitle,
    String label,
    List<MenuEntry> entries,
    int chosen,
    MenuTimeout timeout,
    LoaderDialect dialect)
    implements BootMenu {

  public ConsoleMenu {
    entries = List.copyOf(entries);
  }

  @Override
  public MenuEntry chosenEntry() {
    return entries.get(chosen);
  }

  @Override
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

  @Override
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
                .formatted(
                    entries.get(chosen).id(), timeout.grub(), label, GrubText.quotable(grubTitle)));
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
    return """

      menuentry '%s' --id=%s {
        %s /vmlinuz %s
        %s /initrd.img
      }
      """
        .formatted(
            GrubText.quotable(entry.title()),
            entry.id(),
            dialect.linuxCommand(),
            GrubText.arguments(entry.efi()),
            dialect.initrdCommand());
  }
}

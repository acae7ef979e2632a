package io.prestagelab.image.prestage;

import io.prestagelab.image.boot.BootMenu;
import io.prestagelab.image.boot.KernelArguments;
import io.prestagelab.image.boot.LoaderDialect;
import io.prestagelab.image.boot.MenuEntry;
import java.util.List;

/** The prestaged ISO's menu: serial or graphical console, both with the user's parameters. */
final class PrestageMenu {

  private static final String TITLE = "Prestaged Local Installer";
  private static final String COMMON =
      "inst.text inst.gpt boot_device=sda rootfs_device=sda biosdevname=0 usbcore.autosuspend=-1"
          + " security_profile=standard user_namespace.enable=1"
          + " inst.stage2=hd:LABEL=%1$s inst.ks=hd:LABEL=%1$s:/%2$s";

  private PrestageMenu() {}

  static BootMenu of(PrestageSettings settings, LoaderDialect dialect) {
    List<MenuEntry> entries =
        List.of(
            entry("serial", "Serial Console", "console=ttyS0,115200 serial", settings),
            entry("graphical", "Graphical Console", "console=tty0", settings));
    return new BootMenu(
        TITLE,
        TITLE,
        PrestagedIsoBuilder.LABEL,
        entries,
        settings.defaultBoot(),
        settings.timeout(),
        dialect);
  }

  private static MenuEntry entry(
      String id, String title, String console, PrestageSettings settings) {
    String force = settings.forceInstall() ? " force_install" : "";
    String common =
        COMMON.formatted(PrestagedIsoBuilder.LABEL, PrestagedIsoBuilder.KICKSTART) + force;
    KernelArguments efi = KernelArguments.of(common).plus(console);
    KernelArguments bios = KernelArguments.of("rootwait " + common).plus(console);
    return new MenuEntry(
        id, title, bios.with(settings.parameters()), efi.with(settings.parameters()));
  }
}

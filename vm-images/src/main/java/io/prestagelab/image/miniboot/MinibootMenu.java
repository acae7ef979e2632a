package io.prestagelab.image.miniboot;

import io.prestagelab.image.boot.BootMenu;
import io.prestagelab.image.boot.KernelArguments;
import io.prestagelab.image.boot.LoaderDialect;
import io.prestagelab.image.boot.MenuEntry;
import java.util.List;

/** The Miniboot ISO's menu: kernel arguments that name kickstart, stage 2 and repository by URL. */
final class MinibootMenu {

  private static final String COMMON =
      "inst.text inst.gpt boot_device=sda rootfs_device=sda biosdevname=0 usbcore.autosuspend=-1"
          + " security_profile=standard user_namespace.enable=1"
          + " inst.repo=%1$s inst.stage2=%1$s inst.ks=%1$s/%2$s %3$s";

  private MinibootMenu() {}

  static BootMenu of(MinibootSettings settings, LoaderDialect dialect) {
    List<MenuEntry> entries =
        List.of(
            entry("serial", "Serial Console", "console=ttyS0,115200 serial", settings),
            entry("graphical", "Graphical Console", "console=tty0", settings));
    return new BootMenu(
        settings.nodeId(),
        "CentOS Miniboot Install " + settings.nodeId(),
        MinibootIsoBuilder.LABEL,
        entries,
        settings.installType().menuEntry(),
        settings.timeout(),
        dialect);
  }

  private static MenuEntry entry(
      String id, String title, String console, MinibootSettings settings) {
    String common =
        COMMON.formatted(
            settings.nodeUrl(),
            settings.installType().kickstartOfNode(),
            settings.network().kernelArgument());
    KernelArguments efi = KernelArguments.of(common).plus(console);
    KernelArguments bios = KernelArguments.of("rootwait " + common).plus(console);
    return new MenuEntry(
        id, title, bios.with(settings.parameters()), efi.with(settings.parameters()));
  }
}

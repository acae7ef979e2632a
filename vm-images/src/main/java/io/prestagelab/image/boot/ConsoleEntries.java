package io.prestagelab.image.boot;

import java.util.List;

/** The two entries that the CentOS generation's menus have: one command line, two consoles. */
public final class ConsoleEntries {

  /** Words that both of its ISOs give to the kernel and the installer. */
  private static final String INSTALLER =
      "inst.text inst.gpt boot_device=sda rootfs_device=sda biosdevname=0 usbcore.autosuspend=-1"
          + " security_profile=standard user_namespace.enable=1";

  private ConsoleEntries() {}

  /** Serial and graphical console, with the words of the ISO's kind and the user's parameters. */
  public static List<MenuEntry> of(String ownWords, List<BootParameter> parameters) {
    return List.of(
        entry("serial", "Serial Console", "console=ttyS0,115200 serial", ownWords, parameters),
        entry("graphical", "Graphical Console", "console=tty0", ownWords, parameters));
  }

  private static MenuEntry entry(
      String id, String title, String console, String ownWords, List<BootParameter> parameters) {
    KernelArguments efi = KernelArguments.of(INSTALLER).plus(ownWords).plus(console);
    KernelArguments bios = KernelArguments.of("rootwait").plus(efi.line());
    return new MenuEntry(id, title, bios.with(parameters), efi.with(parameters));
  }
}

package io.prestagelab.image.canary;

import io.prestagelab.image.boot.BootMenu;
import io.prestagelab.image.boot.ConsoleMenu;
import io.prestagelab.image.boot.KernelArguments;
import io.prestagelab.image.boot.LoaderDialect;
import io.prestagelab.image.boot.MenuEntry;
import io.prestagelab.image.boot.MenuTimeout;
import java.util.List;

/** The canary's menu: one entry that starts after a second, on screen and serial console. */
final class CanaryMenu {

  /**
   * Both consoles; and no check of the timer, as on a busy host an emulated one may stall just when
   * the kernel tries it, and it panics.
   */
  private static final String USUAL = "console=tty0 console=ttyS0,115200 no_timer_check";

  private CanaryMenu() {}

  static BootMenu of(CanarySettings settings, LoaderDialect dialect) {
    KernelArguments words = KernelArguments.of(line(settings));
    return new ConsoleMenu(
        "Prestage Lab canary",
        "Prestage Lab canary " + settings.nonce(),
        CanaryIsoBuilder.LABEL,
        List.of(new MenuEntry("canary", "Canary " + settings.nonce(), words, words)),
        0,
        new MenuTimeout(1),
        dialect);
  }

  private static String line(CanarySettings settings) {
    String home = settings.home() == null ? "" : " lab.canary.home=" + settings.home();
    String ip = settings.ip() == null ? "" : " ip=" + settings.ip();
    return "lab.canary=%s lab.canary.label=%s%s%s %s"
        .formatted(settings.nonce(), CanaryIsoBuilder.LABEL, home, ip, USUAL);
  }
}

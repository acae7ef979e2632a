package io.prestagelab.image.miniboot;

import io.prestagelab.image.boot.BootMenu;
import io.prestagelab.image.boot.BootParameter;
import io.prestagelab.image.boot.GroupedMenu;
import io.prestagelab.image.boot.GroupedMenu.Group;
import io.prestagelab.image.boot.KernelArguments;
import io.prestagelab.image.boot.LatArguments;
import io.prestagelab.image.boot.MenuEntry;
import io.prestagelab.image.install.Generation;
import io.prestagelab.image.install.IsoLayout;
import io.prestagelab.image.miniboot.MinibootSettings.Boot;
import java.time.Instant;
import java.util.List;

/** The Debian generation's Miniboot menu: one install type on two consoles. */
final class DebianMinibootMenu {

  private static final String KICKSTART = "file:///" + Generation.MINIBOOT_KICKSTART;

  private DebianMinibootMenu() {}

  static BootMenu of(
      MinibootSettings settings,
      IsoLayout layout,
      Instant made,
      List<String> repositoryWords,
      List<String> includeWords) {
    Boot boot = settings.boot();
    KernelArguments words =
        common(settings, made)
            .append(repositoryWords)
            .append(includeWords)
            .append(boot.verbose() ? List.of("debug_kickstart") : List.of())
            .append(
                ExtraParameters.in(boot.parameters()).stream().map(BootParameter::word).toList())
            .append(List.of("traits=" + boot.installType().traits()))
            .append(List.of("defaultkernel=" + boot.installType().defaultKernel()));
    return new GroupedMenu(
        "Debian Miniboot Install " + settings.node().id(),
        LatArguments.LABEL,
        List.of(
            new Group(
                "",
                "",
                List.of(
                    entry("serial", "Serial Console", words.plus("console=ttyS0,115200 serial")),
                    entry("graphical", "Graphical Console", words.plus("console=tty0"))))),
        boot.installType().menuEntry(),
        boot.timeout(),
        "/" + layout.kernel(),
        "/" + layout.initrd());
  }

  private static KernelArguments common(MinibootSettings settings, Instant made) {
    String kickstart = settings.additions().kickstartUri();
    return LatArguments.of(
        made,
        kickstart == null ? KICKSTART : kickstart,
        "insturl=%s/ostree_repo %s"
            .formatted(settings.node().baseUrl(), settings.boot().network().commas()),
        "instdev=" + device(settings.boot().parameters()));
  }

  /** Here rootfs_device does not name it. */
  private static String device(List<BootParameter> parameters) {
    return parameters.stream()
        .filter(each -> each.name().equals("boot_device"))
        .map(each -> each.word().substring(each.word().indexOf('=') + 1))
        .reduce("/dev/sda", (before, last) -> last);
  }

  private static MenuEntry entry(String id, String title, KernelArguments words) {
    return new MenuEntry(id, title, words, words);
  }
}

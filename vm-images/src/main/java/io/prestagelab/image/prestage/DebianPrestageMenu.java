package io.prestagelab.image.prestage;

import io.prestagelab.image.boot.BootMenu;
import io.prestagelab.image.boot.BootParameter;
import io.prestagelab.image.boot.GroupedMenu;
import io.prestagelab.image.boot.GroupedMenu.Group;
import io.prestagelab.image.boot.KernelArguments;
import io.prestagelab.image.boot.LatArguments;
import io.prestagelab.image.boot.MenuEntry;
import io.prestagelab.image.install.IsoLayout;
import io.prestagelab.image.prestage.PrestageSettings.Boot;
import java.time.Instant;
import java.util.List;

/** The Debian generation's prestaging menu: three ways to prestage, each on two consoles. */
final class DebianPrestageMenu {

  static final int ENTRIES = 6;

  /** Words at the end of the lines, which the last one of a name wins. */
  static final List<String> LAST_WORDS =
      List.of("defaultkernel", "traits", "cloud-init", "console");

  private static final String TITLE = "Prestaged Local Installer";

  private DebianPrestageMenu() {}

  static BootMenu of(PrestageSettings settings, String kickstart, Instant made, IsoLayout layout) {
    KernelArguments common = common(settings.boot(), kickstart, made);
    return new GroupedMenu(
        TITLE,
        LatArguments.LABEL,
        List.of(
            group("prestage-install", "Prestage Install", common.plus("traits=controller")),
            group(
                "cloud-init-aio",
                "Prestage cloud-init All-in-one Install",
                common.plus("traits=controller,worker cloud-init=enabled")),
            group(
                "cloud-init-controller",
                "Prestage cloud-init Controller Install",
                common.plus("traits=controller cloud-init=enabled"))),
        settings.boot().entry(),
        settings.boot().timeout(),
        "/" + layout.kernel(),
        "/" + layout.initrd());
  }

  private static KernelArguments common(Boot boot, String kickstart, Instant made) {
    KernelArguments words =
        LatArguments.of(
            made,
            kickstart,
            "insturl=file://NOT_SET prestage ip=",
            "instl=/ostree_repo instdev=" + device(boot.parameters()));
    if (boot.forceInstall()) {
      words = words.plus("force_install");
    }
    return words
        .append(boot.parameters().stream().map(BootParameter::word).toList())
        .plus("defaultkernel=vmlinuz*[!t]-amd64");
  }

  /** The last disk that is named; the kickstart puts rootfs_device in its place. */
  private static String device(List<BootParameter> parameters) {
    return parameters.stream()
        .filter(each -> each.name().equals("boot_device") || each.name().equals("rootfs_device"))
        .map(each -> each.word().substring(each.word().indexOf('=') + 1))
        .reduce("", (before, last) -> last);
  }

  private static Group group(String id, String title, KernelArguments words) {
    KernelArguments graphical = words.plus("console=tty0");
    return new Group(
        id,
        title,
        List.of(
            new MenuEntry(
                "serial",
                "Serial Console",
                words.plus("console=ttyS0,115200 console=tty0"),
                words.plus("console=ttyS0,115200 serial")),
            new MenuEntry("graphical", "Graphical Console", graphical, graphical)));
  }
}

package io.prestagelab.cli;

import io.prestagelab.image.boot.BootParameter;
import io.prestagelab.image.boot.MenuTimeout;
import io.prestagelab.image.prestage.PrestageReport;
import io.prestagelab.image.prestage.PrestageSettings;
import io.prestagelab.image.prestage.PrestagedIsoBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lab iso prestage}: takes the command line of the document's prestaged-ISO script. */
@Command(
    name = "prestage",
    mixinStandardHelpOptions = true,
    description =
        "Make a self-installing prestaged ISO of an installation ISO and container images.",
    sortOptions = false)
final class IsoPrestageCommand implements Callable<Integer> {

  @Option(
      names = {"-i", "--input"},
      required = true,
      paramLabel = "FILE",
      description = "The installation ISO.")
  private Path input = Path.of("");

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "The prestaged ISO to make; must not exist.")
  private Path output = Path.of("");

  @Option(
      names = {"-I", "--images"},
      paramLabel = "FILE[,FILE]",
      description =
          "Container images in docker-save format, .tar.gz, under 4 GB each. Can be repeated.")
  private List<String> images = new ArrayList<>();

  @Option(
      names = {"-P", "--patch"},
      paramLabel = "FILE[,FILE]",
      description = "Software patches for the bundle. Can be repeated.")
  private List<String> patches = new ArrayList<>();

  @Option(
      names = {"-K", "--kickstart-patch"},
      paramLabel = "FILE[,FILE]",
      description =
          "Patch (or plain .cfg) that replaces the prestaging kickstart; not in the bundle. The last one counts.")
  private List<String> kickstartPatches = new ArrayList<>();

  @Option(
      names = {"-s", "--setup"},
      paramLabel = "FILE",
      description = "File to be ks-setup.cfg on the ISO.")
  private @Nullable Path setup;

  @Option(
      names = {"-a", "--addon"},
      paramLabel = "FILE",
      description = "File to be ks-addon.cfg on the ISO.")
  private @Nullable Path addon;

  @Option(
      names = {"-p", "--param"},
      paramLabel = "NAME=VALUE[,NAME=VALUE]",
      description = {
        "Kernel parameters: a name that is there gets the new value, others are appended.",
        "Can be repeated. Default: boot_device=sda, rootfs_device=sda."
      })
  private List<String> parameters = new ArrayList<>();

  @Option(
      names = {"-d", "--default-boot"},
      paramLabel = "N",
      defaultValue = "1",
      description = {
        "Menu entry to boot: 0 serial console, 1 graphical console (default);",
        "in the Debian generation also 2, 3 All-in-one and 4, 5 controller with cloud-init."
      })
  private int defaultBoot;

  @Option(
      names = {"-t", "--timeout"},
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "Wait of the menu (default 30). 0 boots at once, -1 waits for ever.")
  private String timeout = "";

  @Option(
      names = {"-f", "--force-install"},
      description = "Install over an existing installation.")
  private boolean forceInstall;

  @Option(
      names = "--no-share",
      description =
          "Write the installation ISO's files twice instead of pointing into the embedded ISO.")
  private boolean noShare;

  @Option(names = "--json", description = "Print the report as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    PrestageReport report = build();
    Terminal.out().print(json ? IsoReports.json(report) : IsoReports.text(report));
    return ExitCode.OK;
  }

  private PrestageReport build() {
    try (CopyProgress progress = new CopyProgress(Terminal.errors())) {
      return new PrestagedIsoBuilder(settings()).build(progress);
    }
  }

  private PrestageSettings settings() {
    return PrestageSettings.of(input, output)
        .withImages(FileLists.of(images))
        .withPatches(FileLists.of(patches))
        .withKickstartPatches(FileLists.of(kickstartPatches))
        .withSetup(setup)
        .withAddon(addon)
        .withParameters(
            parameters.stream().flatMap(each -> BootParameter.parse(each).stream()).toList())
        .withDefaultBoot(defaultBoot)
        .withTimeout(MenuTimeout.parse(timeout))
        .withForceInstall(forceInstall)
        .withShare(!noShare);
  }
}

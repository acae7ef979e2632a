package io.prestagelab.cli;

import io.prestagelab.image.InvalidInputException;
import io.prestagelab.image.boot.BootParameter;
import io.prestagelab.image.boot.MenuTimeout;
import io.prestagelab.image.miniboot.InstallType;
import io.prestagelab.image.miniboot.MinibootIsoBuilder;
import io.prestagelab.image.miniboot.MinibootReport;
import io.prestagelab.image.miniboot.MinibootSettings;
import io.prestagelab.image.miniboot.MinibootSettings.Boot;
import io.prestagelab.image.miniboot.MinibootSettings.Node;
import io.prestagelab.image.miniboot.NodeDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code lab iso miniboot}: makes, or deletes, the boot ISO and the node directory of one subcloud
 * server.
 */
@Command(
    name = "miniboot",
    mixinStandardHelpOptions = true,
    description = "Make the Miniboot ISO and the node directory of one server, or delete them.",
    sortOptions = false)
final class IsoMinibootCommand implements Callable<Integer> {

  @Option(names = "--input", paramLabel = "FILE", description = "The installation ISO.")
  private @Nullable Path input;

  @Option(
      names = "--www-root",
      required = true,
      paramLabel = "DIR",
      description = "The folder served under the base URL.")
  private Path wwwRoot = Path.of("");

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description = "Its URL as the server sees it: http://HOST:PORT/iso/RELEASE.")
  private @Nullable String baseUrl;

  @Option(names = "--id", required = true, paramLabel = "ID", description = "The server's name.")
  private String id = "";

  @Option(
      names = "--default-boot",
      paramLabel = "TYPE",
      description = {
        "Install type: 0, 1 standard controller; 2, 3 All-in-one; 4, 5 All-in-one low latency;",
        "even serial, odd graphical console."
      })
  private @Nullable Integer installType;

  @Mixin private BootNetworkOptions network = new BootNetworkOptions();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "-1",
      description = "Wait of the menu; 0 boots at once, -1 waits for ever (default).")
  private String timeout = "";

  @Option(
      names = "--param",
      paramLabel = "NAME=VALUE",
      description = "Kernel parameter, one a time; commas belong to the value. Can be repeated.")
  private List<String> parameters = new ArrayList<>();

  @Mixin private MinibootScriptOptions script = new MinibootScriptOptions();

  @Option(names = "--delete", description = "Delete the server's node directory instead.")
  private boolean delete;

  @Option(names = "--json", description = "Print the report as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    if (delete) {
      try (NodeDirectory node = NodeDirectory.locked(wwwRoot, id, script.patience())) {
        node.delete();
      }
      return ExitCode.OK;
    }
    MinibootReport report = build();
    Terminal.out().print(json ? IsoReports.json(report) : IsoReports.text(report));
    return ExitCode.OK;
  }

  private MinibootReport build() {
    try (CopyProgress progress = new CopyProgress(Terminal.errors())) {
      return new MinibootIsoBuilder(settings(), script.patience()).build(progress);
    }
  }

  private MinibootSettings settings() {
    Boot boot =
        new Boot(
            InstallType.of(needed(installType, "--default-boot")),
            network.network(),
            parameters.stream().flatMap(each -> words(each).stream()).toList(),
            MenuTimeout.parse(timeout),
            script.verbose());
    return new MinibootSettings(
        needed(input, "--input"),
        new Node(wwwRoot, needed(baseUrl, "--base-url"), id),
        boot,
        script.additions(),
        script.release());
  }

  /** The system controller's {@code extra_boot_params} holds words of its own. */
  private static List<BootParameter> words(String argument) {
    return argument.startsWith("extra_boot_params=")
        ? List.of(BootParameter.of(argument))
        : BootParameter.words(argument);
  }

  private static <T> T needed(@Nullable T value, String option) {
    if (value == null) {
      throw new InvalidInputException(
          option + " is missing: it is needed unless --delete is given");
    }
    return value;
  }
}

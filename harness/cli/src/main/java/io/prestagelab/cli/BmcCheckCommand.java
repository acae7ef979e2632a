package io.prestagelab.cli;

import io.prestagelab.bmctools.check.BmcCheck;
import io.prestagelab.bmctools.check.Canary;
import io.prestagelab.bmctools.check.CheckReport;
import io.prestagelab.bmctools.check.CheckSettings;
import io.prestagelab.bmctools.check.ServedCanary;
import io.prestagelab.bmctools.check.Tier;
import io.prestagelab.bmctools.check.report.ReportFiles;
import io.prestagelab.bmctools.check.report.TextReport;
import io.prestagelab.lab.LabException;
import io.prestagelab.runs.folder.LabHome;
import java.io.Console;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab bmc check URL}: will this BMC install a subcloud, and with which client? */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Find out whether StarlingX' virtual-media installation works with a BMC, and if not, why.",
      "The server is left as it was found."
    },
    footer = {
      "",
      "read-only  discovery, one session, what is published",
      "media      also inserts a small ISO into the virtual CD, verifies, ejects; no power",
      "full       also powers the server off, boots it once from that ISO, restores what was",
      "",
      "Exit code: 0 the BMC fits StarlingX' newer client, 1 it does not, 2 it could not be tested."
    })
final class BmcCheckCommand implements Callable<Integer> {
  private static final int LONGEST_BOOT = 86_400;

  @Parameters(paramLabel = "URL", description = "https://ADDRESS[:PORT] of the BMC.")
  private String url = "";

  @Mixin private BmcAccount account = new BmcAccount();

  @Option(
      names = "--tier",
      defaultValue = "read-only",
      converter = TierWord.class,
      description = "read-only, media or full (${DEFAULT-VALUE}); each includes those before it.")
  private Tier tier = Tier.READ_ONLY;

  @Option(names = "--yes", description = "Do not ask before something is changed.")
  private boolean yes;

  @Option(
      names = "--serve",
      paramLabel = "ADDRESS",
      description = "This machine's address as the BMC reaches it (for a BMC here: 127.0.0.1).")
  private @Nullable String serve;

  @Option(
      names = "--serve-guest",
      paramLabel = "ADDRESS",
      description = "The same as the server itself reaches it (for a BMC here: 10.0.2.2).")
  private @Nullable String serveGuest;

  @Option(
      names = "--boot-timeout",
      paramLabel = "SECONDS",
      description = "How long nothing may be heard of the canary after power on (default: 900).")
  private @Nullable Integer bootTimeout;

  @Option(
      names = "--iso",
      paramLabel = "FILE",
      description = "The lab's installation ISO, of which the canary is made.")
  private @Nullable Path iso;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write a report: .html, .json or .xml (JUnit); may be given several times.")
  private List<Path> reports = List.of();

  @Override
  public Integer call() {
    URI address = BmcAccount.address(url);
    if (tier != Tier.READ_ONLY && serve == null && !isLocal(address)) {
      throw new LabException(
          "the BMC must fetch the canary from this machine; give --serve ADDRESS that it can reach");
    }
    ReportFiles.require(reports);
    requireTimeout();
    Path source = source();
    String password = account.password();
    agree(address);
    PrintStream out = Terminal.out();
    CheckSettings usual = CheckSettings.of(address, account.user(), password, tier);
    CheckSettings settings =
        bootTimeout == null ? usual : usual.withBootLimit(Duration.ofSeconds(bootTimeout));
    CheckReport report;
    try (CheckProgress progress =
        new CheckProgress(out, Terminal.errors(), CopyProgress.errorsGoToTerminal())) {
      BmcCheck check = new BmcCheck(settings, () -> canary(address, source), progress::found);
      progress.watch(check::waiting);
      report = check.run();
    }
    ReportFiles.write(report, reports);
    out.print(TextReport.summary(report));
    if (report.untested().isPresent()) {
      return ExitCode.CANNOT;
    }
    return report.fits() ? ExitCode.OK : ExitCode.NO;
  }

  private void requireTimeout() {
    if (bootTimeout != null && (bootTimeout < 1 || bootTimeout > LONGEST_BOOT)) {
      throw new LabException(
          "--boot-timeout %d: give 1 to %d seconds".formatted(bootTimeout, LONGEST_BOOT));
    }
    if (bootTimeout != null && tier != Tier.FULL) {
      throw new LabException("--boot-timeout is about the boot of the canary; add --tier full");
    }
  }

  private Path source() {
    Path file = iso == null ? LabHome.find().installationIso() : iso;
    if (tier != Tier.READ_ONLY && !Files.isReadable(file)) {
      throw new LabException(
          "%s cannot be read; give the lab's installation ISO with --iso".formatted(file));
    }
    return file;
  }

  private void agree(URI address) {
    if (tier == Tier.READ_ONLY || yes) {
      return;
    }
    Console console = BmcAccount.console();
    if (console == null) {
      throw new LabException(
          "tier %s %s; say --yes if that may happen to %s"
              .formatted(TierWord.of(tier), tier.deed(), address));
    }
    String answer = console.readLine("This %s at %s. Go on? [y/N] ", tier.deed(), address);
    if (answer == null || !answer.strip().equalsIgnoreCase("y")) {
      throw new LabException("nothing was changed; --tier read-only is harmless");
    }
  }

  private Canary canary(URI address, Path source) {
    boolean local = isLocal(address);
    String here = serve == null ? "127.0.0.1" : serve;
    String guest = serveGuest != null ? serveGuest : local && serve == null ? "10.0.2.2" : here;
    return ServedCanary.start(source, LabHome.find().cache().resolve("canary"), here, guest);
  }

  private static boolean isLocal(URI address) {
    return address.getHost().matches("127\\..*|localhost|\\[::1\\]");
  }
}

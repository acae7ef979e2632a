package io.prestagelab.cli;

import io.prestagelab.bmctools.record.CrawlSettings;
import io.prestagelab.bmctools.record.MockupRecorder;
import io.prestagelab.lab.LabException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab bmc record crawl URL}: all resources of a BMC as a mockup. */
@Command(
    name = "crawl",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Read all resources of a BMC (GET only) into a folder in the layout of DMTF's mockups.",
      "Serial numbers, addresses, names and secrets are replaced, the same one always by the same."
    })
final class BmcRecordCrawlCommand implements Callable<Integer> {
  private static final int STEP = 100;

  @Parameters(paramLabel = "URL", description = "https://ADDRESS[:PORT] of the BMC.")
  private String url = "";

  @Option(names = "--output", required = true, paramLabel = "DIR", description = "The new folder.")
  private Path output = Path.of("");

  @Mixin private BmcAccount account = new BmcAccount();

  @Option(
      names = "--max-resources",
      defaultValue = "10000",
      paramLabel = "N",
      description = "Read at most so many resources (${DEFAULT-VALUE}).")
  private int resources;

  @Option(
      names = "--max-minutes",
      defaultValue = "30",
      paramLabel = "N",
      description = "Read no longer than this (${DEFAULT-VALUE}).")
  private int minutes;

  @Option(
      names = "--keep-identities",
      description = "Leave serial numbers, addresses and names; passwords and tokens never stay.")
  private boolean identities;

  @Override
  public Integer call() {
    if (resources < 1 || minutes < 1) {
      throw new LabException("--max-resources and --max-minutes must be at least 1");
    }
    PrintStream out = Terminal.out();
    CrawlSettings settings =
        CrawlSettings.of(BmcAccount.address(url), account.user(), account.password())
            .within(resources, Duration.ofMinutes(minutes));
    MockupRecorder recorder = new MockupRecorder(identities ? settings.withIdentities() : settings);
    MockupRecorder.Result result =
        recorder.record(
            output,
            count -> {
              if (count % STEP == 0) {
                out.printf("%d resources%n", count);
              }
            });
    result.missing().forEach(missing -> out.println("not recorded: " + missing));
    out.printf(
        "%d resources in %s; to serve them: lab bmc serve --mockup %s%n",
        result.resources(), output, output);
    return ExitCode.OK;
  }
}

package io.prestagelab.cli;

import io.prestagelab.image.FileTrees;
import io.prestagelab.image.FileTrouble;
import io.prestagelab.lab.LabException;
import io.prestagelab.runs.capsule.Capsule;
import io.prestagelab.runs.folder.LabHome;
import io.prestagelab.runs.folder.RunLayout;
import io.prestagelab.runs.page.AllRunsPage;
import io.prestagelab.runs.page.ComparisonPage;
import io.prestagelab.runs.page.RunPage;
import io.prestagelab.runs.page.SuiteHistory;
import io.prestagelab.runs.page.SuitePage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lab show}: pages of a run, of two runs side by side, of the scenarios. */
@Command(
    name = "show",
    description =
        "Write a page for any browser: of a run, with verdict, diagnosis and all records on one"
            + " clock; of two runs side by side; of the scenarios' last times.",
    mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "RUN",
      description = "The folder of a run, or a capsule of it; two are compared.")
  private List<Path> runs = List.of();

  @Option(names = "--suite", description = "The scenarios: how they ended the last times.")
  private boolean suite;

  @Option(names = "--all", description = "All runs that are kept, each with its verdict and page.")
  private boolean all;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to; default: page.html in the (first) run's folder.")
  private @Nullable Path output;

  ShowCommand() {
    spec = CommandSpec.create();
  }

  @Override
  public Integer call() {
    boolean ofMany = suite || all;
    boolean clear = ofMany ? runs.isEmpty() && suite != all : !runs.isEmpty() && runs.size() <= 2;
    if (!clear) {
      throw new ParameterException(
          spec.commandLine(), "give one RUN to show, two to compare, or --suite or --all alone");
    }
    Path page =
        all ? showAll() : suite ? showSuite() : runs.size() == 1 ? showRun(runs.get(0)) : compare();
    Terminal.out().println(page.toAbsolutePath());
    return ExitCode.OK;
  }

  private Path showSuite() {
    LabHome home = LabHome.find();
    Path page = output == null ? home.suitesPage() : output;
    new SuitePage(new SuiteHistory(home.suites()), home.runs()).write(page);
    return page;
  }

  private Path showAll() {
    LabHome home = LabHome.find();
    Path page = output == null ? new RunLayout(home.runs()).page() : output;
    new AllRunsPage(home.runs()).write(page);
    return page;
  }

  private Path showRun(Path run) {
    boolean packed = isPacked(run);
    Path page =
        packed ? run.resolveSibling(run.getFileName() + ".html") : new RunLayout(run).page();
    Path file = output == null ? page : output;
    unpacked(List.of(run), folders -> new RunPage(folders.get(0)).write(file));
    return file;
  }

  private Path compare() {
    Path first = runs.get(0);
    String name = "compared-with-" + runs.get(1).toAbsolutePath().normalize().getFileName();
    Path page =
        isPacked(first)
            ? first.resolveSibling(first.getFileName() + "-" + name + ".html")
            : first.resolve(name + ".html");
    Path file = output == null ? page : output;
    unpacked(runs, folders -> new ComparisonPage(folders.get(0), folders.get(1)).write(file));
    return file;
  }

  private static boolean isPacked(Path run) {
    return Files.isRegularFile(run) && Capsule.isOne(run);
  }

  /** Capsules are unpacked for as long as {@code work} takes. */
  private static void unpacked(List<Path> runs, Consumer<List<Path>> work) {
    try {
      Path temporary = Files.createTempDirectory("lab-capsule");
      try {
        List<Path> folders = new ArrayList<>();
        for (Path run : runs) {
          Path folder = run;
          if (isPacked(run)) {
            folder = temporary.resolve(folders.size() + "/" + run.getFileName());
            new Capsule(run).unpack(folder);
          }
          folders.add(folder);
        }
        work.accept(folders);
      } finally {
        FileTrees.delete(temporary);
      }
    } catch (IOException e) {
      throw new LabException("cannot unpack a capsule: " + FileTrouble.reason(e), e);
    }
  }
}

package io.prestagelab.cli;

import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.host.Accel;
import io.prestagelab.emulator.host.HostException;
import io.prestagelab.emulator.serve.BmcFleet;
import io.prestagelab.emulator.serve.ConfigException;
import io.prestagelab.emulator.serve.MockupConfig;
import io.prestagelab.emulator.serve.ServeConfig;
import io.prestagelab.image.FileTrouble;
import io.prestagelab.lab.LabException;
import io.prestagelab.runs.folder.LabHome;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lab bmc serve}: BMCs out of a configuration file, until interrupted. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Run emulated BMCs until interrupted.",
      "Without --config: one BMC with a simulated server on a free port."
    },
    sortOptions = false)
final class BmcServeCommand implements Callable<Integer> {

  @Option(names = "--config", paramLabel = "FILE", description = "The BMCs, in YAML.")
  private @Nullable Path config;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "Folder for state and records (default: bmc in the lab's folder, $LAB_HOME).")
  private @Nullable Path state;

  @Option(
      names = "--mockup",
      paramLabel = "DIR",
      description = "Show the resources of a mockup (lab bmc record crawl, or DMTF's), alive.")
  private @Nullable Path mockup;

  @Option(
      names = "--clean",
      description = "A mockup's servers begin off and empty, not as the mockup shows them.")
  private boolean clean;

  @Option(
      names = "--control",
      paramLabel = "PORT",
      description = "Let faults be changed at this port of the loopback address; 0: a free one.")
  private @Nullable Integer control;

  @Option(names = "--kvm", description = "Run QEMU servers under KVM.")
  private boolean kvm;

  @Override
  public Integer call() throws InterruptedException {
    PrintStream out = Terminal.out();
    try (BmcFleet fleet = start()) {
      Runtime.getRuntime().addShutdownHook(new Thread(fleet::close, "bmc-shutdown"));
      for (Bmc bmc : fleet.bmcs()) {
        out.printf(
            "%s  %s  user %s, password %s%n",
            bmc.id(), fleet.url(bmc), bmc.credentials().user(), bmc.credentials().password());
      }
      fleet.notes().forEach(note -> Terminal.errors().println("lab: " + note));
      fleet.controlUrl().ifPresent(url -> out.printf("faults  %sbmcs%n", url));
      new CountDownLatch(1).await();
    }
    return ExitCode.OK;
  }

  private ServeConfig shown(ServeConfig wanted) {
    if (mockup == null) {
      if (clean) {
        throw new LabException("--clean is about a mockup; give one with --mockup");
      }
      return wanted;
    }
    return wanted.showing(new MockupConfig(mockup.toString(), clean));
  }

  private BmcFleet start() {
    try {
      Path folder = state == null ? LabHome.find().bmcs() : state;
      ServeConfig wanted =
          config == null ? ServeConfig.usual(folder) : ServeConfig.read(config, folder);
      ServeConfig shown = shown(wanted);
      ServeConfig controlled = control == null ? shown : shown.withControl(control);
      return BmcFleet.start(controlled, kvm ? Accel.KVM : Accel.TCG);
    } catch (ConfigException | HostException e) {
      throw new LabException(String.valueOf(e.getMessage()), e);
    } catch (UncheckedIOException e) {
      String reason = FileTrouble.reason(Objects.requireNonNull(e.getCause()));
      String said = String.valueOf(e.getMessage());
      String remedy =
          e.getCause() instanceof FileSystemException ? "; choose another folder by --state" : "";
      throw new LabException(
          (said.equals(reason) || said.endsWith(reason) ? reason : said + ": " + reason) + remedy,
          e);
    }
  }
}

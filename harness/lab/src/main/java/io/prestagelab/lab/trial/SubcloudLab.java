package io.prestagelab.lab.trial;

import io.prestagelab.bmctools.client.RedfishClient;
import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.miniboot.InstallType;
import io.prestagelab.lab.LabException;
import io.prestagelab.lab.content.AccessLog;
import io.prestagelab.lab.content.ContentServer;
import io.prestagelab.lab.progress.Elapsed;
import io.prestagelab.lab.subcloud.InstallValues;
import io.prestagelab.lab.subcloud.InstallValuesFile;
import io.prestagelab.lab.subcloud.SubcloudAdd;
import io.prestagelab.runs.folder.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One subcloud's lab: content server, BMC, server and disk, in a run's folder. Closing it cuts the
 * server's power and ends everything.
 */
public final class SubcloudLab implements AutoCloseable {
  private final LabSettings settings;
  private final RunFolder run;
  private final Path cache;
  private final Stages stages;
  private final Installer installer;
  private final AccessLog accessLog;
  private final ContentServer content;
  private final VirtualServer server;

  /**
   * Checks the input and sets everything up; the server is off.
   *
   * @param cache where what labs share is kept
   * @param disk the server's disk, which must exist
   * @param bootable image of its bootable device, or null
   */
  public SubcloudLab(
      LabSettings settings,
      RunFolder run,
      Path cache,
      Stages stages,
      Path disk,
      @Nullable Path bootable) {
    this.settings = settings;
    this.run = run;
    this.cache = cache;
    this.stages = stages;
    this.installer = Installers.of(settings.iso());
    this.accessLog = new AccessLog(run.httpLog());
    this.content =
        ContentServer.start(run.www(), settings.network().loopback(), settings.port(), accessLog);
    if (settings.network().link() > 0) {
      content.limit(settings.network().link());
    }
    if (settings.traced()) {
      IsoKickstarts.copy(settings.iso(), run.kickstarts());
    }
    GuestWatch watch =
        new GuestWatch(settings.standstill(), new Announcer(stages.display(), run.log()));
    accessLog.onAccess(access -> watch.progressed());
    accessLog.onAccess(new MediumServing(watch));
    accessLog.onAccess(
        access ->
            stages
                .display()
                .passing("%s %s".formatted(access.path(), Elapsed.size(access.bytes()))));
    this.server =
        new VirtualServer(
            new ServerSettings(
                settings.name(),
                settings.firmware(),
                settings.accel(),
                cpus(settings),
                settings.disk().settings(disk),
                bootable,
                installer.memoryMiB(),
                settings.network().address(),
                settings.network().vlan(),
                settings.secureBoot(),
                settings.traced()),
            run,
            watch);
  }

  /** The server's CPUs; an all-in-one system is not installed on fewer than four. */
  private static int cpus(LabSettings settings) {
    InstallType type = InstallType.of(settings.installValues().installType());
    return Math.max(settings.machine().cpus(), type.leastCpus());
  }

  /**
   * The release of an installation ISO.
   *
   * @throws LabException if the file is missing
   */
  public static String release(Path iso) {
    return Installers.of(iso).release();
  }

  /** Boots the bootable device and waits until the server has prestaged itself; then power off. */
  public void prestage() {
    new Prestaging(this).run();
  }

  /** The same, but the power is cut when the installer logs {@code line}. */
  public void prestageUntilPowerCutAt(String line) {
    new Prestaging(this).cutAt(line);
  }

  /** Starts the server from its bootable device and leaves its menu to whoever is there. */
  public BootMenuSession startBootableDevice() {
    return new BootMenuSession(server);
  }

  /**
   * Turns the server on, to boot from its own disk, and off again once it asks for a login.
   *
   * @throws GuestFailure if it does not come up
   */
  public void bootInstalledSystem() {
    try (RedfishClient bmc = server.connect()) {
      bmc.powerOn();
      try {
        new InstalledSystem(server, run).awaitLogin();
      } finally {
        bmc.powerOff();
        server.watch().beginAnew();
      }
    }
  }

  /**
   * Has sysadmin run {@code command} on the installed system, then cuts the power; gives what was
   * printed.
   */
  public List<String> runOnInstalledSystem(String command) {
    try (RedfishClient bmc = server.connect()) {
      bmc.powerOn();
      List<String> printed = new InstalledSystem(server, run).runAfterBoot(command);
      bmc.powerOff();
      return printed;
    }
  }

  /**
   * Adds the subcloud through a client that {@code connect} opens, and follows it until its own
   * system has been looked at.
   */
  public Installation install(Supplier<RedfishClient> connect) {
    return new MinibootRun(this, subcloud(), connect).install();
  }

  private SubcloudAdd subcloud() {
    return new SubcloudAdd(
        settings.name(), installValues(), settings.iso(), release(), run.www(), content.port());
  }

  private InstallValues installValues() {
    if (settings.installValues() instanceof ValuesSource.File given) {
      return InstallValuesFile.read(given.file());
    }
    new OwnInstallValues(settings, server, release())
        .with((ValuesSource.Own) settings.installValues())
        .write(run.installValues());
    return InstallValuesFile.read(run.installValues());
  }

  /** The content server, for faults. */
  public ContentServer content() {
    return content;
  }

  /** The server. */
  public VirtualServer server() {
    return server;
  }

  /** The run's folder. */
  public RunFolder run() {
    return run;
  }

  /** The release of the installation ISO. */
  public String release() {
    return installer.release();
  }

  Path cache() {
    return cache;
  }

  /**
   * What the installer logs when nothing more of the bundle will be written; empty if it goes on to
   * the end of the machine.
   */
  public Optional<String> finishedLine() {
    return installer.finished();
  }

  Installer installer() {
    return installer;
  }

  LabSettings settings() {
    return settings;
  }

  Stages stages() {
    return stages;
  }

  @Override
  public void close() {
    server.close();
    content.close();
    try {
      accessLog.close();
    } catch (IOException e) {
      throw new LabException("cannot close the access log" + ": " + FileTrouble.reason(e), e);
    }
  }
}

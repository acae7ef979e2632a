package io.prestagelab.lab.trial;

import io.prestagelab.bmctools.client.BootMode;
import io.prestagelab.bmctools.client.RedfishClient;
import io.prestagelab.emulator.BmcServer;
import io.prestagelab.emulator.BmcServerSettings;
import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.bmc.BmcSettings;
import io.prestagelab.emulator.fault.FaultPlan;
import io.prestagelab.emulator.host.Firmware;
import io.prestagelab.emulator.host.QemuHost;
import io.prestagelab.emulator.host.QemuSettings;
import io.prestagelab.runs.coverage.TraceFile;
import io.prestagelab.runs.folder.RunFolder;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** A QEMU server behind its BMC, with the watch that hears it. Closing it cuts its power. */
public final class VirtualServer implements AutoCloseable {
  private static final Duration REDFISH_LIMIT = Duration.ofSeconds(60);

  private final ServerSettings settings;
  private final RunFolder run;
  private final RedfishLog redfishLog;
  private final QemuHost host;
  private final GuestWatch watch;
  private final BmcServer bmcServer;
  private final Bmc bmc;
  private final MachineRecord record;

  /** Builds it, off. Everything it says is kept in {@code run}. */
  public VirtualServer(ServerSettings settings, RunFolder run, GuestWatch watch) {
    this.settings = settings;
    this.watch = watch;
    this.redfishLog = new RedfishLog(run.redfishLog());
    QemuSettings qemu =
        QemuSettings.of(settings.name(), run.server())
            .withFirmware(settings.firmware())
            .withMemoryMiB(settings.memoryMiB())
            .withAccel(settings.accel())
            .withCpus(settings.cpus())
            .withDisks(settings.disks())
            .withBootable(settings.bootable())
            .withBootableBus(StickBus.of(settings.bootable()))
            .withVlan(settings.vlan())
            .withExtra(settings.traced() ? TracePort.arguments(run.rawTrace()) : List.of());
    this.run = run;
    this.host = new QemuHost(settings.secureBoot() ? qemu.withSecureBoot() : qemu);
    host.addListener(watch);
    this.record = new MachineRecord(host, run);
    host.addListener(record);
    this.bmcServer =
        new BmcServer(
            BmcServerSettings.in(run.certificates())
                .at(settings.bmcAddress())
                .withExchangeLog(run.layout().exchanges()));
    this.bmc = bmcServer.add(BmcSettings.of(settings.name(), run.bmc()), host);
    bmcServer.start();
  }

  /** The address of its BMC. */
  public URI bmc() {
    return bmcServer.url(bmc);
  }

  /** Who may log in to its BMC. */
  public String bmcUser() {
    return bmc.credentials().user();
  }

  /** The password that belongs to {@link #bmcUser}. */
  public String bmcPassword() {
    return bmc.credentials().password();
  }

  /** The mode that a boot override has to ask for. */
  public BootMode bootMode() {
    return settings.firmware() == Firmware.UEFI ? BootMode.UEFI : BootMode.LEGACY;
  }

  /** What hears it. */
  public GuestWatch watch() {
    return watch;
  }

  /** Its settings. */
  public ServerSettings settings() {
    return settings;
  }

  /** A new session with its BMC. */
  public RedfishClient connect() {
    return RedfishClient.connect(bmc(), bmcUser(), bmcPassword(), REDFISH_LIMIT, redfishLog::add);
  }

  /** A session with its BMC under other credentials. */
  public RedfishClient connect(String user, String password, Duration limit) {
    return RedfishClient.connect(bmc(), user, password, limit, redfishLog::add);
  }

  /** What can be made to go wrong at its BMC. */
  public FaultPlan faults() {
    return bmc.settings().faults();
  }

  /** Its BMC, for what no Redfish client can do. */
  public Bmc controller() {
    return bmc;
  }

  /** Types on its serial console. */
  void type(String text) {
    host.type(text);
  }

  /** What its screen and its disks tell. */
  MachineRecord record() {
    return record;
  }

  /** Hears the server from now on. */
  public void listen(io.prestagelab.emulator.host.HostListener listener) {
    host.addListener(listener);
  }

  @Override
  public void close() {
    record.close();
    bmcServer.close();
    redfishLog.close();
    if (settings.traced()) {
      TraceFile.condense(run.rawTrace(), run.layout().trace());
    }
  }
}

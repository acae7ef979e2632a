package io.prestagelab.emulator.serve;

import io.prestagelab.emulator.BmcServer;
import io.prestagelab.emulator.BmcServerSettings;
import io.prestagelab.emulator.bmc.Account;
import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.bmc.BmcSettings;
import io.prestagelab.emulator.bmc.Credentials;
import io.prestagelab.emulator.bmc.Role;
import io.prestagelab.emulator.host.Accel;
import io.prestagelab.emulator.host.DiskSettings;
import io.prestagelab.emulator.host.Host;
import io.prestagelab.emulator.host.QemuHost;
import io.prestagelab.emulator.host.QemuSettings;
import io.prestagelab.emulator.host.SimulatedHost;
import io.prestagelab.emulator.host.SimulatedModel;
import io.prestagelab.emulator.host.Timeline;
import io.prestagelab.emulator.mockup.FileReason;
import io.prestagelab.emulator.mockup.LiveParts;
import io.prestagelab.emulator.mockup.LiveSystem;
import io.prestagelab.emulator.mockup.MockupException;
import io.prestagelab.emulator.mockup.MockupTree;
import io.prestagelab.emulator.profile.Personalities;
import io.prestagelab.emulator.profile.Personality;
import io.prestagelab.emulator.profile.ProfileException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The BMCs of a configuration, running. */
public final class BmcFleet implements AutoCloseable {

  private static final long DISK_BYTES = 250L << 30;

  /** How many files that were left out are named. */
  private static final int NAMED = 5;

  private final ServeConfig config;
  private final Accel accel;
  private final BmcServer server;
  private final List<String> notes = new ArrayList<>();
  private @Nullable FaultControl control;

  private BmcFleet(ServeConfig config, Accel accel) {
    this.config = config;
    this.accel = accel;
    BmcServerSettings settings = BmcServerSettings.in(config.folder());
    this.server = new BmcServer(config.tls() ? settings : settings.withoutTls());
    if (config.certificate() != null) {
      use(config.certificate());
    }
  }

  private void use(Path pem) {
    try {
      server.replaceCertificate(Files.readString(pem));
    } catch (IOException | UncheckedIOException e) {
      server.close();
      throw new ConfigException(
          pem + ": no certificate with its private key in PEM (" + reason(e) + ")", e);
    }
  }

  private static String reason(Exception error) {
    return error instanceof IOException file
        ? FileReason.of(file)
        : String.valueOf(error.getMessage());
  }

  /**
   * Starts everything that {@code config} describes.
   *
   * @param accel how QEMU servers run their guests
   * @throws ConfigException if something in it is not possible
   * @throws java.io.UncheckedIOException if an address is in use or a folder cannot be used
   */
  public static BmcFleet start(ServeConfig config, Accel accel) {
    new ConfigCheck("").check(config);
    BmcFleet fleet = new BmcFleet(config, accel);
    try {
      config.bmcs().forEach(fleet::add);
      fleet.server.start();
      fleet.control();
      return fleet;
    } catch (RuntimeException e) {
      fleet.close();
      throw e;
    }
  }

  private void add(BmcConfig bmc) {
    InetSocketAddress address = new InetSocketAddress(addressOf(bmc), bmc.port());
    Optional<Personality> personality = personality(bmc);
    Optional<MockupTree> mockup = mockup(bmc);
    List<BmcConfig> systems = mockup.map(tree -> bmc.behind(systems(tree))).orElseGet(bmc::members);
    List<BmcServer.Member> members = new ArrayList<>();
    for (BmcConfig system : systems) {
      Path folder = config.folder().resolve(system.name());
      members.add(new BmcServer.Member(settings(bmc, system, folder), host(system, folder)));
    }
    List<Bmc> added = server.addTogether(members, address);
    addAccounts(bmc, added.get(0));
    if (Boolean.TRUE.equals(bmc.service().ssdp())) {
      announce(added.get(0));
    }
    personality.ifPresent(other -> server.wear(added.get(0), other));
    mockup.ifPresent(tree -> show(bmc, added.get(0), tree));
  }

  private static List<String> systems(MockupTree tree) {
    return new LiveParts(tree).systems().stream().map(LiveSystem::path).toList();
  }

  private void announce(Bmc bmc) {
    try {
      server.announce(bmc);
    } catch (UncheckedIOException e) {
      throw new ConfigException("BMC '" + bmc.id() + "': " + e.getMessage(), e);
    }
  }

  private static BmcSettings settings(BmcConfig bmc, BmcConfig system, Path folder) {
    BmcSettings plain =
        BmcSettings.of(system.name(), folder)
            .withCredentials(new Credentials(bmc.user(), bmc.password()))
            .withState(folder.resolve("state.json"))
            .withFaults(system.trouble().plan());
    BmcSettings settings = modelled(plain, system);
    return Boolean.TRUE.equals(system.asyncMedia()) ? settings.withAsyncMedia() : settings;
  }

  /** An account that is there already, out of an earlier run, stays as it is. */
  private static void addAccounts(BmcConfig config, Bmc bmc) {
    for (AccountConfig account : config.accounts()) {
      String name = account.name(config.name());
      String secret = account.secret(config.name());
      Role role = account.kind(config.name());
      if (bmc.accounts().find(name).isEmpty()) {
        Account unused = bmc.accounts().add(name, secret, role, true);
      }
    }
  }

  private static BmcSettings modelled(BmcSettings settings, BmcConfig bmc) {
    try {
      BmcSettings result = settings;
      if (bmc.server().power() != null) {
        result = result.withPower(bmc.server().power().model());
      }
      if (bmc.media() != null) {
        result = result.withMedia(bmc.media().rules());
      }
      return bmc.server().simulated() == null
          ? result
          : result.withTimeline(bmc.server().simulated().timeline());
    } catch (IllegalArgumentException e) {
      throw new ConfigException("BMC '" + bmc.name() + "': " + e.getMessage(), e);
    }
  }

  private static Host simulated(BmcConfig bmc, Path folder) {
    SimulatedConfig simulated = bmc.server().simulated();
    try {
      Timeline timeline = simulated == null ? Timeline.real() : simulated.timeline();
      SimulatedModel model = simulated == null ? SimulatedModel.USUAL : simulated.model();
      SimulatedHost host =
          new SimulatedHost(bmc.name(), timeline, model, folder.resolve("disk.txt"));
      host.addListener(new ConsoleFile(folder.resolve("console.raw")));
      return host;
    } catch (IllegalArgumentException e) {
      throw new ConfigException("BMC '" + bmc.name() + "', key 'simulated': " + e.getMessage(), e);
    }
  }

  private static Optional<Personality> personality(BmcConfig bmc) {
    try {
      return Optional.ofNullable(bmc.service().personality()).map(Personalities::named);
    } catch (ProfileException e) {
      throw new ConfigException("BMC '" + bmc.name() + "': " + e.getMessage(), e);
    }
  }

  private static Optional<MockupTree> mockup(BmcConfig bmc) {
    if (bmc.service().mockup() != null && bmc.service().personality() != null) {
      throw new ConfigException(
          "BMC '" + bmc.name() + "' has a mockup and a personality; only one is possible", null);
    }
    try {
      return Optional.ofNullable(bmc.service().mockup())
          .map(MockupConfig::folder)
          .map(Path::of)
          .map(MockupTree::read);
    } catch (MockupException e) {
      throw new ConfigException("BMC '" + bmc.name() + "': " + e.getMessage(), e);
    }
  }

  private void show(BmcConfig config, Bmc bmc, MockupTree tree) {
    MockupConfig mockup = config.service().mockup();
    if (mockup != null && mockup.isClean()) {
      server.showClean(bmc, tree);
    } else {
      server.show(bmc, tree);
    }
    List<String> leftOut = tree.leftOut();
    leftOut.stream().limit(NAMED).forEach(why -> notes.add("left out of the mockup: " + why));
    if (leftOut.size() > NAMED) {
      notes.add("and %d more files".formatted(leftOut.size() - NAMED));
    }
    if (systems(tree).isEmpty()) {
      notes.add("the mockup has no system: it can be read, and nothing in it lives but sessions");
    }
  }

  /** What a user should know of what is served, a line each. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  private static InetAddress addressOf(BmcConfig bmc) {
    try {
      return InetAddress.getAllByName(bmc.address())[0];
    } catch (UnknownHostException e) {
      throw new ConfigException(
          "BMC '" + bmc.name() + "': address '" + bmc.address() + "' is none of this machine", e);
    }
  }

  private Host host(BmcConfig bmc, Path folder) {
    if (!bmc.isQemu()) {
      return simulated(bmc, folder);
    }
    List<DiskSettings> disks = new ArrayList<>();
    List<String> files =
        Objects.requireNonNullElse(
            bmc.server().disks(), List.of(folder.resolve("disk.img").toString()));
    for (String file : files) {
      disks.add(DiskSettings.scsi(made(Path.of(file))));
    }
    String bootable = bmc.server().bootable();
    QemuSettings qemu =
        QemuSettings.of(bmc.name(), folder)
            .withFirmware(bmc.server().mode(bmc.name()))
            .withMemoryMiB(Objects.requireNonNullElse(bmc.server().memory(), 2048))
            .withCpus(Objects.requireNonNullElse(bmc.server().cpus(), 2))
            .withAccel(accel)
            .withDisks(disks)
            .withBootable(bootable == null ? null : Path.of(bootable).toAbsolutePath());
    if (bmc.server().hasSecureBoot()) {
      return new QemuHost(qemu.withSecureBoot());
    }
    return new QemuHost(bmc.server().hasBothFirmwares() ? qemu.withBothFirmwares() : qemu);
  }

  /** Makes a disk that is not there; the path is whole, since QEMU runs in another folder. */
  private static Path made(Path disk) {
    try {
      if (!Files.exists(disk)) {
        Files.createDirectories(disk.toAbsolutePath().getParent());
        try (RandomAccessFile file = new RandomAccessFile(disk.toFile(), "rw")) {
          file.setLength(DISK_BYTES);
        }
      }
      return disk.toAbsolutePath();
    } catch (IOException e) {
      throw new ConfigException(disk + ": cannot be made (" + FileReason.of(e) + ")", e);
    }
  }

  private void control() {
    Integer port = config.control();
    if (port == null) {
      return;
    }
    try {
      control = new FaultControl(server, port);
    } catch (IOException e) {
      throw new ConfigException(
          "control port " + port + ": " + e.getMessage() + "; choose another one", e);
    }
  }

  /** Where faults can be added and removed, if that was asked for. */
  public Optional<URI> controlUrl() {
    return Optional.ofNullable(control).map(FaultControl::url);
  }

  /** The BMCs, in the configuration's order. */
  public List<Bmc> bmcs() {
    return server.bmcs();
  }

  /** The service root of {@code bmc}. */
  public URI url(Bmc bmc) {
    return server.url(bmc);
  }

  @Override
  public void close() {
    if (control != null) {
      control.close();
    }
    server.close();
  }
}

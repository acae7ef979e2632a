package io.prestagelab.emulator.host;

import io.prestagelab.emulator.media.MediaSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real QEMU machine: its process exists while the server has power.
 *
 * <p>The serial console, the log port and QMP's events are kept in the settings' folder ({@code
 * console.raw}, {@code console.log}, {@code guest.log}, {@code firmware.log}, {@code qmp.log}),
 * over all power-ons.
 */
public final class QemuHost implements Host {

  private static final Logger LOG = LoggerFactory.getLogger(QemuHost.class);

  private final QemuSettings settings;
  private final HostFacts facts;
  private final FolderLock lock;
  private final Listeners listeners = new Listeners();
  private final QemuEvents events;
  private final QemuPower power;
  private final @Nullable QemuSecureBoot secureBoot;

  /**
   * Prepares the server, off; its folder is created and leftovers of an earlier life are ended.
   *
   * @throws HostException if the folder cannot be used or UEFI firmware is missing
   */
  public QemuHost(QemuSettings settings) {
    this.settings = settings;
    this.facts = new HostFacts(settings);
    QemuFolder folder = new QemuFolder(settings.folder());
    GuestRecord record;
    try {
      this.lock = FolderLock.take(settings.folder(), "server.lock");
      folder.prepare(settings.firmwares());
      Leftovers.sweep(folder);
      record = new GuestRecord(folder, Clock.systemUTC());
      secureBoot = settings.hasSecureBoot() ? new QemuSecureBoot(folder) : null;
    } catch (IOException e) {
      throw new HostException(settings.folder() + ": cannot be used for a server: " + e, e);
    }
    CdDrive drive = new CdDrive((at, length) -> listeners.tell(l -> l.mediaRead(at, length)));
    this.events = new QemuEvents(settings, folder, record, listeners, drive, secureBoot);
    this.power = new QemuPower(facts, drive, events);
    events.follow(power);
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public Set<Firmware> firmwares() {
    return settings.firmwares();
  }

  @Override
  public void setFirmware(Firmware other) {
    power.setFirmware(other);
  }

  @Override
  public List<BootEntry> bootEntries() {
    return facts.bootEntries();
  }

  @Override
  public Hardware hardware() {
    return facts.hardware();
  }

  @Override
  public String biosVersion() {
    return power.firmware() == Firmware.UEFI ? "OVMF" : "SeaBIOS";
  }

  @Override
  public Optional<SecureBoot> secureBoot() {
    return Optional.ofNullable(secureBoot);
  }

  @Override
  public boolean isOn() {
    return power.isOn();
  }

  @Override
  public void addListener(HostListener listener) {
    listeners.add(listener);
  }

  @Override
  public void powerOn(BootOrder first) {
    power.on(first);
  }

  @Override
  public void powerOff() {
    power.off();
  }

  @Override
  public void reset() {
    power.reset();
  }

  @Override
  public void pause() {
    running().qmp().execute("stop");
  }

  @Override
  public void resume() {
    running().qmp().execute("cont");
  }

  @Override
  public void pressPowerButton() {
    running().qmp().execute("system_powerdown");
  }

  @Override
  public void sendNmi() {
    running().qmp().execute("inject-nmi");
  }

  @Override
  public void setBootOrder(BootOrder next) {
    power.setBootOrder(next);
  }

  @Override
  public void setMedium(@Nullable MediaSource medium) {
    power.setMedium(medium);
  }

  /** Sends bytes to the serial console, as a person at a terminal would. */
  public void type(String text) {
    type(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void type(byte[] bytes) {
    running().type(bytes);
  }

  /**
   * Writes what its screen shows to a PNG file.
   *
   * @throws HostException if the server is off or QEMU cannot write there
   */
  public void screenshot(Path png) {
    running().screenshot(png.toAbsolutePath());
  }

  /**
   * What its disks and its bootable device have moved since power-on.
   *
   * @throws HostException if the server is off
   */
  public List<BlockUse> blockUse() {
    return running().blockUse();
  }

  /**
   * Puts another image under a raw disk while the server runs. The guest must not use the disk just
   * then, and has to read its partition table again.
   *
   * @param number which disk, the first being 0
   * @param qcow2 the image, as large as the one before
   * @throws HostException if the server is off or QEMU refuses it
   */
  public void exchangeDisk(int number, Path qcow2) {
    running().exchange(number, qcow2.toAbsolutePath());
  }

  /** The folder with everything this server leaves behind. */
  public Path folder() {
    return settings.folder();
  }

  private QemuMachine running() {
    return power.running();
  }

  @Override
  public void close() {
    if (events.isClosed()) {
      return;
    }
    try {
      power.close();
      setMedium(null);
      events.close();
      lock.close();
    } catch (IOException | HostException e) {
      LOG.warn("closing server '{}': {}", settings.name(), e.toString());
    }
  }
}

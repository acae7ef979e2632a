package io.prestagelab.emulator.bmc;

import io.prestagelab.emulator.host.BootEntry;
import io.prestagelab.emulator.host.BootOrder;
import io.prestagelab.emulator.host.Firmware;
import io.prestagelab.emulator.host.Hardware;
import io.prestagelab.emulator.host.Host;
import io.prestagelab.emulator.host.HostException;
import io.prestagelab.emulator.host.HostListener;
import io.prestagelab.emulator.host.SecureBoot;
import io.prestagelab.emulator.host.SimulatedHost;
import io.prestagelab.emulator.media.MediaSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A simulated server with some firmwares that notes which it is given, and can be broken. */
final class NotingHost implements Host {

  final List<Firmware> given = new CopyOnWriteArrayList<>();
  final SimulatedHost server = new SimulatedHost("s1");
  private final Set<Firmware> firmwares;
  private boolean broken;

  /** What is in its drive. */
  @Nullable MediaSource medium;

  NotingHost(Firmware... firmwares) {
    this.firmwares = Set.of(firmwares);
  }

  /** From now on it does nothing that takes a machine which listens. */
  void breakDown() {
    broken = true;
  }

  private void work() {
    if (broken) {
      throw new HostException("out of order");
    }
  }

  @Override
  public String name() {
    return server.name();
  }

  @Override
  public Set<Firmware> firmwares() {
    return firmwares;
  }

  @Override
  public Hardware hardware() {
    return server.hardware();
  }

  @Override
  public String biosVersion() {
    return server.biosVersion();
  }

  @Override
  public Optional<SecureBoot> secureBoot() {
    return server.secureBoot();
  }

  @Override
  public boolean isOn() {
    return server.isOn();
  }

  @Override
  public List<BootEntry> bootEntries() {
    return server.bootEntries();
  }

  @Override
  public void setFirmware(Firmware firmware) {
    given.add(firmware);
  }

  @Override
  public void powerOn(BootOrder order) {
    work();
    server.powerOn(order);
  }

  @Override
  public void powerOff() {
    work();
    server.powerOff();
  }

  @Override
  public void reset() {
    work();
    server.reset();
  }

  @Override
  public void pressPowerButton() {
    work();
    server.pressPowerButton();
  }

  @Override
  public void sendNmi() {
    work();
    server.sendNmi();
  }

  @Override
  public void pause() {
    server.pause();
  }

  @Override
  public void resume() {
    server.resume();
  }

  @Override
  public void type(byte[] bytes) {
    server.type(bytes);
  }

  @Override
  public void setBootOrder(BootOrder order) {
    work();
    server.setBootOrder(order);
  }

  @Override
  public void setMedium(@Nullable MediaSource inserted) {
    work();
    medium = inserted;
    server.setMedium(inserted);
  }

  @Override
  public void addListener(HostListener listener) {
    server.addListener(listener);
  }

  @Override
  public void close() {
    server.close();
  }
}

package io.prestagelab.emulator.serve;

import io.prestagelab.emulator.fault.BmcFault;
import io.prestagelab.emulator.fault.HostFault;
import io.prestagelab.emulator.fault.HttpFault;
import io.prestagelab.emulator.fault.MediaFault;
import io.prestagelab.emulator.host.Firmware;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One BMC and its server, as a configuration file describes them.
 *
 * @param name id of the system
 * @param address where it listens; StarlingX's own client needs an address of its own and port 443
 * @param port 0 takes a free one
 * @param user administrator's name
 * @param password administrator's password
 * @param host {@code simulated} or {@code qemu}
 * @param firmware {@code bios}, {@code uefi} or {@code both}, of a QEMU server
 * @param memory MiB of a QEMU server
 * @param cpus of a QEMU server
 * @param disks image files of a QEMU server; created with 250 GiB, sparse, if missing
 * @param bootable image shown as a USB-stick-like device of a QEMU server
 * @param asyncMedia whether inserting a medium answers with a task
 * @param faults HTTP faults
 * @param mediaFault what goes wrong with media
 * @param bmcFault what the BMC gets wrong
 * @param hostFault what goes wrong with the server
 * @param power how long power takes
 * @param media which media are accepted
 * @param simulated what a simulated server does, and how fast
 * @param accounts further users
 * @param systems systems behind this one service, in place of one of its name
 * @param personality the vendor it looks and behaves like: a name, or a YAML file
 * @param mockup folder of a mockup whose resources it shows
 */
public record BmcConfig(
    @Nullable String name,
    @Nullable String address,
    @Nullable Integer port,
    @Nullable String user,
    @Nullable String password,
    @Nullable String host,
    @Nullable String firmware,
    @Nullable Integer memory,
    @Nullable Integer cpus,
    @Nullable List<String> disks,
    @Nullable String bootable,
    @Nullable Boolean asyncMedia,
    @Nullable List<HttpFault> faults,
    @Nullable MediaFault mediaFault,
    @Nullable BmcFault bmcFault,
    @Nullable HostFault hostFault,
    @Nullable PowerConfig power,
    @Nullable MediaConfig media,
    @Nullable SimulatedConfig simulated,
    @Nullable List<AccountConfig> accounts,
    @Nullable List<BmcConfig> systems,
    @Nullable String personality,
    @Nullable String mockup) {

  /** Everything by default but the name. */
  public static BmcConfig usual(String name) {
    return new BmcConfig(
        name, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
        null, null, null, null, null, null, null, null);
  }

  @Override
  public String name() {
    return name == null ? "server1" : name;
  }

  @Override
  public String address() {
    return address == null ? "127.0.0.1" : address;
  }

  @Override
  public List<AccountConfig> accounts() {
    return accounts == null ? List.of() : accounts;
  }

  /** The systems of this service: those that are named, or itself. */
  List<BmcConfig> members() {
    if (systems == null || systems.isEmpty()) {
      return List.of(this);
    }
    for (BmcConfig system : systems) {
      if (system.isMoreThanASystem()) {
        throw new ConfigException(
            "BMC '"
                + name()
                + "', system '"
                + system.name()
                + "': address, port, user, password, accounts, personality and systems belong to"
                + " the BMC, not to one of its systems",
            null);
      }
    }
    if (personality != null
        || mockup != null
        || host != null
        || disks != null
        || bootable != null) {
      throw new ConfigException(
          "BMC '"
              + name()
              + "' has systems: host, disks and bootable belong to each of them, and a personality"
              + " or a mockup is for a BMC with one",
          null);
    }
    return systems;
  }

  private boolean isMoreThanASystem() {
    return address != null
        || port != null
        || user != null
        || password != null
        || accounts != null
        || personality != null
        || mockup != null
        || systems != null;
  }

  @Override
  public Integer port() {
    return port == null ? 0 : port;
  }

  @Override
  public String user() {
    return user == null ? "admin" : user;
  }

  @Override
  public String password() {
    return password == null ? "password" : password;
  }

  /** Whether the server is a QEMU machine. */
  public boolean isQemu() {
    String kind = host == null ? "simulated" : host;
    return switch (kind) {
      case "simulated" -> false;
      case "qemu" -> true;
      default ->
          throw new ConfigException(
              "BMC '" + name() + "': host '" + kind + "'; 'simulated' and 'qemu' are possible",
              null);
    };
  }

  Firmware mode() {
    String kind = firmware == null ? "bios" : firmware.toLowerCase(Locale.ROOT);
    return switch (kind) {
      case "bios" -> Firmware.BIOS;
      case "uefi", "both" -> Firmware.UEFI;
      default ->
          throw new ConfigException(
              "BMC '"
                  + name()
                  + "': firmware '"
                  + kind
                  + "'; 'bios', 'uefi' and 'both' are possible",
              null);
    };
  }

  /** Whether the boot mode can be changed. */
  boolean hasBothFirmwares() {
    return "both".equalsIgnoreCase(firmware);
  }

  /** The same with the resources of {@code folder}, if it names no mockup itself. */
  BmcConfig showing(String folder) {
    return mockup != null
        ? this
        : new BmcConfig(
            name,
            address,
            port,
            user,
            password,
            host,
            firmware,
            memory,
            cpus,
            disks,
            bootable,
            asyncMedia,
            faults,
            mediaFault,
            bmcFault,
            hostFault,
            power,
            media,
            simulated,
            accounts,
            systems,
            personality,
            folder);
  }

  @Override
  public String toString() {
    return "BmcConfig[" + name() + " at " + address() + ":" + port() + "]";
  }
}

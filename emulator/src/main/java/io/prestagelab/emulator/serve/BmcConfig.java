package io.prestagelab.emulator.serve;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One BMC and its server, as a configuration file describes them; the file has all keys beside each
 * other.
 *
 * @param name id of the system
 * @param service its service
 * @param server the server behind it
 * @param trouble what goes wrong
 * @param media which media are accepted
 * @param asyncMedia whether inserting a medium answers with a task
 * @param systems systems behind this one service, in place of one of its name
 */
public record BmcConfig(
    @Nullable String name,
    @JsonUnwrapped ServiceKeys service,
    @JsonUnwrapped ServerKeys server,
    @JsonUnwrapped FaultKeys trouble,
    @Nullable MediaConfig media,
    @Nullable Boolean asyncMedia,
    @Nullable List<BmcConfig> systems) {

  /** Everything by default but the name. */
  public static BmcConfig usual(String name) {
    return new BmcConfig(name, ServiceKeys.NONE, ServerKeys.NONE, FaultKeys.NONE, null, null, null);
  }

  @Override
  public String name() {
    return name == null ? "server1" : name;
  }

  /** Where it listens. */
  public String address() {
    return Objects.requireNonNullElse(service.address(), "127.0.0.1");
  }

  /** The port that it listens at; 0 takes a free one. */
  public int port() {
    return Objects.requireNonNullElse(service.port(), 0);
  }

  /** The administrator's name. */
  public String user() {
    return Objects.requireNonNullElse(service.user(), "admin");
  }

  /** The administrator's password. */
  public String password() {
    return Objects.requireNonNullElse(service.password(), "password");
  }

  /** Whether the server is a QEMU machine. */
  public boolean isQemu() {
    return server.isQemu(name());
  }

  List<AccountConfig> accounts() {
    return Objects.requireNonNullElse(service.accounts(), List.of());
  }

  /** The systems of this service: those that are named, or itself. */
  List<BmcConfig> members() {
    if (systems == null || systems.isEmpty()) {
      return List.of(this);
    }
    for (BmcConfig system : systems) {
      if (!system.service.equals(ServiceKeys.NONE) || system.systems != null) {
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
    if (service.personality() != null
        || service.mockup() != null
        || server.host() != null
        || server.disks() != null
        || server.bootable() != null) {
      throw new ConfigException(
          "BMC '"
              + name()
              + "' has systems: host, disks and bootable belong to each of them, and a personality"
              + " or a mockup is for a BMC with one",
          null);
    }
    return systems;
  }

  /** The same with the resources of {@code folder}, if it names no mockup itself. */
  BmcConfig showing(String folder) {
    return new BmcConfig(
        name, service.showing(folder), server, trouble, media, asyncMedia, systems);
  }

  @Override
  public String toString() {
    return "BmcConfig[" + name() + " at " + address() + ":" + port() + "]";
  }
}

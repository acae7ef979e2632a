package io.prestagelab.emulator.serve;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
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
        || server.host() != null
        || server.disks() != null
        || server.bootable() != null) {
      throw new ConfigException(
          "BMC '"
              + name()
              + "' has systems: host, disks and bootable belong to each of them, and a personality"
              + " is for a BMC with one",
          null);
    }
    return systems;
  }

  /**
   * The servers behind the systems of a mockup: those that are named, in the tree's order; else
   * this one, and a simulated one behind each system after the first.
   */
  List<BmcConfig> behind(List<String> paths) {
    boolean named = systems != null && !systems.isEmpty();
    if (named && members().size() > Math.max(1, paths.size())) {
      throw new ConfigException(
          "BMC '%s' has %d systems, but its mockup has %d that can be powered; name no more than those"
              .formatted(name(), members().size(), paths.size()),
          null);
    }
    List<BmcConfig> all = new ArrayList<>(members());
    for (int i = 1; !named && i < paths.size(); i++) {
      String path = paths.get(i);
      String last = path.substring(path.lastIndexOf('/') + 1);
      all.add(companion(name() + "-" + last.replaceAll("[^A-Za-z0-9.-]", "-")));
    }
    return all;
  }

  /** A simulated server beside this one, of the same ways. */
  private BmcConfig companion(String other) {
    return new BmcConfig(
        other, ServiceKeys.NONE, server.simulatedAlike(), FaultKeys.NONE, media, asyncMedia, null);
  }

  /** The same with the resources of {@code other}, if it names no mockup itself. */
  BmcConfig showing(MockupConfig other) {
    return new BmcConfig(name, service.showing(other), server, trouble, media, asyncMedia, systems);
  }

  @Override
  public String toString() {
    return "BmcConfig[" + name() + " at " + address() + ":" + port() + "]";
  }
}

package io.prestagelab.emulator.serve;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys of a BMC that belong to its service, not to one of its systems.
 *
 * @param address where it listens; StarlingX's own client needs an address of its own and port 443
 * @param port 0 takes a free one
 * @param user administrator's name
 * @param password administrator's password
 * @param accounts further users
 * @param ssdp whether it can be found by SSDP
 * @param personality the vendor it looks and behaves like: a name, or a YAML file
 * @param mockup a mockup whose resources it shows
 */
record ServiceKeys(
    @Nullable String address,
    @Nullable Integer port,
    @Nullable String user,
    @Nullable String password,
    @Nullable List<AccountConfig> accounts,
    @Nullable Boolean ssdp,
    @Nullable String personality,
    @Nullable MockupConfig mockup) {

  static final ServiceKeys NONE = new ServiceKeys(null, null, null, null, null, null, null, null);

  /** The same with the resources of {@code other}, if it names no mockup itself. */
  ServiceKeys showing(MockupConfig other) {
    return mockup != null
        ? this
        : new ServiceKeys(address, port, user, password, accounts, ssdp, personality, other);
  }
}

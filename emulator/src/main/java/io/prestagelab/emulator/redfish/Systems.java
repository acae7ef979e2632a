package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.bmc.Bmc;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The systems behind one service, by id. */
final class Systems {

  private final Map<String, Bmc> byId = new LinkedHashMap<>();

  Systems(List<Bmc> bmcs) {
    bmcs.forEach(bmc -> byId.put(bmc.id(), bmc));
  }

  Optional<Bmc> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  List<String> ids() {
    return List.copyOf(byId.keySet());
  }

  Collection<Bmc> all() {
    return byId.values();
  }

  Bmc first() {
    return byId.values().iterator().next();
  }
}

package io.prestagelab.bmctools.check;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** What one finding means to each client; clients that are not named are not concerned. */
public final class Effects {

  /** How much it means. */
  public enum Severity {
    /** Works on a condition that the finding names. */
    CONDITION,
    /** The client goes no further. */
    STOPS
  }

  /** Concerns nobody. */
  static final Effects NONE = new Effects(Map.of());

  private final Map<Client, Severity> byClient;

  private Effects(Map<Client, Severity> byClient) {
    this.byClient = byClient;
  }

  static Effects stops(Client... clients) {
    return NONE.and(Severity.STOPS, clients);
  }

  static Effects conditionFor(Client... clients) {
    return NONE.and(Severity.CONDITION, clients);
  }

  static Effects stopsAll() {
    return stops(Client.values());
  }

  Effects alsoStops(Client... clients) {
    return and(Severity.STOPS, clients);
  }

  Effects alsoConditionFor(Client... clients) {
    return and(Severity.CONDITION, clients);
  }

  private Effects and(Severity severity, Client... clients) {
    Map<Client, Severity> more = new EnumMap<>(Client.class);
    more.putAll(byClient);
    for (Client client : clients) {
      more.merge(client, severity, (a, b) -> a.compareTo(b) > 0 ? a : b);
    }
    return new Effects(more);
  }

  /** Nobody but these. */
  Effects onlyFor(Collection<Client> clients) {
    Map<Client, Severity> fewer = new EnumMap<>(Client.class);
    fewer.putAll(byClient);
    fewer.keySet().retainAll(clients);
    return new Effects(fewer);
  }

  boolean stop(Client client) {
    return byClient.get(client) == Severity.STOPS;
  }

  boolean condition(Client client) {
    return byClient.get(client) == Severity.CONDITION;
  }

  /** The clients concerned. */
  public Map<Client, Severity> byClient() {
    return Collections.unmodifiableMap(byClient);
  }

  /** Fails if a client stops, warns if one has a condition. */
  CheckOutcome outcome() {
    if (byClient.containsValue(Severity.STOPS)) {
      return CheckOutcome.FAIL;
    }
    return byClient.isEmpty() ? CheckOutcome.PASS : CheckOutcome.WARN;
  }
}

package io.prestagelab.emulator.profile;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a BMC looks and behaves.
 *
 * @param name its name in lower case: {@code dell-idrac9}
 * @param about whose BMC that is, in one line; empty if it does not say
 * @param ids what its resources are called
 * @param system merged into the computer system (RFC 7396: null takes a property away)
 * @param manager merged into the manager
 * @param drive merged into the virtual CD
 * @param root merged into the service root
 * @param quirks what it does differently
 */
public record Personality(
    String name,
    String about,
    Ids ids,
    ObjectNode system,
    ObjectNode manager,
    ObjectNode drive,
    ObjectNode root,
    Set<Quirk> quirks) {

  /** The last parts of the URIs; an empty text leaves the emulator's own. */
  public record Ids(String system, String manager, String chassis, String drive) {
    static final Ids OWN = new Ids("", "", "", "");
  }

  public Personality {
    quirks = Set.copyOf(quirks);
  }

  /** The emulator's own looks with these quirks. */
  public static Personality plain(Quirk... quirks) {
    Set<Quirk> set = EnumSet.noneOf(Quirk.class);
    set.addAll(List.of(quirks));
    JsonNodeFactory json = JsonNodeFactory.instance;
    return new Personality(
        "plain",
        "",
        Ids.OWN,
        json.objectNode(),
        json.objectNode(),
        json.objectNode(),
        json.objectNode(),
        set);
  }

  boolean has(Quirk quirk) {
    return quirks.contains(quirk);
  }
}

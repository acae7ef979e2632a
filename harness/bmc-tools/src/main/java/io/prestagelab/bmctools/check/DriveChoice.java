package io.prestagelab.bmctools.check;

import io.prestagelab.bmctools.check.ServiceView.Owner;
import io.prestagelab.bmctools.check.ServiceView.Read;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Which virtual drive each client takes, by its own way of looking. */
final class DriveChoice {

  /** The models for which the newer client looks at the drives in the order of their names. */
  static final Set<String> SORTED_MODELS = Set.of("PowerEdge XR8720t", "PowerEdge R670");

  private final ServiceView view;

  DriveChoice(ServiceView view) {
    this.view = view;
  }

  Optional<Read> of(Client client) {
    return switch (client) {
      case OLDER -> older();
      case NEWER -> newer();
      case SUSHY, STANDARD -> tolerant();
    };
  }

  /**
   * All managers are walked; a drive without MediaTypes ends the look and is kept; the last wins.
   */
  private Optional<Read> older() {
    Optional<Read> kept = Optional.empty();
    for (Owner manager : view.managers()) {
      for (Read drive : manager.drives()) {
        if (isCd(drive.body()) || !drive.body().has("MediaTypes")) {
          kept = Optional.of(drive);
          break;
        }
      }
    }
    return kept;
  }

  /** The first CD or DVD of the first owner that has media. */
  private Optional<Read> newer() {
    return view.mediaOwners().stream()
        .flatMap(owner -> sorted(owner.drives()))
        .filter(drive -> isCd(drive.body()))
        .findFirst();
  }

  private Stream<Read> sorted(List<Read> drives) {
    boolean sort =
        view.system()
            .map(system -> SORTED_MODELS.contains(system.body().path("Model").asString("")))
            .orElse(false);
    return sort ? drives.stream().sorted(Comparator.comparing(Read::path)) : drives.stream();
  }

  private Optional<Read> tolerant() {
    return candidates().stream().findFirst();
  }

  /** All drives that might do, one of each name. */
  List<Read> candidates() {
    Map<String, Read> byName = new LinkedHashMap<>();
    view.mediaOwners().stream()
        .flatMap(owner -> owner.drives().stream())
        .filter(drive -> isCd(drive.body()) && drive.body().path("Actions").has(INSERT))
        .forEach(drive -> byName.putIfAbsent(name(drive), drive));
    return List.copyOf(byName.values());
  }

  /** The CDs without InsertMedia, one of each name: they can be filled by PATCH at best. */
  List<Read> patchable() {
    Map<String, Read> byName = new LinkedHashMap<>();
    view.mediaOwners().stream()
        .flatMap(owner -> owner.drives().stream())
        .filter(drive -> isCd(drive.body()) && !drive.body().path("Actions").has(INSERT))
        .forEach(drive -> byName.putIfAbsent(name(drive), drive));
    return List.copyOf(byName.values());
  }

  /** The last part of a drive's path, by which it is the same under system and manager. */
  static String name(Read drive) {
    return drive.path().substring(drive.path().lastIndexOf('/') + 1);
  }

  static final String INSERT = "#VirtualMedia.InsertMedia";
  static final String EJECT = "#VirtualMedia.EjectMedia";

  static boolean isCd(JsonNode drive) {
    for (JsonNode type : drive.path("MediaTypes")) {
      String name = type.asString("").toUpperCase(Locale.ROOT);
      if (name.equals("CD") || name.equals("DVD")) {
        return true;
      }
    }
    return false;
  }
}

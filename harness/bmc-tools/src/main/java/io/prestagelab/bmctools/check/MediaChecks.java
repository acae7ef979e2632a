package io.prestagelab.bmctools.check;

import static io.prestagelab.bmctools.check.Client.NEWER;
import static io.prestagelab.bmctools.check.Client.OLDER;

import io.prestagelab.bmctools.check.ServiceView.Owner;
import io.prestagelab.bmctools.check.ServiceView.Read;
import io.prestagelab.bmctools.client.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where virtual media is and whether each client finds a CD there. Reads only. */
final class MediaChecks {
  private final Probe probe;
  private final ServiceView view;
  private final CheckResults findings;

  MediaChecks(Probe probe, ServiceView view, CheckResults findings) {
    this.probe = probe;
    this.view = view;
    this.findings = findings;
  }

  /** Looks at places, members and types. */
  void run() {
    List<Exchange> evidence = new ArrayList<>();
    Stream.concat(view.systems().stream(), view.managers().stream())
        .forEach(owner -> evidence.addAll(probe.reading(owner.self().path())));
    if (view.mediaOwners().isEmpty()) {
      findings.deviation(
          Check.MEDIA_PLACE,
          "neither a system nor a manager has VirtualMedia",
          "there is no virtual media",
          Effects.stopsAll(),
          evidence);
      return;
    }
    place(evidence);
    members();
    types();
  }

  private void place(List<Exchange> evidence) {
    List<Owner> managers = view.managers();
    boolean any = managers.stream().anyMatch(Owner::hasMedia);
    boolean last = !managers.isEmpty() && managers.get(managers.size() - 1).hasMedia();
    String seen = String.join(", ", view.mediaOwners().stream().map(Owner::collection).toList());
    if (!any) {
      findings.deviation(
          Check.MEDIA_PLACE,
          seen,
          "virtual media is under the system only: \"Virtual Media not supported by target BMC\"",
          Effects.stops(OLDER),
          evidence);
    } else if (!last) {
      findings.deviation(
          Check.MEDIA_PLACE,
          seen,
          "the last of %d managers has no virtual media, and the client insists on that one"
              .formatted(managers.size()),
          Effects.stops(OLDER),
          evidence);
    } else {
      findings.pass(Check.MEDIA_PLACE, seen, evidence);
    }
  }

  private void members() {
    Optional<Owner> empty =
        view.mediaOwners().stream().filter(owner -> owner.drives().isEmpty()).findFirst();
    if (empty.isEmpty()) {
      String drives = String.join(", ", allDrives().map(Read::path).toList());
      findings.pass(Check.MEDIA_MEMBERS, drives, readings());
      return;
    }
    Effects effects = Effects.NONE;
    if (view.managers().stream().anyMatch(MediaChecks::isEmpty)) {
      effects = effects.alsoStops(OLDER);
    }
    if (newerMeetsEmpty()) {
      effects = effects.alsoStops(NEWER);
    }
    if (allDrives().findAny().isEmpty()) {
      effects = Effects.stopsAll();
    }
    findings.deviation(
        Check.MEDIA_MEMBERS,
        empty.get().collection() + " is empty",
        "the client gives up at an empty collection of virtual media",
        effects,
        probe.reading(empty.get().collection()));
  }

  private static boolean isEmpty(Owner owner) {
    return owner.hasMedia() && owner.drives().isEmpty();
  }

  /** Whether the newer client meets an empty collection before it has found a CD. */
  private boolean newerMeetsEmpty() {
    for (Owner owner : view.mediaOwners()) {
      if (owner.drives().isEmpty()) {
        return true;
      }
      if (owner.drives().stream().anyMatch(drive -> DriveChoice.isCd(drive.body()))) {
        return false;
      }
    }
    return false;
  }

  private void types() {
    if (allDrives().noneMatch(drive -> DriveChoice.isCd(drive.body()))) {
      findings.deviation(
          Check.MEDIA_TYPES,
          "no drive of type CD or DVD",
          "an ISO cannot be inserted as a CD",
          Effects.stopsAll(),
          readings());
      return;
    }
    Optional<Read> untyped =
        new DriveChoice(view).of(OLDER).filter(drive -> !drive.body().has("MediaTypes"));
    if (untyped.isPresent()) {
      findings.deviation(
          Check.MEDIA_TYPES,
          untyped.get().path() + " has no MediaTypes",
          "the client takes the first drive without MediaTypes for its CD",
          Effects.conditionFor(OLDER),
          probe.reading(untyped.get().path()));
    } else {
      findings.pass(Check.MEDIA_TYPES, "CD or DVD", readings());
    }
  }

  private Stream<Read> allDrives() {
    return view.mediaOwners().stream().flatMap(owner -> owner.drives().stream());
  }

  private List<Exchange> readings() {
    return allDrives().flatMap(drive -> probe.reading(drive.path()).stream()).toList();
  }
}

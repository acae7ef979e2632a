package io.prestagelab.bmctools.check;

import static io.prestagelab.bmctools.check.Client.NEWER;
import static io.prestagelab.bmctools.check.Client.OLDER;

import io.prestagelab.bmctools.check.ServiceView.Read;
import io.prestagelab.bmctools.client.BmcReply;
import io.prestagelab.bmctools.client.Exchange;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The drives that the clients choose: whether each can be used as its client would. Reads only. */
final class DriveChecks {
  private final Probe probe;
  private final CheckResults findings;
  private final DriveChoice choice;
  private final Map<Client, Read> chosen = new EnumMap<>(Client.class);

  DriveChecks(Probe probe, ServiceView view, CheckResults findings) {
    this.probe = probe;
    this.findings = findings;
    this.choice = new DriveChoice(view);
    for (Client client : Client.values()) {
      choice.of(client).ifPresent(drive -> chosen.put(client, drive));
    }
  }

  /** The drives that StarlingX' clients choose, by whom, and then all others that might do. */
  Map<Read, List<Client>> choices() {
    Map<String, Read> byName = new LinkedHashMap<>();
    Map<Read, List<Client>> choices = new LinkedHashMap<>();
    for (Client client : List.of(NEWER, OLDER)) {
      Read drive = chosen.get(client);
      if (drive != null && drive.body().has("MediaTypes")) {
        Read known = byName.computeIfAbsent(DriveChoice.name(drive), name -> drive);
        choices.computeIfAbsent(known, read -> new ArrayList<>()).add(client);
      }
    }
    choice.candidates().stream()
        .filter(drive -> !byName.containsKey(DriveChoice.name(drive)))
        .forEach(drive -> choices.put(drive, new ArrayList<>()));
    if (choice.candidates().isEmpty() && choices.isEmpty()) {
      choice.patchable().forEach(drive -> choices.put(drive, new ArrayList<>()));
    }
    return choices;
  }

  /** Looks at the chosen drives. */
  void run() {
    Read older = chosen.get(OLDER);
    if (older != null && older.body().has("@odata.type")) {
      actionsOfOlder(older);
    }
    actions();
    if (older != null && older.body().has("MediaTypes")) {
      typeName(older);
    }
    Read any = chosen.getOrDefault(NEWER, chosen.get(Client.STANDARD));
    if (any != null) {
      inserted(any);
    }
  }

  private void actionsOfOlder(Read drive) {
    if (drive.body().has("Actions")) {
      findings.pass(Check.DRIVE_ACTIONS, drive.path(), probe.reading(drive.path()));
    } else {
      findings.deviation(
          Check.DRIVE_ACTIONS,
          drive.path() + " has no Actions",
          "the client ends with an AttributeError while it looks for the drive",
          Effects.stops(OLDER),
          probe.reading(drive.path()));
    }
  }

  private void actions() {
    Effects effects = Effects.NONE;
    List<String> seen = new ArrayList<>();
    List<Exchange> evidence = new ArrayList<>();
    for (Map.Entry<Client, Read> entry : chosen.entrySet()) {
      JsonNode drive = entry.getValue().body();
      boolean insert = target(drive, DriveChoice.INSERT);
      boolean eject = target(drive, DriveChoice.EJECT);
      if (!insert || !eject) {
        seen.add(entry.getValue().path() + missing(drive, insert));
        evidence.addAll(probe.reading(entry.getValue().path()));
        boolean full = drive.path("Inserted").asBoolean(false);
        boolean stops = !insert || (full && entry.getKey() == OLDER);
        effects =
            stops ? effects.alsoStops(entry.getKey()) : effects.alsoConditionFor(entry.getKey());
      }
    }
    for (Client client : List.of(Client.SUSHY, Client.STANDARD)) {
      for (Read drive : chosen.containsKey(client) ? List.<Read>of() : choice.patchable()) {
        seen.add(drive.path() + missing(drive.body(), false));
        effects = effects.alsoConditionFor(client);
      }
    }
    if (seen.isEmpty()) {
      chosen.values().forEach(drive -> evidence.addAll(probe.reading(drive.path())));
      findings.pass(
          Check.MEDIA_ACTIONS, "InsertMedia and EjectMedia", evidence.stream().distinct().toList());
    } else {
      String text = String.join(", ", seen.stream().distinct().toList());
      String consequence =
          text.contains("InsertMedia") || text.contains("Actions")
              ? "the client cannot insert into the drive that it chooses"
              : "what is inserted cannot be ejected again by the client";
      findings.deviation(
          Check.MEDIA_ACTIONS, text, consequence, effects, evidence.stream().distinct().toList());
    }
  }

  private static boolean target(JsonNode drive, String action) {
    return BmcReply.text(drive.path("Actions").path(action), "target").isPresent();
  }

  private static String missing(JsonNode drive, boolean insert) {
    if (!drive.has("Actions")) {
      return " has no Actions";
    }
    return insert ? " has no EjectMedia" : " has no InsertMedia";
  }

  private void typeName(Read drive) {
    if (drive.body().has("@odata.type")) {
      findings.pass(
          Check.MEDIA_TYPE_NAME,
          drive.body().path("@odata.type").asString(""),
          probe.reading(drive.path()));
    } else {
      findings.deviation(
          Check.MEDIA_TYPE_NAME,
          drive.path() + " has no @odata.type",
          "the client then finds no actions: \"Unable to get Virtual Media Insertion URL\"",
          Effects.stops(OLDER),
          probe.reading(drive.path()));
    }
  }

  private void inserted(Read drive) {
    JsonNode now = drive.body().path("Inserted");
    List<Exchange> evidence = probe.reading(drive.path());
    if (!now.isBoolean()) {
      findings.deviation(
          Check.MEDIA_INSERTED,
          "Inserted is " + (now.isMissingNode() ? "absent" : now.toString()),
          "the client waits for Inserted to become false, which never happens",
          Effects.stops(OLDER, NEWER),
          evidence);
      return;
    }
    findings.pass(Check.MEDIA_INSERTED, "Inserted is " + now, evidence);
    if (now.asBoolean()) {
      findings.deviation(
          Check.MEDIA_EMPTY,
          drive.body().path("Image").asString("an unnamed medium") + " is inserted",
          "what is inserted now will be ejected by an installation",
          Effects.conditionFor(Client.values()),
          evidence);
    } else {
      findings.pass(Check.MEDIA_EMPTY, "empty", evidence);
    }
  }
}

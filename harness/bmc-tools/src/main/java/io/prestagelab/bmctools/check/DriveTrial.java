package io.prestagelab.bmctools.check;

import static io.prestagelab.bmctools.check.Client.NEWER;
import static io.prestagelab.bmctools.check.Client.OLDER;

import io.prestagelab.bmctools.check.ServiceView.Read;
import io.prestagelab.bmctools.client.BmcReply;
import io.prestagelab.bmctools.client.Poll;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Inserts an image into one drive and ejects it, as StarlingX' clients do. */
final class DriveTrial {
  /** How long a BMC may go on showing the image after an eject until the clients repeat it. */
  private static final Duration EJECT_ROUND = Duration.ofSeconds(5);

  private static final int EJECT_ROUNDS = 10;
  private static final int ROUNDS_OF_NEWER = 4;

  private final Probe probe;
  private final CheckResults findings;
  private final Changes changes;
  private final Duration limit;

  DriveTrial(Probe probe, CheckResults findings, Changes changes, Duration limit) {
    this.probe = probe;
    this.findings = findings;
    this.changes = changes;
    this.limit = limit;
  }

  /**
   * Inserts the image.
   *
   * @param clients those who would use this drive
   * @return whether it is in the drive now
   */
  boolean insert(Read drive, String image, List<Client> clients) {
    int mark = probe.mark();
    String target = target(drive, DriveChoice.INSERT);
    if (target.isEmpty()) {
      return insertByPatch(drive, image, clients);
    }
    changes.inserting(drive.path(), target(drive, DriveChoice.EJECT));
    BmcReply reply =
        inserting(
            () -> post(target, Map.of("Image", image, "Inserted", true, "WriteProtected", true)));
    ActionAnswer answer = ActionAnswer.of(reply);
    if (!answer.done() && inserting(() -> post(target, Map.of("Image", image))).ok()) {
      answer =
          new ActionAnswer(
              true,
              answer.seen() + ", but taken with Image alone",
              "the client always sends Inserted and WriteProtected",
              Effects.stops(OLDER, NEWER));
    }
    tell(Check.INSERT, drive, answer, clients, mark);
    return answer.done() && shown(drive, image, clients);
  }

  private BmcReply post(String target, Map<String, ?> body) {
    return probe.post(Stage.INSERT, target, body);
  }

  /** Some BMCs fetch the whole image before they answer. */
  private BmcReply inserting(Supplier<BmcReply> request) {
    return probe.waiting().during(() -> "the BMC's answer to InsertMedia", limit, request);
  }

  /** Older BMCs have no actions and are filled by PATCH, as tolerant clients do. */
  private boolean insertByPatch(Read drive, String image, List<Client> clients) {
    if (clients.stream().noneMatch(List.of(Client.SUSHY, Client.STANDARD)::contains)) {
      return false;
    }
    int mark = probe.mark();
    changes.inserting(drive.path(), "");
    BmcReply reply = inserting(() -> fill(drive, image));
    if (reply.ok()) {
      findings.pass(
          Check.INSERT, drive.path() + ": PATCH of Image, " + reply.reason(), probe.since(mark));
      return shown(drive, image, clients);
    }
    changes.ejected();
    findings.deviation(
        Check.INSERT,
        drive.path() + ": no InsertMedia, and PATCH of Image: " + reply.reason(),
        "nothing can be inserted into this drive",
        Effects.stopsAll().onlyFor(clients),
        probe.since(mark));
    return false;
  }

  private BmcReply fill(Read drive, String image) {
    @Nullable String etag = probe.get(Stage.INSERT, drive.path()).etag().orElse(null);
    return probe.patch(Stage.INSERT, drive.path(), Map.of("Image", image, "Inserted", true), etag);
  }

  /**
   * Inserts without a finding.
   *
   * @param more what the request says beside Image, Inserted and WriteProtected
   * @return the refusal; empty if the image is in the drive now
   */
  Optional<BmcReply> place(Read drive, String image, Map<String, Object> more) {
    String target = target(drive, DriveChoice.INSERT);
    changes.inserting(drive.path(), target(drive, DriveChoice.EJECT));
    Map<String, Object> body = new LinkedHashMap<>(more);
    body.put("Image", image);
    body.put("Inserted", true);
    body.put("WriteProtected", true);
    BmcReply reply = inserting(() -> post(target, body));
    if (!reply.ok()) {
      return Optional.of(reply);
    }
    return untilShown(drive).path("Inserted").asBoolean(false)
        ? Optional.empty()
        : Optional.of(reply);
  }

  /** What the drive shows as its image; empty if nothing. */
  String image(Read drive) {
    return now(drive).path("Image").asString("");
  }

  /** Ejects what there is, without a finding; whether the drive is empty. */
  boolean clear(Read drive) {
    boolean empty = !now(drive).path("Inserted").asBoolean(false);
    for (int round = 0; !empty && round < EJECT_ROUNDS; round++) {
      probe.post(Stage.EJECT, target(drive, DriveChoice.EJECT), Map.of());
      empty = gotEmpty(drive);
    }
    if (empty) {
      changes.ejected();
    }
    return empty;
  }

  private void tell(Check check, Read drive, ActionAnswer answer, List<Client> clients, int mark) {
    Effects effects = answer.effects().onlyFor(clients);
    if (effects.byClient().isEmpty()) {
      findings.pass(check, drive.path() + ": " + answer.seen(), probe.since(mark));
    } else {
      findings.deviation(
          check,
          drive.path() + ": " + answer.seen(),
          answer.consequence(),
          effects,
          probe.since(mark));
    }
  }

  private boolean shown(Read drive, String image, List<Client> clients) {
    int mark = probe.mark();
    JsonNode now = untilShown(drive);
    boolean inserted = now.path("Inserted").asBoolean(false);
    String shown = now.path("Image").asString("");
    Effects effects = Effects.NONE;
    if (!shown.equals(image)) {
      effects = effects.alsoStops(OLDER, NEWER);
    }
    if (!inserted) {
      effects = effects.alsoStops(NEWER, Client.SUSHY, Client.STANDARD);
    }
    report(drive, shown, inserted, effects.onlyFor(clients), mark);
    return inserted || !shown.isEmpty();
  }

  private JsonNode untilShown(Read drive) {
    return probe
        .waiting()
        .during(() -> "the drive to show its image", limit, () -> lookUntilShown(drive));
  }

  private JsonNode lookUntilShown(Read drive) {
    Poll poll = new Poll(limit);
    JsonNode now = now(drive);
    while (!(now.path("Inserted").asBoolean(false) && hasImage(now)) && poll.again()) {
      now = now(drive);
    }
    return now;
  }

  private void report(Read drive, String shown, boolean inserted, Effects effects, int mark) {
    String seen =
        "Image is %s, Inserted is %s".formatted(shown.isEmpty() ? "absent" : shown, inserted);
    if (effects.byClient().isEmpty()) {
      findings.pass(Check.IMAGE_ECHO, "Image as sent, Inserted true", probe.since(mark));
    } else {
      findings.deviation(
          Check.IMAGE_ECHO,
          drive.path() + ": " + seen,
          "the client waits up to 2000 s for Image exactly as sent, and gives up",
          effects,
          probe.since(mark));
    }
  }

  /**
   * Ejects what is inserted.
   *
   * @return whether the drive is empty now
   */
  boolean eject(Read drive, List<Client> clients) {
    int mark = probe.mark();
    String target = target(drive, DriveChoice.EJECT);
    if (target.isEmpty() && !target(drive, DriveChoice.INSERT).isEmpty()) {
      return false;
    }
    int round = 0;
    boolean empty = false;
    BmcReply reply;
    do {
      round++;
      reply =
          target.isEmpty()
              ? Changes.emptyByPatch(probe, drive.path())
              : probe.post(Stage.EJECT, target, Map.of());
      empty = gotEmpty(drive);
    } while (!empty && round < EJECT_ROUNDS && reply.status() < 500);
    Effects effects = effects(reply.status(), empty, round).onlyFor(clients);
    if (effects.byClient().isEmpty()) {
      findings.pass(Check.EJECT_ACTION, reply.reason() + ", then empty", probe.since(mark));
    } else {
      String seen =
          reply.reason() + (empty ? ", empty after %d requests".formatted(round) : ", not empty");
      findings.deviation(
          Check.EJECT_ACTION,
          drive.path() + ": " + seen,
          empty ? "an eject must be asked for repeatedly" : "the client cannot empty the drive",
          effects,
          probe.since(mark));
    }
    if (empty) {
      changes.ejected();
    }
    return empty;
  }

  private static Effects effects(int status, boolean empty, int rounds) {
    boolean tolerated = List.of(200, 202, 204, 400, 403, 404).contains(status);
    Effects effects = Effects.NONE;
    if (!empty) {
      return Effects.stopsAll();
    }
    if (!tolerated) {
      effects = effects.alsoStops(OLDER, NEWER);
    }
    if (rounds > ROUNDS_OF_NEWER) {
      effects = effects.alsoStops(NEWER);
    }
    return rounds > 1 ? effects.alsoConditionFor(OLDER, NEWER) : effects;
  }

  private boolean gotEmpty(Read drive) {
    Poll poll = new Poll(EJECT_ROUND);
    do {
      JsonNode now = now(drive);
      if (!now.path("Inserted").asBoolean(hasImage(now))) {
        return true;
      }
    } while (poll.again());
    return false;
  }

  private JsonNode now(Read drive) {
    return probe.get(Stage.INSERT, drive.path()).body();
  }

  private static boolean hasImage(JsonNode drive) {
    return BmcReply.text(drive, "Image").isPresent();
  }

  private static String target(Read drive, String action) {
    return Probe.path(
        BmcReply.text(drive.body().path("Actions").path(action), "target").orElse(""));
  }
}

package io.prestagelab.lab.verdict;

import io.prestagelab.lab.verdict.Verdict.Objection;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Hears every witness on its own, then all against each other. A testimony that is incomplete, that
 * contradicts itself or that stands against the others makes the verdict INCONSISTENT; one witness
 * alone never decides.
 */
public final class Judge {
  private final Evidence evidence;
  private final List<Objection> objections = new ArrayList<>();
  private final Map<Witness, Mode> claims = new EnumMap<>(Witness.class);

  private Judge(Evidence evidence) {
    this.evidence = evidence;
  }

  /** The verdict on a server that ended its installation and came up again. */
  public static Verdict judge(Evidence evidence) {
    return new Judge(evidence).verdict();
  }

  private Verdict verdict() {
    hearInstaller();
    hearContentServer();
    hearMedia();
    hearDisk();
    compareClaims();
    if (!objections.isEmpty()) {
      return new Verdict.Inconsistent(objections);
    }
    return claims.get(Witness.INSTALLER_LOG) == Mode.LOCAL
        ? new Verdict.Local()
        : new Verdict.Remote(evidence.installer().reasons().get(0));
  }

  private void hearInstaller() {
    InstallerTestimony log = evidence.installer();
    Optional<Mode> mode = only(Witness.INSTALLER_LOG, log.says(Mode.LOCAL), log.says(Mode.REMOTE));
    if (mode.isEmpty()) {
      return;
    }
    claims.put(Witness.INSTALLER_LOG, mode.get());
    if (mode.get() == Mode.LOCAL && !log.reasons().isEmpty()) {
      object(
          Witness.INSTALLER_LOG,
          "says Local Install after it had rejected it: " + log.reasons().get(0));
    }
    if (mode.get() == Mode.REMOTE && log.reasons().isEmpty()) {
      object(Witness.INSTALLER_LOG, "says Remote Install and gives no reason");
    }
    if (log.installUuid().isEmpty()) {
      object(Witness.INSTALLER_LOG, "names no install uuid");
    }
  }

  private void hearContentServer() {
    ContentWitness content = evidence.content();
    content
        .neverFetched()
        .forEach(what -> object(Witness.CONTENT_SERVER, what + " was never fetched"));
    if (content.cut() > 0) {
      object(Witness.CONTENT_SERVER, content.cut() + " transfers were cut short");
    }
    if (content.offered().isEmpty()) {
      object(
          Witness.CONTENT_SERVER,
          "the release has no %s that could tell the difference".formatted(content.things()));
    } else if (!content.foreign().isEmpty()) {
      object(
          Witness.CONTENT_SERVER,
          "sent %s that it does not have: %s".formatted(content.things(), content.foreign()));
    } else if (content.bytes() < content.fetched().size()) {
      object(
          Witness.CONTENT_SERVER,
          "sent %d %s and %d bytes of them"
              .formatted(content.fetched().size(), content.things(), content.bytes()));
    } else if (content.fetched().isEmpty() && content.bytes() == 0) {
      claims.put(Witness.CONTENT_SERVER, Mode.LOCAL);
    } else if (content.missing().isEmpty()) {
      claims.put(Witness.CONTENT_SERVER, Mode.REMOTE);
    } else {
      object(
          Witness.CONTENT_SERVER,
          "only %d of %d %s were fetched whole"
              .formatted(
                  content.offered().size() - content.missing().size(),
                  content.offered().size(),
                  content.things()));
    }
  }

  private void hearMedia() {
    MediaTestimony media = evidence.media();
    if (media.bytesRead() == 0 || !media.kernelRead() || !media.initrdRead()) {
      object(Witness.MEDIA_READS, "kernel and RAM disk were not read from the virtual medium");
    }
    if (media.bootsFromMedium() != 1) {
      object(
          Witness.MEDIA_READS,
          "the server booted %d times from the medium, once was asked for"
              .formatted(media.bootsFromMedium()));
    }
  }

  private void hearDisk() {
    DiskTestimony disk = evidence.disk();
    if (!disk.loggedIn()) {
      object(Witness.INSTALLED_DISK, "sysadmin could not log in");
      return;
    }
    InstallerTestimony kept = new InstallerTestimony(disk.logLines(), evidence.installer().texts());
    hearOrigin(disk, kept);
    compareReasons(kept);
    comparePackages(disk);
    compareUuids(disk, kept);
  }

  /**
   * What lies on the disk decides for it; the log that it keeps is the installer's own, and counts
   * where nothing has a mark.
   */
  private void hearOrigin(DiskTestimony disk, InstallerTestimony kept) {
    Optional<Mode> told =
        only(Witness.INSTALLED_DISK, kept.says(Mode.LOCAL), kept.says(Mode.REMOTE));
    Optional<Mode> came = evidence.content().marked() ? origin(disk) : told;
    came.ifPresent(mode -> claims.put(Witness.INSTALLED_DISK, mode));
    if (told.isPresent() && came.isPresent() && !told.equals(came)) {
      object(
          Witness.INSTALLED_DISK,
          "keeps a log that says %s, what is installed is %s".formatted(told.get(), came.get()));
    }
  }

  private Optional<Mode> origin(DiskTestimony disk) {
    String things = evidence.content().things();
    boolean controller = disk.fromController() > 0;
    if (controller == disk.fromElsewhere() > 0) {
      object(
          Witness.INSTALLED_DISK,
          controller
              ? "has %d %s of the System Controller's and %d from elsewhere"
                  .formatted(disk.fromController(), things, disk.fromElsewhere())
              : "has no mark of where its %s came from".formatted(things));
      return Optional.empty();
    }
    return Optional.of(controller ? Mode.REMOTE : Mode.LOCAL);
  }

  /** As sets: the kept log is sorted, which may reorder lines of the same millisecond. */
  private void compareReasons(InstallerTestimony kept) {
    List<String> sent = evidence.installer().reasons();
    if (!Set.copyOf(kept.reasons()).equals(Set.copyOf(sent))) {
      String text = "the installer sent the reasons %s, the disk keeps %s";
      disagree(Witness.INSTALLER_LOG, Witness.INSTALLED_DISK, text.formatted(sent, kept.reasons()));
    }
  }

  private void comparePackages(DiskTestimony disk) {
    int offered = evidence.content().offered().size();
    if (disk.packages() != offered) {
      disagree(
          Witness.CONTENT_SERVER,
          Witness.INSTALLED_DISK,
          "the installed feed has %d %s, the content server %d"
              .formatted(disk.packages(), evidence.content().things(), offered));
    }
  }

  private void compareUuids(DiskTestimony disk, InstallerTestimony kept) {
    String uuid = disk.installUuid();
    if (uuid == null) {
      object(Witness.INSTALLED_DISK, "has no install_uuid");
      return;
    }
    if (!uuid.equals(disk.platformUuid())) {
      object(
          Witness.INSTALLED_DISK,
          "install_uuid is %s, platform.conf says %s".formatted(uuid, disk.platformUuid()));
    }
    if (!kept.installUuid().equals(Optional.of(uuid))) {
      object(
          Witness.INSTALLED_DISK,
          "install_uuid is %s, its own log says %s"
              .formatted(uuid, kept.installUuid().orElse("nothing")));
    }
    evidence
        .installer()
        .installUuid()
        .filter(logged -> !logged.equals(uuid))
        .ifPresent(
            logged ->
                disagree(
                    Witness.INSTALLER_LOG,
                    Witness.INSTALLED_DISK,
                    "the installer logged the install uuid %s, install_uuid is %s"
                        .formatted(logged, uuid)));
  }

  /** Two witnesses, and nobody knows which of them is right. */
  private void disagree(Witness one, Witness other, String text) {
    object(one, text);
    object(other, text);
  }

  /** Three witnesses know the mode: who is not with the most of them is named. */
  private void compareClaims() {
    claims.forEach(
        (witness, mode) -> {
          long same = claims.values().stream().filter(mode::equals).count();
          if (same * 2 <= claims.size()) {
            object(witness, "says " + mode + " against the others");
          }
        });
  }

  private Optional<Mode> only(Witness witness, boolean local, boolean remote) {
    if (local == remote) {
      object(
          witness,
          local
              ? "says both Local Install and Remote Install"
              : "says neither Local nor Remote Install");
      return Optional.empty();
    }
    return Optional.of(local ? Mode.LOCAL : Mode.REMOTE);
  }

  private void object(Witness witness, String text) {
    objections.add(new Objection(witness, text));
  }
}

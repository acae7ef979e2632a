package io.prestagelab.lab.crash;

import io.prestagelab.emulator.host.Accel;
import io.prestagelab.emulator.host.BootOrder;
import io.prestagelab.emulator.host.DiskSettings;
import io.prestagelab.emulator.host.HostException;
import io.prestagelab.emulator.host.HostListener;
import io.prestagelab.emulator.host.PowerOffCause;
import io.prestagelab.emulator.host.QemuHost;
import io.prestagelab.emulator.host.QemuSettings;
import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.crash.CrashState;
import io.prestagelab.image.crash.DiskHistory;
import io.prestagelab.image.crash.StateImage;
import io.prestagelab.image.disk.DiskImage;
import io.prestagelab.image.disk.QemuImg;
import io.prestagelab.image.install.Generation;
import io.prestagelab.lab.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A machine that stays up and judges one state of a disk after the other, in a real kernel. Each
 * state is put under the same disk of the machine; what the machine writes to it, such as its
 * replay of a journal, goes to an overlay that is thrown away.
 */
final class JudgeMachine implements StateJudge {
  private static final int MEMORY_MIB = 768;

  /** The other generation's RAM disk is all that its machine has, and is never given back. */
  private static final int LAT_MEMORY_MIB = 1280;

  private static final int LIMIT_SECONDS = 300;
  private static final String SOURCE = "judge";

  /** What a Miniboot ISO's menu gives the installer; the System Controller is nowhere. */
  private static final String LAT_PARAMETERS =
      "rdinit=/judge/judge.sh traits=controller instdev=/dev/sda instname=debian instbr=starlingx"
          + " insturl=http://192.0.2.1/ostree_repo instgpg=0 inststx=1";

  private final Path folder;
  private final String release;
  private final StateImage image;
  private final Path template;
  private final QemuHost host;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private int judged;

  /**
   * Starts it.
   *
   * @param folder of its own, called as it is
   */
  JudgeMachine(Path folder, JudgeFiles files, JudgeMedia media, Accel accel, DiskHistory history) {
    this.folder = made(folder);
    this.release = media.release();
    this.image = new StateImage(history, folder.resolve("state.raw"));
    this.template = folder.resolve("template.qcow2");
    QemuImg.overlay(image.file(), "raw", template);
    Path slot = DiskImage.create(folder.resolve("slot.raw"), history.bytes()).file();
    this.host =
        new QemuHost(
            QemuSettings.of(String.valueOf(folder.getFileName()), folder.resolve("machine"))
                .withMemoryMiB(isLat(media) ? LAT_MEMORY_MIB : MEMORY_MIB)
                .withCpus(1)
                .withAccel(accel)
                .withDisks(List.of(DiskSettings.scsi(slot)))
                .withExtra(arguments(files, media)));
    host.addListener(new Ear());
    host.powerOn(BootOrder.USUAL);
    awaitReady();
  }

  private void awaitReady() {
    boolean ready = false;
    try {
      String first = next();
      ready = first.equals("ready");
      if (!ready) {
        throw new LabException("the machine that judges did not start: it said '" + first + "'");
      }
    } finally {
      if (!ready) {
        close();
      }
    }
  }

  static List<String> arguments(JudgeFiles files, JudgeMedia media) {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("-kernel", files.kernel().toString()));
    words.addAll(List.of("-initrd", files.initrd().toString()));
    words.addAll(
        List.of(
            "-append",
            "console=ttyS0 quiet loglevel=1 no_timer_check "
                + (isLat(media) ? LAT_PARAMETERS : "lab.canary=judge")));
    if (!isLat(media)) {
      words.addAll(medium("installation", media.iso(), 5));
    }
    words.addAll(medium("prestaged", media.prestaged(), 6));
    return words;
  }

  private static boolean isLat(JudgeMedia media) {
    return media.generation() == Generation.DEBIAN;
  }

  private static List<String> medium(String id, Path iso, int target) {
    return List.of(
        "-drive",
        "if=none,id=%s,format=raw,readonly=on,file=%s"
            .formatted(id, iso.toAbsolutePath().toString().replace(",", ",,")),
        "-device",
        "scsi-hd,bus=scsi0.0,scsi-id=%d,drive=%s".formatted(target, id));
  }

  /** Hears the machine. */
  private final class Ear implements HostListener {
    @Override
    public void logLine(String source, String text, Instant at) {
      if (source.equals(SOURCE)) {
        answers.add(text);
      }
    }

    @Override
    public void poweredOff(PowerOffCause cause, String detail) {
      answers.add("off " + cause + " " + detail);
    }

    @Override
    public void panicked(String detail) {
      answers.add("off panic " + detail);
    }
  }

  @Override
  public Judgement judge(CrashState state, Judgement.Claim claim) {
    judged++;
    image.become(state);
    Path overlay = folder.resolve("overlay-%d.qcow2".formatted(judged));
    try {
      Files.copy(template, overlay);
      host.exchangeDisk(0, overlay);
      Files.deleteIfExists(folder.resolve("overlay-%d.qcow2".formatted(judged - 1)));
    } catch (IOException e) {
      throw new LabException("cannot make " + overlay + ": " + FileTrouble.reason(e), e);
    }
    host.type("%d %s\n".formatted(judged, release));
    return heard(state, claim);
  }

  private Judgement heard(CrashState state, Judgement.Claim claim) {
    List<String> lines = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    List<String> harmed = new ArrayList<>();
    Judgement.Taken taken = Judgement.Taken.NOTHING;
    while (true) {
      String[] answer = next().split(" ", 2);
      String text = answer.length > 1 ? answer[1] : "";
      switch (answer[0]) {
        case "check" -> lines.add(text);
        case "accepted" -> taken = Judgement.Taken.BUNDLE;
        case "older" -> taken = Judgement.Taken.OLDER_BUNDLE;
        case "rejected" -> taken = Judgement.Taken.NOTHING;
        case "differs" -> wrong.add(text + " is not the source's");
        case "damaged" -> wrong.add("its file system: " + text);
        case "harmed" -> harmed.add(text);
        case "end" -> {
          return new Judgement(state, claim, taken, lines, wrong, harmed);
        }
        default -> throw new LabException("the machine that judges failed: " + text);
      }
    }
  }

  private String next() {
    try {
      String answer = answers.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
      if (answer == null) {
        throw new LabException(
            "the machine that judges was silent for %d s; see %s"
                .formatted(LIMIT_SECONDS, host.folder()));
      }
      return answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabException("interrupted while a state was judged", e);
    }
  }

  private static Path made(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new LabException("cannot make " + folder + ": " + FileTrouble.reason(e), e);
    }
  }

  @Override
  public void close() {
    try {
      host.close();
    } catch (HostException e) {
      throw new LabException("the machine that judges cannot be ended", e);
    } finally {
      image.close();
    }
  }
}

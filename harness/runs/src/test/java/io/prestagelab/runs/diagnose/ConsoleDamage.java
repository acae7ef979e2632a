package io.prestagelab.runs.diagnose;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What a serial line and its recorder do to a log, one kind of damage or several at once: other
 * kinds and rates than {@link FieldNoise} has, those of an overrun UART (one loss in some 100
 * characters) and of captures by IPMI and {@code screen}.
 */
final class ConsoleDamage {

  private static final List<String> OTHERS =
      List.of(
          "[    4.918220] ata2.00: configured for UDMA/33\r\n",
          "[   22.004113] random: crng init done\r\n",
          "<30>Nov  5 05:03:11 systemd[1]: Starting Daily Cleanup of Temporary Directories...\r\n",
          "[  OK  ] Started Show Plymouth Boot Screen.\r\n",
          "dracut-pre-udev[311]: modprobe: FATAL: Module floppy not found.\r\n",
          "audit: type=1403 audit(1636088591.221:2): policy loaded auid=4294967295\r\n",
          "sd 2:0:0:0: [sda] Mode Sense: 63 00 00 08\r\n");

  private static final List<String> TERMINAL =
      List.of(
          "\033[2J\033[1;1H", "\033[01;34m", "\033[0m", "\033]0;console\007", "\033(B", "\033[6n");

  private final Random random;
  private final int most;

  /** Up to {@code most} kinds at once. */
  ConsoleDamage(long seed, int most) {
    this.random = new Random(seed * 7919);
    this.most = most;
  }

  /** The log as the recorder kept it. */
  String of(String log) {
    List<Damage> kinds =
        new ArrayList<>(
            List.of(
                this::lossOfBursts,
                this::repeatedStretches,
                this::wrongBits,
                this::otherWriters,
                this::terminalControl,
                this::cutEnds,
                this::redrawnLines));
    Collections.shuffle(kinds, random);
    String harmed = log;
    for (Damage kind : kinds.subList(0, 1 + random.nextInt(most))) {
      harmed = kind.to(harmed);
    }
    return harmed;
  }

  private interface Damage {
    String to(String log);
  }

  private boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  private String lossOfBursts(String log) {
    StringBuilder kept = new StringBuilder();
    for (int i = 0; i < log.length(); i++) {
      if (log.charAt(i) != '\n' && oneIn(120)) {
        i += random.nextInt(2);
      } else {
        kept.append(log.charAt(i));
      }
    }
    return kept.toString();
  }

  private String repeatedStretches(String log) {
    StringBuilder more = new StringBuilder();
    for (int i = 0; i < log.length(); i++) {
      more.append(log.charAt(i));
      if (i > 3 && oneIn(150)) {
        more.append(log, i - random.nextInt(2), i + 1);
      }
    }
    return more.toString();
  }

  private String wrongBits(String log) {
    StringBuilder wrong = new StringBuilder(log);
    for (int i = 0; i < wrong.length(); i++) {
      if (wrong.charAt(i) != '\n' && oneIn(150)) {
        wrong.setCharAt(i, (char) (wrong.charAt(i) ^ (1 << random.nextInt(7))));
      }
    }
    return wrong.toString();
  }

  private String otherWriters(String log) {
    StringBuilder mixed = new StringBuilder();
    for (String line : log.split("(?<=\n)")) {
      if (oneIn(4)) {
        mixed.append(one(OTHERS));
      }
      if (line.length() > 20 && oneIn(6)) {
        int at = 1 + random.nextInt(line.length() - 2);
        mixed.append(line, 0, at).append(one(OTHERS.subList(0, 2))).append(line.substring(at));
      } else {
        mixed.append(line);
      }
    }
    return mixed.toString();
  }

  private String terminalControl(String log) {
    StringBuilder mixed = new StringBuilder();
    for (int i = 0; i < log.length(); i++) {
      if (oneIn(40)) {
        mixed.append(one(TERMINAL.subList(1, TERMINAL.size())));
      }
      mixed.append(log.charAt(i));
      if (log.charAt(i) == '\n' && oneIn(12)) {
        mixed.append(TERMINAL.get(0));
      }
    }
    return mixed.toString();
  }

  /** The recording begins within a line, and ends within one that came after the log. */
  private String cutEnds(String log) {
    String last = one(OTHERS);
    return one(OTHERS).substring(random.nextInt(20))
        + log
        + last.substring(0, random.nextInt(last.length()));
  }

  /** A program that draws a line again after a carriage return, first only a part of it. */
  private String redrawnLines(String log) {
    StringBuilder drawn = new StringBuilder();
    for (String line : log.split("(?<=\n)")) {
      if (line.length() > 12 && oneIn(5)) {
        drawn.append(line, 0, 1 + random.nextInt(line.length() / 2)).append('\r');
      }
      drawn.append(line);
    }
    return drawn.toString();
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}

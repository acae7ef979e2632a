package io.prestagelab.runs.diagnose;

import java.util.List;
import java.util.Random;

/** What happens to a log on its way from the field: one kind of harm for each seed. */
final class FieldNoise {

  private static final List<String> AMONG =
      List.of(
          "[   12.301100] e1000: eth0 NIC Link is Up 1000 Mbps Full Duplex, Flow Control: RX",
          "[   13.400001] EXT4-fs (sda5): mounted filesystem with ordered data mode",
          "         Starting udev Wait for Complete Device Initialization...",
          "12:00:01 Running... udevadm settle --timeout=60",
          "Return code: 0",
          "systemd[1]: Reached target Local File Systems.");

  private final Random random;
  private final int kind;

  FieldNoise(long seed) {
    this.random = new Random(seed);
    this.kind = (int) (seed % 7);
  }

  String spoil(String log) {
    return switch (kind) {
      case 0 -> eachLine(log, this::coloured);
      case 1 -> eachLine(log, this::loseCharacters);
      case 2 -> eachLine(log, this::doubleCharacters);
      case 3 -> eachLine(log, FieldNoise::everyCharacterTwice);
      case 4 -> eachLine(log, this::interrupted);
      case 5 -> withOthers(log).replace("\n", "\r\n");
      default -> withOthers(log);
    };
  }

  private interface LineChange {
    String of(String line);
  }

  private static String eachLine(String log, LineChange change) {
    StringBuilder spoiled = new StringBuilder();
    log.lines().forEach(line -> spoiled.append(change.of(line)).append('\n'));
    return spoiled.toString();
  }

  private String coloured(String line) {
    int at = random.nextInt(line.length() + 1);
    return "\033[0;32m"
        + line.substring(0, at)
        + "\033[1m\033[?25l"
        + line.substring(at)
        + "\033[0m\033[K";
  }

  private String loseCharacters(String line) {
    StringBuilder kept = new StringBuilder(line);
    for (int at = random.nextInt(40); at < kept.length(); at += 40 + random.nextInt(40)) {
      kept.deleteCharAt(at);
    }
    return kept.toString();
  }

  private String doubleCharacters(String line) {
    StringBuilder more = new StringBuilder(line);
    for (int at = random.nextInt(40); at < more.length(); at += 40 + random.nextInt(40)) {
      more.insert(at, more.charAt(at));
    }
    return more.toString();
  }

  private static String everyCharacterTwice(String line) {
    StringBuilder twice = new StringBuilder();
    line.chars().forEach(c -> twice.append((char) c).append((char) c));
    return twice.toString();
  }

  private String interrupted(String line) {
    if (line.length() < 30 || line.startsWith("[") || random.nextInt(3) > 0) {
      return line;
    }
    int at = 10 + random.nextInt(line.length() - 20);
    return line.substring(0, at) + AMONG.get(random.nextInt(2)) + "\n" + line.substring(at);
  }

  private String withOthers(String log) {
    StringBuilder more = new StringBuilder();
    log.lines()
        .forEach(
            line -> {
              for (int i = random.nextInt(4); i > 0; i--) {
                more.append(AMONG.get(random.nextInt(AMONG.size()))).append('\n');
              }
              more.append(line).append('\n');
            });
    return more.toString();
  }
}

package io.prestagelab.cli.storm;

import io.prestagelab.cli.storm.StormKind.Before;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Which BMC has which faults, and in which order it is installed; equal sizes, equal plans. */
final class StormPlan {
  private static final int SEED = 22;

  private final StormSize size;
  private final Map<String, StormKind> models = new LinkedHashMap<>();
  private final List<StormJob> jobs = new ArrayList<>();

  StormPlan(StormSize size) {
    this.size = size;
    StormKind[][] table = new StormKind[size.bmcs()][size.rounds()];
    int rest = size.bmcs();
    for (StormKind kind : StormKind.values()) {
      if (kind.isModelled()) {
        int servers = (size.of(kind) + size.rounds() - 1) / size.rounds();
        for (int i = 0; i < servers && rest > 0; i++) {
          // from the last on, which have the fewest installs
          Arrays.fill(table[--rest], kind);
          models.put("s" + rest, kind);
        }
      }
    }
    fill(table, rest);
    for (int round = 0; round < size.rounds(); round++) {
      for (int bmc = 0; bmc < size.bmcs() && jobs.size() < size.installs(); bmc++) {
        jobs.add(new StormJob(jobs.size(), "s" + bmc, table[bmc][round]));
      }
    }
  }

  /** An install that needs an installed server has one without a fault before it. */
  private void fill(StormKind[][] table, int end) {
    List<int[]> free = new ArrayList<>();
    for (int bmc = 0; bmc < end; bmc++) {
      for (int round = 0; round < size.rounds(); round++) {
        if (round * size.bmcs() + bmc < size.installs()) {
          free.add(new int[] {bmc, round});
        }
      }
    }
    java.util.Collections.shuffle(free, new Random(SEED));
    for (StormKind kind : StormKind.values()) {
      for (int i = 0; kind.isOfThePlan() && i < size.of(kind); i++) {
        place(table, free, kind);
      }
    }
    for (StormKind[] row : table) {
      for (int round = 0; round < row.length; round++) {
        row[round] = row[round] == null ? StormKind.NONE : row[round];
      }
    }
  }

  private void place(StormKind[][] table, List<int[]> free, StormKind kind) {
    for (int[] slot : free) {
      boolean installed = kind.before() != Before.INSTALLED;
      StormKind[] row = table[slot[0]];
      if (row[slot[1]] != null) {
        continue;
      }
      if (!installed && slot[1] > 0) {
        StormKind earlier = row[slot[1] - 1];
        installed = earlier == null || earlier == StormKind.NONE;
      }
      if (installed) {
        row[slot[1]] = kind;
        if (kind.before() == Before.INSTALLED) {
          row[slot[1] - 1] = StormKind.NONE;
        }
        return;
      }
    }
    throw new IllegalArgumentException(
        "%d installs of %d BMCs have no room for %d of each fault; take more installs or fewer faults"
            .formatted(size.installs(), size.bmcs(), size.of(kind)));
  }

  List<StormJob> jobs() {
    return jobs;
  }

  /**
   * The emulator's configuration: each BMC at an address of its own, where it is found again.
   *
   * @param port of all BMCs
   * @param content where packages are
   * @param speed how many seconds of a server pass in one
   */
  String config(int port, String content, int speed) {
    StringBuilder text = new StringBuilder("control: 0\nbmcs:\n");
    for (int i = 0; i < size.bmcs(); i++) {
      StormKind model = models.get("s" + i);
      String more = model == null ? "" : model.fault();
      text.append(
          "  - {name: s%d, address: 127.22.%d.%d, port: %d, simulated: {speed: %d, content: '%s', bundle: valid, %s}}%n"
              .formatted(i, i / 250, i % 250 + 1, port, speed, content, more)
              .replace(", }", "}"));
    }
    return text.toString().replaceAll("bundle: valid, (bundle: \\w+)", "$1");
  }
}

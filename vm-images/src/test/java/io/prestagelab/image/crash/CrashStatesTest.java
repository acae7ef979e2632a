package io.prestagelab.image.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrashStatesTest {
  private static final int DISK = 6;

  @TempDir Path folder;

  @Test
  void after_a_flush_everything_before_it_is_there() throws IOException {
    assertThat(states("xxxx", new TestLog().write(0, "a").flush().write(1, "b").flush()))
        .containsExactly("abxx", "axxx", "xxxx");
  }

  @Test
  void between_flushes_a_disk_may_have_kept_any_of_its_writes() throws IOException {
    assertThat(states("xx", new TestLog().write(0, "a").write(1, "b")))
        .containsExactly("ab", "ax", "xb", "xx");
  }

  @Test
  void a_write_of_several_sectors_may_be_torn() throws IOException {
    assertThat(states("xxx", new TestLog().write(0, "abc")))
        .containsExactly("abc", "abx", "axx", "xxx");
  }

  @Test
  void a_write_with_fua_is_there_once_another_one_was_begun() throws IOException {
    assertThat(states("xx", new TestLog().write(0, "a", TestLog.FUA).write(1, "b")))
        .containsExactly("ab", "ax", "xx");
  }

  @Test
  void a_write_that_begins_with_a_flush_makes_those_before_it_durable() throws IOException {
    assertThat(states("xx", new TestLog().write(0, "a").write(1, "b", TestLog.FLUSH)))
        .containsExactly("ab", "ax", "xx");
  }

  @Test
  void discarded_sectors_are_empty() throws IOException {
    assertThat(states("xy", new TestLog().discard(0, 2))).containsExactly("  ", " y", "xy");
  }

  @Test
  void what_is_written_twice_may_be_there_as_it_was_first() throws IOException {
    assertThat(states("x", new TestLog().write(0, "a").write(0, "b")))
        .containsExactly("a", "b", "x");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void on_small_logs_the_states_are_those_that_brute_force_finds(long seed) throws IOException {
    java.util.Random random = new java.util.Random(seed);
    TestLog log = new TestLog();
    Set<String> expected = new TreeSet<>(Set.of("uvwxyz"));
    Set<String> durable = Set.of("uvwxyz");
    for (int span = 0; span < 3; span++) {
      Brute brute = new Brute();
      int writes = 1 + random.nextInt(4);
      for (int i = 0; i < writes; i++) {
        int length = 1 + random.nextInt(3);
        int sector = random.nextInt(DISK - length + 1);
        String letters =
            random
                .ints(length, 0, 3)
                .mapToObj(letter -> String.valueOf(" ab".charAt(letter)))
                .reduce("", String::concat);
        int flags = random.nextInt(4) == 0 ? TestLog.FUA : 0;
        log.write(sector, letters, flags);
        brute.add(sector, letters, flags == TestLog.FUA);
      }
      log.flush();
      durable = Set.of(brute.run(durable.iterator().next(), expected));
    }

    assertThat(states("uvwxyz", log)).containsExactlyElementsOf(expected);
  }

  /** Every way in which a span's writes can be on a disk, tried out letter by letter. */
  private static final class Brute {
    private record Write(int sector, String letters, boolean fua) {}

    private final List<Write> writes = new java.util.ArrayList<>();

    void add(int sector, String letters, boolean fua) {
      writes.add(new Write(sector, letters, fua));
    }

    String run(String disk, Set<String> found) {
      for (int last = 0; last < writes.size(); last++) {
        tryOut(disk, 0, last, found);
      }
      String end = disk;
      for (Write write : writes) {
        end = put(end, write, write.letters.length());
      }
      return end;
    }

    private void tryOut(String disk, int at, int last, Set<String> found) {
      if (at > last) {
        found.add(disk);
        return;
      }
      Write write = writes.get(at);
      int least = write.fua && at < last ? write.letters.length() : 0;
      for (int kept = least; kept <= write.letters.length(); kept++) {
        tryOut(put(disk, write, kept), at + 1, last, found);
      }
    }

    private static String put(String disk, Write write, int kept) {
      return disk.substring(0, write.sector)
          + write.letters.substring(0, kept)
          + disk.substring(write.sector + kept);
    }
  }

  @Test
  void the_same_seed_chooses_the_same_states_and_another_one_others() throws IOException {
    TestLog log = new TestLog();
    IntStream.range(0, 200).forEach(i -> log.write(i, "abcdefgh"));
    with(
        "x".repeat(300),
        log,
        (history, states) -> {
          List<CrashState> chosen = states.choose(50, 7);
          assertThat(chosen).hasSize(50).isEqualTo(new CrashStates(history).choose(50, 7));
          assertThat(chosen).isNotEqualTo(states.choose(50, 8));
          assertThat(chosen).extracting(CrashState::kind).contains(CrashState.Kind.values());
        });
  }

  @Test
  void as_many_are_chosen_as_asked_for_if_there_are_so_many() throws IOException {
    TestLog log = new TestLog();
    IntStream.range(0, 13).forEach(i -> log.write(i, "a"));
    with(
        "x".repeat(13),
        log,
        (history, states) ->
            assertThat(IntStream.range(0, 50))
                .allSatisfy(seed -> assertThat(states.choose(300, seed)).hasSize(300)));
  }

  @Test
  void no_more_are_chosen_than_asked_for_and_what_the_disk_holds_at_last_is_among_them()
      throws IOException {
    TestLog log = new TestLog();
    IntStream.range(0, 60).forEach(i -> log.write(i, "ab").flush());
    with(
        "x".repeat(100),
        log,
        (history, states) -> {
          List<CrashState> all = states.choose(10_000, 1);
          for (int most : new int[] {1, 10, 40, 50}) {
            assertThat(states.choose(most, 1)).hasSize(most).endsWith(all.get(all.size() - 1));
          }
        });
  }

  @Test
  void who_looks_at_a_part_of_the_disk_sees_each_of_its_states_once() throws IOException {
    TestLog log =
        new TestLog()
            .write(0, "a")
            .write(3, "b")
            .flush()
            .write(3, "c")
            .flush()
            .write(3, "d")
            .flush()
            .write(0, "ef")
            .write(3, "g");
    Set<String> seen = new TreeSet<>();
    with(
        "xxxx",
        log,
        (history, all) -> {
          DiskPart part = new DiskPart(history.sectorSize() / 2, history.sectorSize() * 3L / 2);
          try (StateImage image = new StateImage(history, folder.resolve("seen.raw"))) {
            for (CrashState state : new CrashStates(history, List.of(part)).choose(1000, 1)) {
              image.become(state);
              assertThat(seen.add(letters(image.file()).substring(1, 2))).isTrue();
            }
          }
        });
    assertThat(seen).containsExactly("f", "x");
  }

  @Test
  void an_image_takes_on_states_in_any_order() throws IOException {
    TestLog log = new TestLog().write(0, "ab").flush().write(1, "c").write(2, " d").flush();
    with(
        "wxyz",
        log,
        (history, states) -> {
          List<CrashState> chosen = states.choose(100, 1);
          try (StateImage image = new StateImage(history, folder.resolve("there"))) {
            for (int i = chosen.size() - 1; i >= 0; i--) {
              image.become(chosen.get(i));
              assertThat(letters(image.file()))
                  .isEqualTo(alone(history, chosen.get(i), "alone" + i));
            }
          }
        });
  }

  @Test
  void a_log_of_another_disk_is_refused() {
    assertThatThrownBy(() -> states("x", new TestLog().write(7, "a")))
        .hasMessageContaining("writes beyond the end of")
        .hasMessageContaining("give the disk that it was recorded from");
  }

  private Set<String> states(String disk, TestLog log) throws IOException {
    Set<String> found = new TreeSet<>();
    with(
        disk,
        log,
        (history, states) -> {
          List<CrashState> chosen = states.choose(10_000, 1);
          try (StateImage image = new StateImage(history, folder.resolve("state.raw"))) {
            for (CrashState state : chosen) {
              image.become(state);
              assertThat(found.add(letters(image.file()))).as("%s is new", state).isTrue();
            }
          }
        });
    return found;
  }

  private void with(String disk, TestLog log, BiConsumer<DiskHistory, CrashStates> work)
      throws IOException {
    Path image = TestLog.disk(folder, disk);
    try (WriteLog read = WriteLog.open(log.in(folder));
        DiskHistory history =
            new DiskHistory(image, List.of(new DiskPart(0, Files.size(image))), read)) {
      work.accept(history, new CrashStates(history));
    }
  }

  private String alone(DiskHistory history, CrashState state, String name) {
    try (StateImage image = new StateImage(history, folder.resolve(name))) {
      image.become(state);
      return letters(image.file());
    }
  }

  private static String letters(Path image) {
    try {
      return TestLog.letters(Files.readAllBytes(image));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

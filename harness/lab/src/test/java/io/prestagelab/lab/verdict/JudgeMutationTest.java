package io.prestagelab.lab.verdict;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.lab.verdict.Verdict.Inconsistent;
import io.prestagelab.lab.verdict.Verdict.Objection;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every component of every testimony is changed in every way that its type allows, in the evidence
 * of a local and of a remote installation. Each change makes the verdict INCONSISTENT and names the
 * witness that was falsified, or it is listed here as one that changes nothing that was claimed. A
 * testimony that gets a new component is mutated without a word here.
 */
class JudgeMutationTest {
  private static final String UUID = "e1beb1c8-db83-4d0e-b2c5-8623b322a2a7";
  private static final String CHECK =
      "2021-11-05 05:03:10.044 - Miniboot  pre: local install check";
  private static final String REJECTED =
      "2021-11-05 05:03:17.339 - Miniboot  pre: bootimage.md5 check failed";
  private static final String IDENTITY =
      "2021-11-05 05:10:26.465 - Miniboot post: updating platform.conf with install uuid : " + UUID;
  private static final String SAYS_LOCAL = "2021-11-05 05:10:26.467 - Miniboot post: Local Install";
  private static final String SAYS_REMOTE =
      "2021-11-05 05:10:26.467 - Miniboot post: Remote Install";
  private static final Set<String> OFFERED = new TreeSet<>(Set.of("a.rpm", "b.rpm"));
  private static final MediaTestimony BOOTED_ONCE = new MediaTestimony(9_000_000, true, true, 1);

  /** Changes after which everybody still claims the same. */
  private static final Map<String, String> EQUIVALENT =
      Map.of(
          ".*ContentTestimony.kickstarts: 2", "a fetch may be repeated",
          ".*ContentTestimony.stage2: 2", "a fetch may be repeated",
          "remote: ContentTestimony.packageBytes: (1999|2001)",
              "nobody else knows how many bytes the packages have",
          "(?s).*MediaTestimony.bytesRead: (1|8999999|9000001)",
              "nobody else knows how much is read beside kernel and RAM disk",
          "remote: DiskTestimony.fromController: (1|3)|local: DiskTestimony.fromElsewhere: (1|3)",
              "nobody else knows how many packages the kickstart asks for",
          ".*: line twice: .*", "a line may be repeated",
          ".*: lines reversed", "the kept log is sorted, so the order is nobody's claim",
          ".*: without line: .*local install check", "a line that claims nothing");

  private static final Map<Class<?>, Witness> WITNESSES =
      Map.of(
          InstallerTestimony.class, Witness.INSTALLER_LOG,
          ContentTestimony.class, Witness.CONTENT_SERVER,
          MediaTestimony.class, Witness.MEDIA_READS,
          DiskTestimony.class, Witness.INSTALLED_DISK);

  private static Evidence truth(boolean local) {
    List<String> log =
        local
            ? List.of(CHECK, IDENTITY, SAYS_LOCAL)
            : List.of(CHECK, REJECTED, IDENTITY, SAYS_REMOTE);
    return new Evidence(
        new InstallerTestimony(log),
        new ContentTestimony(1, 1, local ? Set.of() : OFFERED, local ? 0 : 2000, OFFERED, 0),
        BOOTED_ONCE,
        new DiskTestimony(true, UUID, UUID, 2, local ? 0 : 2, local ? 2 : 0, log));
  }

  /** A changed evidence, what was changed, and whose testimony it is. */
  record Mutant(String what, Evidence evidence, Witness witness) {
    @Override
    public String toString() {
      return what;
    }
  }

  @Test
  void the_truth_itself_is_believed() {
    assertThat(Judge.judge(truth(true))).isEqualTo(new Verdict.Local());
    assertThat(Judge.judge(truth(false)))
        .isEqualTo(new Verdict.Remote("bootimage.md5 check failed"));
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void no_mutation_slips_through(Mutant mutant) {
    Verdict verdict = Judge.judge(mutant.evidence());
    if (isEquivalent(mutant.what())) {
      assertThat(verdict).isNotInstanceOf(Inconsistent.class);
      return;
    }
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Inconsistent.class,
            objected ->
                assertThat(objected.objections())
                    .extracting(Objection::witness)
                    .contains(mutant.witness()));
  }

  @Test
  void every_equivalent_mutation_happens() {
    assertThat(EQUIVALENT.keySet())
        .allSatisfy(
            pattern -> assertThat(mutants()).anyMatch(mutant -> mutant.what().matches(pattern)));
  }

  private static boolean isEquivalent(String what) {
    return EQUIVALENT.keySet().stream().anyMatch(what::matches);
  }

  static Stream<Mutant> mutants() {
    List<Mutant> all = new ArrayList<>();
    for (boolean local : new boolean[] {true, false}) {
      Evidence truth = truth(local);
      for (RecordComponent testimony : Evidence.class.getRecordComponents()) {
        Record told = (Record) requireNonNull(value(truth, testimony));
        Class<?> type = told.getClass();
        for (RecordComponent part : type.getRecordComponents()) {
          values(value(told, part))
              .forEach(
                  (what, other) ->
                      all.add(
                          new Mutant(
                              "%s: %s.%s: %s"
                                  .formatted(
                                      local ? "local" : "remote",
                                      type.getSimpleName(),
                                      part.getName(),
                                      what),
                              (Evidence) with(truth, testimony, with(told, part, other)),
                              requireNonNull(WITNESSES.get(type)))));
        }
      }
    }
    return all.stream();
  }

  /** Other values in place of {@code value}, by what was done to it. */
  private static Map<String, @Nullable Object> values(@Nullable Object value) {
    Map<String, @Nullable Object> others = new java.util.LinkedHashMap<>();
    if (value instanceof InstallerTexts) {
      return others; // the ISO's generation says it, no witness
    }
    if (value instanceof Boolean flag) {
      others.put(String.valueOf(!flag), !flag);
    } else if (value instanceof Integer number) {
      Stream.of(0, 1, number - 1, number + 1)
          .filter(other -> other >= 0 && !other.equals(number))
          .forEach(other -> others.put(other.toString(), other));
    } else if (value instanceof Long number) {
      Stream.of(0L, 1L, number - 1, number + 1)
          .filter(other -> other >= 0 && !other.equals(number))
          .forEach(other -> others.put(other.toString(), other));
    } else if (value instanceof String) {
      others.put("null", null);
      others.put("another", "00000000-db83-4d0e-b2c5-8623b322a2a7");
    } else if (value instanceof Set<?> names) {
      others.put("empty", names.isEmpty() ? Set.of("a.rpm") : Set.of());
      others.put("all", OFFERED.equals(names) ? Set.of("a.rpm") : OFFERED);
      others.put("one more", plus(names, "z.rpm"));
    } else if (value instanceof List<?> lines) {
      others.putAll(logs(lines.stream().map(String::valueOf).toList()));
    } else {
      throw new IllegalStateException("no mutations are known for " + value);
    }
    return others;
  }

  private static Set<Object> plus(Collection<?> names, String name) {
    Set<Object> more = new LinkedHashSet<>(names);
    more.add(name);
    return more;
  }

  private static Map<String, List<String>> logs(List<String> lines) {
    Map<String, List<String>> others = new java.util.LinkedHashMap<>();
    others.put("empty", List.of());
    others.put("lines reversed", lines.stream().sorted(Collections.reverseOrder()).toList());
    for (String line : lines) {
      others.put(
          "without line: " + line, lines.stream().filter(kept -> !kept.equals(line)).toList());
      others.put("line twice: " + line, Stream.concat(lines.stream(), Stream.of(line)).toList());
    }
    others.put("another uuid", replaced(lines, "e1beb1c8", "00000000"));
    others.put("the other mode", swapped(lines));
    for (String line : List.of(SAYS_LOCAL, SAYS_REMOTE, REJECTED)) {
      if (!lines.contains(line)) {
        others.put("also: " + line, Stream.concat(lines.stream(), Stream.of(line)).toList());
      }
    }
    if (lines.contains(REJECTED)) {
      others.put(
          "another reason", replaced(lines, "bootimage.md5 check failed", "No prestaging files"));
    }
    return others;
  }

  private static List<String> replaced(List<String> lines, String text, String by) {
    return lines.stream().map(line -> line.replace(text, by)).toList();
  }

  private static List<String> swapped(List<String> lines) {
    return lines.stream()
        .map(
            line ->
                line.equals(SAYS_LOCAL)
                    ? SAYS_REMOTE
                    : line.equals(SAYS_REMOTE) ? SAYS_LOCAL : line)
        .toList();
  }

  private static @Nullable Object value(Record record, RecordComponent part) {
    try {
      return part.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Record with(Record record, RecordComponent part, @Nullable Object other) {
    RecordComponent[] parts = record.getClass().getRecordComponents();
    Class<?>[] types = Stream.of(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values =
        Stream.of(parts)
            .map(each -> each.getName().equals(part.getName()) ? other : value(record, each))
            .toArray();
    try {
      return record.getClass().getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}

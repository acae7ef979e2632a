package io.prestagelab.lab.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.lab.verdict.Verdict.Inconsistent;
import io.prestagelab.lab.verdict.Verdict.Objection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JudgeTest {
  private static final String UUID = "e1beb1c8-db83-4d0e-b2c5-8623b322a2a7";
  private static final Set<String> OFFERED = Set.of("a.rpm", "b.rpm");
  private static final String REASON = "bootimage.md5 check failed";
  private static final String REJECTED =
      "2021-11-05 05:03:17.339 - Miniboot  pre: bootimage.md5 check failed";
  private static final String UUID_LINE =
      "2021-11-05 05:10:26.465 - Miniboot post: updating platform.conf with install uuid : " + UUID;
  private static final String LOCAL_LINE = "2021-11-05 05:10:26.467 - Miniboot post: Local Install";
  private static final String REMOTE_LINE =
      "2021-11-05 05:10:26.467 - Miniboot post: Remote Install";
  private static final List<String> LOCAL_LOG = List.of(UUID_LINE, LOCAL_LINE);
  private static final List<String> REMOTE_LOG = List.of(REJECTED, UUID_LINE, REMOTE_LINE);
  private static final MediaTestimony BOOTED_ONCE = new MediaTestimony(9_000_000, true, true, 1);

  private static final Evidence LOCAL =
      new Evidence(
          new InstallerTestimony(LOCAL_LOG),
          new ContentTestimony(1, 1, Set.of(), 0, OFFERED, 0),
          BOOTED_ONCE,
          new DiskTestimony(true, UUID, UUID, 2, 0, 2, LOCAL_LOG));

  private static final Evidence REMOTE =
      new Evidence(
          new InstallerTestimony(REMOTE_LOG),
          new ContentTestimony(1, 1, OFFERED, 2000, OFFERED, 0),
          BOOTED_ONCE,
          new DiskTestimony(true, UUID, UUID, 2, 2, 0, REMOTE_LOG));

  @Test
  void four_witnesses_that_agree_make_a_local_install() {
    assertThat(Judge.judge(LOCAL)).isEqualTo(new Verdict.Local());
  }

  @Test
  void four_witnesses_that_agree_make_a_remote_install_with_the_logged_reason() {
    assertThat(Judge.judge(REMOTE)).isEqualTo(new Verdict.Remote(REASON));
  }

  @Test
  void a_local_install_that_log_and_disk_say_was_rejected_is_not_believed() {
    List<String> both = List.of(REJECTED, UUID_LINE, LOCAL_LINE);
    assertObjections(
        both(LOCAL, both),
        new Objection(
            Witness.INSTALLER_LOG, "says Local Install after it had rejected it: " + REASON));
  }

  @Test
  void a_remote_install_for_which_neither_log_nor_disk_has_a_reason_is_not_believed() {
    assertObjections(
        both(REMOTE, List.of(UUID_LINE, REMOTE_LINE)),
        new Objection(Witness.INSTALLER_LOG, "says Remote Install and gives no reason"));
  }

  @Test
  void a_log_that_gives_the_installation_no_name_is_not_believed() {
    Evidence evidence =
        new Evidence(
            new InstallerTestimony(List.of(LOCAL_LINE)),
            LOCAL.content(),
            BOOTED_ONCE,
            LOCAL.disk());
    assertObjections(evidence, new Objection(Witness.INSTALLER_LOG, "names no install uuid"));
  }

  @Test
  void a_log_that_says_both_says_nothing() {
    List<String> lines = List.of(UUID_LINE, LOCAL_LINE, REMOTE_LINE);
    String text = "says both Local Install and Remote Install";
    assertObjections(
        both(LOCAL, lines),
        new Objection(Witness.INSTALLER_LOG, text),
        new Objection(Witness.INSTALLED_DISK, text));
  }

  @Test
  void a_release_without_packages_cannot_be_told_apart() {
    assertObjections(
        new Evidence(
            LOCAL.installer(),
            content(1, 1, Set.of(), 0, Set.of()),
            BOOTED_ONCE,
            disk(LOCAL.disk(), UUID, UUID, 0, LOCAL_LOG)),
        new Objection(
            Witness.CONTENT_SERVER, "the release has no packages that could tell the difference"));
  }

  @Test
  void half_of_the_packages_are_counted() {
    Set<String> three = Set.of("a.rpm", "b.rpm", "c.rpm");
    assertObjections(
        new Evidence(
            REMOTE.installer(),
            content(1, 1, Set.of("a.rpm"), 0, three),
            BOOTED_ONCE,
            disk(REMOTE.disk(), UUID, UUID, 3, REMOTE_LOG)),
        new Objection(Witness.CONTENT_SERVER, "only 1 of 3 packages were fetched whole"));
  }

  @Test
  void packages_of_a_byte_each_are_packages() {
    Evidence evidence =
        new Evidence(
            REMOTE.installer(),
            new ContentTestimony(1, 1, OFFERED, 2, OFFERED, 0),
            BOOTED_ONCE,
            REMOTE.disk());
    assertThat(Judge.judge(evidence)).isEqualTo(new Verdict.Remote(REASON));
  }

  @Test
  void of_three_the_one_that_stands_alone_is_named() {
    Evidence evidence =
        new Evidence(
            LOCAL.installer(), content(1, 1, OFFERED, 0, OFFERED), BOOTED_ONCE, LOCAL.disk());
    assertObjections(
        evidence, new Objection(Witness.CONTENT_SERVER, "says REMOTE against the others"));
  }

  @Test
  void of_two_that_stand_against_each_other_both_are_named() {
    Evidence evidence =
        new Evidence(
            LOCAL.installer(),
            content(1, 1, OFFERED, 0, OFFERED),
            BOOTED_ONCE,
            marked(LOCAL.disk(), 0, 0));
    assertObjections(
        evidence,
        new Objection(Witness.INSTALLED_DISK, "has no mark of where its packages came from"),
        new Objection(Witness.INSTALLER_LOG, "says LOCAL against the others"),
        new Objection(Witness.CONTENT_SERVER, "says REMOTE against the others"));
  }

  @Test
  void what_is_installed_decides_for_the_disk_and_not_the_log_that_it_keeps() {
    assertObjections(
        new Evidence(LOCAL.installer(), LOCAL.content(), BOOTED_ONCE, marked(LOCAL.disk(), 2, 0)),
        new Objection(
            Witness.INSTALLED_DISK, "keeps a log that says LOCAL, what is installed is REMOTE"),
        new Objection(Witness.INSTALLED_DISK, "says REMOTE against the others"));
  }

  @Test
  void a_log_that_lies_to_all_who_copy_it_is_found_out() {
    assertObjections(
        both(REMOTE, LOCAL_LOG),
        new Objection(
            Witness.INSTALLED_DISK, "keeps a log that says LOCAL, what is installed is REMOTE"),
        new Objection(Witness.INSTALLER_LOG, "says LOCAL against the others"));
  }

  @Test
  void packages_of_both_are_no_installation_of_either_kind() {
    assertObjections(
        new Evidence(
            REMOTE.installer(), REMOTE.content(), BOOTED_ONCE, marked(REMOTE.disk(), 5, 1)),
        new Objection(
            Witness.INSTALLED_DISK,
            "has 5 packages of the System Controller's and 1 from elsewhere"));
  }

  private static Evidence both(Evidence truth, List<String> lines) {
    return new Evidence(
        new InstallerTestimony(lines),
        truth.content(),
        BOOTED_ONCE,
        disk(truth.disk(), UUID, UUID, 2, lines));
  }

  private static void assertObjections(Evidence evidence, Objection... expected) {
    assertThat(Judge.judge(evidence))
        .isInstanceOfSatisfying(
            Inconsistent.class,
            verdict -> assertThat(verdict.objections()).containsExactlyInAnyOrder(expected));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("falsified")
  void a_falsified_witness_is_named(String what, Evidence evidence, Witness falsified) {
    Verdict verdict = Judge.judge(evidence);
    assertThat(verdict).isInstanceOf(Inconsistent.class);
    assertThat(((Inconsistent) verdict).objections())
        .extracting(Objection::witness)
        .contains(falsified);
    assertThat(verdict.line()).contains(falsified.words());
  }

  static Stream<Arguments> falsified() {
    return Map.of("local", LOCAL, "remote", REMOTE).entrySet().stream()
        .flatMap(
            truth ->
                mutations(truth.getValue())
                    .map(
                        mutation ->
                            Arguments.of(
                                truth.getKey() + ": " + mutation.what(),
                                mutation.change().apply(truth.getValue()),
                                mutation.witness())));
  }

  private static Stream<Mutation> mutations(Evidence truth) {
    boolean local = truth.equals(LOCAL);
    return Stream.of(
        log("is empty", l -> List.of()),
        log("says the opposite", l -> local ? REMOTE_LOG : LOCAL_LOG),
        log("says both", l -> with(l, local ? REMOTE_LINE : LOCAL_LINE)),
        log("says neither", l -> without(l, " Install")),
        log("has no uuid", l -> without(l, "uuid")),
        log("has the wrong reasons", l -> local ? with(l, REJECTED) : without(l, "check failed")),
        content("has a cut transfer", c -> content(1, 1, c.packages(), 1, OFFERED)),
        content("has half of the packages", c -> content(1, 1, Set.of("a.rpm"), 0, OFFERED)),
        content(
            "has the packages of the other",
            c -> content(1, 1, local ? OFFERED : Set.of(), 0, OFFERED)),
        content("knows no kickstart", c -> content(0, 1, c.packages(), 0, OFFERED)),
        content("knows no second stage", c -> content(1, 0, c.packages(), 0, OFFERED)),
        content("offers nothing", c -> content(1, 1, Set.of(), 0, Set.of())),
        media("was not read", new MediaTestimony(0, false, false, 1)),
        media("kernel was not read", new MediaTestimony(10, false, true, 1)),
        media("RAM disk was not read", new MediaTestimony(10, true, false, 1)),
        media("was never booted", new MediaTestimony(9_000_000, true, true, 0)),
        media("was booted twice", new MediaTestimony(9_000_000, true, true, 2)),
        disk("nobody can log in", d -> new DiskTestimony(false, UUID, UUID, 2, 0, 0, d.logLines())),
        disk("has no uuid", d -> disk(d, null, UUID, 2, d.logLines())),
        disk("has another uuid", d -> disk(d, "other", "other", 2, d.logLines())),
        disk("platform.conf has another", d -> disk(d, UUID, "other", 2, d.logLines())),
        disk("platform.conf has none", d -> disk(d, UUID, null, 2, d.logLines())),
        disk("lacks a package", d -> disk(d, UUID, UUID, 1, d.logLines())),
        disk("keeps no log", d -> disk(d, UUID, UUID, 2, List.of())),
        disk("keeps the opposite log", d -> disk(d, UUID, UUID, 2, local ? REMOTE_LOG : LOCAL_LOG)),
        disk("has no marks", d -> marked(d, 0, 0)),
        disk(
            "has the other's marks",
            d ->
                marked(
                    d, /* controller= */ d.fromElsewhere(), /* elsewhere= */ d.fromController())),
        disk("has marks of both", d -> marked(d, 1, 1)));
  }

  private record Mutation(String what, Witness witness, UnaryOperator<Evidence> change) {}

  private static Mutation log(String what, UnaryOperator<List<String>> change) {
    return new Mutation(
        "log " + what,
        Witness.INSTALLER_LOG,
        e ->
            new Evidence(
                new InstallerTestimony(change.apply(e.installer().lines())),
                e.content(),
                e.media(),
                e.disk()));
  }

  private static Mutation content(String what, UnaryOperator<ContentTestimony> change) {
    return new Mutation(
        "content server " + what,
        Witness.CONTENT_SERVER,
        e ->
            new Evidence(
                e.installer(), change.apply((ContentTestimony) e.content()), e.media(), e.disk()));
  }

  private static ContentTestimony content(
      int ks, int stage2, Set<String> packages, int cut, Set<String> offered) {
    return new ContentTestimony(ks, stage2, packages, packages.size() * 1000L, offered, cut);
  }

  private static Mutation media(String what, MediaTestimony media) {
    return new Mutation(
        "medium " + what,
        Witness.MEDIA_READS,
        e -> new Evidence(e.installer(), e.content(), media, e.disk()));
  }

  private static Mutation disk(String what, Function<DiskTestimony, DiskTestimony> change) {
    return new Mutation(
        "disk " + what,
        Witness.INSTALLED_DISK,
        e -> new Evidence(e.installer(), e.content(), e.media(), change.apply(e.disk())));
  }

  /** With the marks of {@code like}. */
  private static DiskTestimony disk(
      DiskTestimony like,
      @Nullable String uuid,
      @Nullable String conf,
      int packages,
      List<String> log) {
    return new DiskTestimony(
        true, uuid, conf, packages, like.fromController(), like.fromElsewhere(), log);
  }

  private static DiskTestimony marked(DiskTestimony disk, int controller, int elsewhere) {
    return new DiskTestimony(true, UUID, UUID, 2, controller, elsewhere, disk.logLines());
  }

  private static List<String> with(List<String> lines, String line) {
    return Stream.concat(lines.stream(), Stream.of(line)).toList();
  }

  private static List<String> without(List<String> lines, String part) {
    return lines.stream().filter(line -> !line.contains(part)).toList();
  }
}

package io.prestagelab.lab.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.lab.content.Access;
import io.prestagelab.lab.verdict.Verdict.Inconsistent;
import io.prestagelab.lab.verdict.Verdict.Objection;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The judge in the Debian generation. */
class OstreeJudgeTest {
  private static final String UUID = "dd8e8e56-e18e-4485-8034-66e897f547f2";
  private static final String REPOSITORY = "/iso/24.09/ostree_repo";
  private static final Set<String> OFFERED = Set.of("aa/1.filez", "bb/2.filez");
  private static final List<String> LOCAL_LOG =
      List.of(
          "Setting insturl to file:////tmp/platform-backup/24.09/ostree_repo to use prestaged ostree_repo",
          "ostree --repo=R: pulling from http://10.0.2.2/iso/24.09/ostree_repo",
          "Generated install uuid " + UUID);
  private static final List<String> REMOTE_LOG = LOCAL_LOG.subList(1, 3);
  private static final MediaTestimony MEDIA = new MediaTestimony(60_000_000, true, true, 1);
  private static final DiskTestimony LOCAL_DISK =
      new DiskTestimony(true, UUID, UUID, 2, 0, 0, LOCAL_LOG);
  private static final DiskTestimony REMOTE_DISK =
      new DiskTestimony(true, UUID, UUID, 2, 0, 0, REMOTE_LOG);

  private static Verdict judge(List<String> log, ContentWitness content, DiskTestimony disk) {
    return Judge.judge(
        new Evidence(new InstallerTestimony(log, OstreeTexts.INSTANCE), content, MEDIA, disk));
  }

  private static ContentWitness pulled(String... names) {
    List<Access> log =
        IntStream.range(0, names.length)
            .mapToObj(
                i -> new Access(Instant.EPOCH, "GET", REPOSITORY + "/" + names[i], 200, 100, true))
            .toList();
    return OstreeTestimony.of(log, REPOSITORY, OFFERED);
  }

  private static void assertNamed(Verdict verdict, Witness witness) {
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Inconsistent.class,
            it -> assertThat(it.objections()).extracting(Objection::witness).contains(witness));
  }

  @Test
  void metadata_alone_from_the_system_controller_is_no_contradiction_to_a_local_install() {
    assertThat(judge(LOCAL_LOG, pulled("summary", "refs/heads/starlingx"), LOCAL_DISK))
        .isEqualTo(new Verdict.Local());
  }

  @Test
  void all_content_objects_make_a_remote_install() {
    assertThat(
            judge(
                REMOTE_LOG,
                pulled("summary", "objects/aa/1.filez", "objects/bb/2.filez"),
                REMOTE_DISK))
        .isEqualTo(new Verdict.Remote(OstreeTexts.NOTHING_PRESTAGED));
  }

  @Test
  void content_objects_from_the_system_controller_stand_against_a_local_log() {
    assertNamed(
        judge(LOCAL_LOG, pulled("objects/aa/1.filez", "objects/bb/2.filez"), LOCAL_DISK),
        Witness.CONTENT_SERVER);
  }

  @Test
  void a_remote_log_without_objects_from_the_system_controller_is_not_believed() {
    assertNamed(judge(REMOTE_LOG, pulled("summary"), REMOTE_DISK), Witness.CONTENT_SERVER);
  }

  @Test
  void a_part_of_the_objects_is_neither() {
    assertNamed(
        judge(REMOTE_LOG, pulled("objects/aa/1.filez"), REMOTE_DISK), Witness.CONTENT_SERVER);
  }

  @Test
  void an_installation_that_never_asked_for_the_repository_is_noticed() {
    assertNamed(judge(LOCAL_LOG, pulled(), LOCAL_DISK), Witness.CONTENT_SERVER);
  }

  @Test
  void a_feed_with_fewer_objects_than_the_release_has_is_noticed() {
    DiskTestimony half = new DiskTestimony(true, UUID, UUID, 1, 0, 0, LOCAL_LOG);
    assertNamed(judge(LOCAL_LOG, pulled("summary"), half), Witness.INSTALLED_DISK);
  }

  @Test
  void without_a_mark_the_log_that_the_disk_keeps_speaks_for_it() {
    assertNamed(judge(LOCAL_LOG, pulled("summary"), REMOTE_DISK), Witness.INSTALLED_DISK);
  }
}

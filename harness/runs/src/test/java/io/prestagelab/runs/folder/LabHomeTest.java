package io.prestagelab.runs.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabHomeTest {
  private static final int RUNS = 100;

  @TempDir Path folder;

  @Test
  void runs_that_begin_at_once_have_folders_of_their_own() {
    LabHome home = new LabHome(folder);
    List<Path> runs =
        IntStream.range(0, 16).parallel().mapToObj(i -> home.newRun("demo").path()).toList();
    assertThat(runs).doesNotHaveDuplicates().allMatch(Files::isDirectory);
    assertThat(runs)
        .extracting(run -> String.valueOf(run.getFileName()))
        .allMatch(name -> name.matches("\\d{8}-\\d{6}-demo(-([2-9]|1\\d))?"));
  }

  @Test
  void a_run_leaves_its_logs_and_nothing_else() throws Exception {
    RunFolder run = new LabHome(folder).newRun("demo");
    Files.writeString(run.log(), "log");
    Files.writeString(run.disk(), "disk");
    Files.writeString(run.www().resolve("a"), "served");
    run.removeWork();
    try (var left = Files.list(run.path())) {
      assertThat(left).containsExactly(run.log());
    }
  }

  @Test
  void a_run_that_was_killed_is_tidied_by_the_next_and_keeps_its_logs() throws Exception {
    Process child = process(KilledRun.class);
    Path killed;
    try (BufferedReader out = child.inputReader()) {
      killed = Path.of(out.readLine());
      new LabHome(folder).newRun("demo");
      assertThat(killed.resolve("work/disk.raw")).exists();
    } finally {
      child.destroyForcibly().waitFor();
    }
    new LabHome(folder).newRun("demo");
    assertThat(killed.resolve("work")).doesNotExist();
    assertThat(killed.resolve("run.log")).hasContent("log");
  }

  /** As shards of a suite that share a home: each looks for killed runs while others begin. */
  @Test
  void runs_of_processes_that_share_a_home_leave_each_other_alone() throws Exception {
    Process child = process(ManyRuns.class);
    try (BufferedReader out = child.inputReader()) {
      assertThat(out.readLine()).isEqualTo("begin");
      List<Path> disks =
          IntStream.range(0, RUNS).parallel().mapToObj(i -> keptDisk(new LabHome(folder))).toList();
      assertThat(disks).allMatch(Files::exists);
      assertThat(out.lines().map(Path::of)).hasSize(RUNS).allMatch(Files::exists);
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  private static Path keptDisk(LabHome home) {
    try {
      RunFolder run = home.newRun("demo");
      Files.writeString(run.disk(), "disk");
      run.keepWork();
      return run.disk();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process process(Class<?> program) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            program.getName(),
            folder.toString())
        .redirectErrorStream(true)
        .start();
  }

  @Test
  void disks_that_are_to_be_kept_are_not_swept() throws Exception {
    RunFolder run = new LabHome(folder).newRun("demo");
    Files.writeString(run.disk(), "disk");
    run.keepWork();
    new LabHome(folder).newRun("demo");
    assertThat(run.disk()).exists();
  }

  @Test
  void a_run_of_this_process_is_left_alone_by_the_next() throws Exception {
    RunFolder first = new LabHome(folder).newRun("demo");
    Files.writeString(first.disk(), "disk");
    new LabHome(folder).newRun("demo");
    new LabHome(folder).newRun("demo");
    assertThat(first.disk()).exists();
  }

  /** A process that begins and ends many runs. */
  static final class ManyRuns {
    public static void main(String[] arguments) {
      LabHome home = new LabHome(Path.of(arguments[0]));
      System.out.println("begin");
      IntStream.range(0, RUNS).mapToObj(i -> keptDisk(home)).forEach(System.out::println);
    }
  }

  /** A process with a run that goes on until it is killed. */
  static final class KilledRun {
    public static void main(String[] arguments) throws Exception {
      RunFolder run = new LabHome(Path.of(arguments[0])).newRun("demo");
      Files.writeString(run.log(), "log");
      Files.writeString(run.disk(), "disk");
      System.out.println(run.path());
      new CountDownLatch(1).await();
    }
  }
}

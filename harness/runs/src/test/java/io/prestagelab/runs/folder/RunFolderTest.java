package io.prestagelab.runs.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.runs.RunException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lab's folder, and that of a run. */
class RunFolderTest {
  @TempDir Path folder;

  private RunFolder run() {
    return new LabHome(folder).newRun("demo");
  }

  @Test
  void every_place_lies_in_the_run_and_is_no_other() throws Exception {
    RunFolder run = run();
    Set<Path> places = new TreeSet<>();
    int asked = 0;
    for (Method method : RunFolder.class.getDeclaredMethods()) {
      boolean place = method.getReturnType() == Path.class && method.getParameterCount() == 0;
      if (place && !Modifier.isStatic(method.getModifiers())) {
        places.add((Path) method.invoke(run));
        asked++;
      }
    }
    assertThat(asked).isGreaterThan(20);
    assertThat(places).hasSize(asked).contains(run.path());
    places.remove(run.certificates());
    assertThat(places).allMatch(place -> place.startsWith(run.path()));
    assertThat(places).allMatch(place -> Files.isDirectory(place.resolveSibling("")));
    run.removeAll();
  }

  @Test
  void folders_are_made_when_they_are_asked_for() {
    RunFolder run = run();
    for (Path made :
        Set.of(
            run.screens(),
            run.installedLogs(),
            run.bmc(),
            run.server(),
            run.www(),
            run.kickstarts(),
            run.containerImages(),
            run.certificates())) {
      assertThat(made).isDirectory();
    }
    assertThat(run.certificates()).isEqualTo(folder.resolve("cache/tls"));
    run.removeWork();
  }

  @Test
  void a_run_that_never_began_leaves_nothing() throws Exception {
    RunFolder run = run();
    Files.writeString(run.disk(), "disk");
    run.removeAll();
    assertThat(run.path()).doesNotExist();
    assertThat(folder.resolve("runs")).isEmptyDirectory();
  }

  @Test
  void a_place_that_is_taken_is_said() throws Exception {
    RunFolder run = run();
    Path taken = run.layout().bmc();
    Files.writeString(taken, "a file");
    assertThatThrownBy(run::bmc)
        .isInstanceOf(RunException.class)
        .hasMessageStartingWith("cannot make " + taken);
    run.removeAll();
    Path home = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> new LabHome(home).newRun("demo"))
        .isInstanceOf(RunException.class)
        .hasMessageStartingWith("cannot make a run's folder in " + home.resolve("runs"))
        .hasMessageEndingWith("set LAB_HOME to a folder that can be written to");
  }

  @AfterEach
  void forget() {
    System.clearProperty("prestagelab.home");
    System.clearProperty("prestagelab.iso");
  }

  @Test
  void the_labs_folder_and_iso_are_what_the_launcher_says() {
    System.setProperty("prestagelab.home", "/srv/../srv/lab");
    System.setProperty("prestagelab.iso", "/srv/own.iso");
    LabHome home = LabHome.find();
    assertThat(home.runs()).isEqualTo(Path.of("/srv/lab/runs"));
    assertThat(home.cache()).isEqualTo(Path.of("/srv/lab/cache"));
    assertThat(home.bmcs()).isEqualTo(Path.of("/srv/lab/bmc"));
    assertThat(home.suites()).isEqualTo(Path.of("/srv/lab/suites"));
    assertThat(home.usualOptions()).isEqualTo(Path.of("/srv/lab/lab.yaml"));
    assertThat(home.suitesPage()).isEqualTo(Path.of("/srv/lab/suites/page.html"));
    assertThat(home.coveragePage()).isEqualTo(Path.of("/srv/lab/coverage/page.html"));
    assertThat(home.installationIso()).isEqualTo(Path.of("/srv/own.iso"));
    assertThat(home.debianIso()).isEqualTo(Path.of("/srv/own-debian.iso"));
  }

  @Test
  void without_the_launcher_the_iso_is_the_cached_one() {
    LabHome home = new LabHome(folder);
    assertThat(home.installationIso()).isEqualTo(folder.resolve("cache/bootimage.iso"));
    assertThat(home.debianIso()).isEqualTo(folder.resolve("cache/bootimage-debian.iso"));
  }
}

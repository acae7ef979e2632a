package io.prestagelab.lab.script;

import io.prestagelab.lab.LabException;
import io.prestagelab.lab.content.ContentFault;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The steps that can be run without Cucumber; their words are those of the scenarios. */
final class Verbs {
  private static final Map<String, Pattern> PLACES =
      Map.of(
          "the packages", Pattern.compile("/Packages/.*rpm$"),
          "the second stage", Pattern.compile("/LiveOS/squashfs\\.img$"),
          "the Miniboot ISO", Pattern.compile("/bootimage\\.iso$"));
  private static final Pattern KERNEL_PACKAGE = Pattern.compile("/Packages/kernel-.*rpm$");
  private static final long SOME_MEGABYTES = 3_000_000;

  private static final List<Verb> SERVER =
      List.of(
          Verb.of("an? (BIOS|UEFI) server with an empty disk", (run, v) -> run.firmware(v.get(0))),
          Verb.of(
              "an? (BIOS|UEFI) server whose disk holds (.+)",
              (run, v) -> run.server(v.get(0), v.get(1))),
          Verb.of(
              "an? (BIOS|UEFI) server with a copy of the disk image \"[^\"]+\"",
              (run, v) -> run.serverWithImage(v.get(0))),
          Verb.of("its install values say \"([^\"]+)\"", (run, v) -> run.installValue(v.get(0))),
          Verb.of(
              "a prestaged ISO on its bootable device",
              (run, v) -> run.prestagedIso(1, iso -> iso)),
          Verb.of(
              "a prestaged ISO with (\\d) container image archives on its bootable device",
              (run, v) -> run.prestagedIso(Integer.parseInt(v.get(0)), iso -> iso)),
          Verb.of(
              "a prestaged ISO for the disk \"([^\"]+)\" on its bootable device",
              (run, v) -> run.prestagedIso(1, iso -> iso.forDevice(v.get(0)))),
          Verb.of(
              "a prestaged ISO with force-install on its bootable device",
              (run, v) -> run.prestagedIso(1, iso -> iso.forced())));

  private static final List<Verb> TROUBLE =
      List.of(
          Verb.of(
              "the System Controller answers (\\d{3}) for (.+)",
              (run, v) ->
                  run.inject(new ContentFault.Status(place(v.get(1)), Integer.parseInt(v.get(0))))),
          Verb.of(
              "the System Controller drops the connection in the middle of the kernel package",
              (run, v) -> run.inject(new ContentFault.CutAt(KERNEL_PACKAGE, SOME_MEGABYTES))),
          Verb.of(
              "the System Controller sends a damaged second stage",
              (run, v) -> run.inject(new ContentFault.FlipBit(place("the second stage"), 0))),
          Verb.of(
              "the System Controller sends the Miniboot ISO at (\\d{1,6}) kB a second",
              (run, v) ->
                  run.inject(
                      new ContentFault.Slow(
                          place("the Miniboot ISO"), Long.parseLong(v.get(0)) * 1000))),
          Verb.of(
              "the BMC answers (\\d{3}) to (.+)",
              (run, v) ->
                  BmcTrouble.answers(run.lab().server(), Integer.parseInt(v.get(0)), v.get(1))));

  private static final List<Verb> ACTIONS =
      List.of(
          Verb.of("the server (?:prestages|tries to prestage) itself", (run, v) -> run.prestage()),
          Verb.of(
              "the power is cut when the prestaging logs \"([^\"]+)\"",
              (run, v) -> run.lab().prestageUntilPowerCutAt(v.get(0))),
          Verb.of("it is added as a subcloud", (run, v) -> run.install()),
          Verb.of(
              "it is added as a subcloud with a wrong BMC password",
              (run, v) -> run.installWithWrongPassword()));

  private Verbs() {}

  /**
   * The verb of a step.
   *
   * @throws LabException if there is none
   */
  static Verb of(String step) {
    return Stream.of(SERVER, TROUBLE, ACTIONS)
        .flatMap(List::stream)
        .filter(verb -> verb.fits(step))
        .findFirst()
        .orElseThrow(
            () ->
                new LabException(
                    "the step '%s' can be run only by the lab's scenarios (lab test)"
                        .formatted(step)));
  }

  private static Pattern place(String words) {
    return Objects.requireNonNull(PLACES.get(words), () -> "no place is called " + words);
  }
}

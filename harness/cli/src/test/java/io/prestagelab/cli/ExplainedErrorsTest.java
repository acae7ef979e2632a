package io.prestagelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class ExplainedErrorsTest {
  private static final int FEWEST = 9;

  /** A verdict on its way, not an error: every run of a server catches it. */
  private static final Set<String> NEVER_SEEN = Set.of("GuestFailure");

  @Test
  void every_exception_of_ours_is_told_as_a_line_not_as_an_unexpected_error() {
    Set<Class<?>> ours =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.prestagelab")
                .stream()
                .filter(each -> each.isAssignableTo(RuntimeException.class))
                .filter(each -> each.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(each -> !NEVER_SEEN.contains(each.getSimpleName()))
                .map(JavaClass::reflect)
                .collect(Collectors.toSet());
    assertThat(ours).hasSizeGreaterThan(FEWEST);
    assertThat(ours)
        .allMatch(each -> Lab.EXPLAINED.stream().anyMatch(type -> type.isAssignableFrom(each)));
  }

  /** A command whose input is deeper than Java's stack. */
  @Command(name = "deep")
  static final class Deep implements Runnable {
    @Override
    public void run() {
      throw new StackOverflowError();
    }
  }

  @Test
  void what_java_runs_out_of_is_told_in_a_line() {
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    int code =
        new Lab()
            .execute(
                new CommandLine(new Deep()),
                new String[0],
                new PrintStream(errors, true, StandardCharsets.UTF_8));
    assertThat(code).isEqualTo(2);
    assertThat(errors.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "lab: unexpected error: java.lang.StackOverflowError; run again with --debug to see where"
                + System.lineSeparator());
  }
}

package io.prestagelab.runs.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BashLinesTest {
  /** Every kind of command, each of which runs. */
  private static final String ALL_RUN =
      """
      # a comment
      set -e

      name='a quote # no comment
        goes on' # a comment
      list=(one
        two # three
        four)
      if [[ $name == a* &&
            -n $name ]]; then
        echo "${list[0]} $(
          echo inside | cat
        )" >/dev/null
      else
        :
      fi
      for each in "${list[@]}"; do
        case $each in
          one) echo 1 ;;
          two | three)
            echo 2 \\
              more
            ;;
          *)
            (
              echo "in a subshell"
            ) >/dev/null
            ;;
        esac
      done >/dev/null
      cat >/dev/null <<'END'
      not a command
      END
      cat <<-END >/dev/null
      	$((1 + 2)) text
      	END
      f() {
        local x=${1#"}"}
        ((x > 0)) || return 0
      }
      function g
      {
        echo "$(f 0)" >/dev/null; }
      one_line() { :; }
      f 1
      g
      one_line
      while read -r word; do
        : "$word"
      done < <(echo a; echo b)
      {
        echo "a ' quote"
        echo 'a " quote'
      } | cat >/dev/null
      : <<<"a word" && true ||
        false
      """;

  @TempDir private Path folder = Path.of("");

  private static String executable(String script) {
    return new BashLines(script.lines().toList())
        .executable().stream().mapToObj(String::valueOf).collect(Collectors.joining(" "));
  }

  /** The lines that bash itself tells of, as the lab's installers ask it. */
  private Set<Integer> told(String script) throws IOException, InterruptedException {
    Path file = folder.resolve("script");
    Path trace = folder.resolve("trace");
    Files.writeString(file, script);
    Path trap = folder.resolve("trap");
    Files.writeString(
        trap, "set -T\ntrap '{ echo \"$LINENO\" >>" + trace + "; } 2>/dev/null || :' DEBUG\n");
    ProcessBuilder bash = new ProcessBuilder("bash", file.toString()).inheritIO();
    bash.environment().put("BASH_ENV", trap.toString());
    assertThat(bash.start().waitFor()).isZero();
    return Files.readAllLines(trace).stream()
        .map(Integer::valueOf)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void lines_that_can_run_are_those_that_bash_runs() throws Exception {
    BashLines lines = new BashLines(ALL_RUN.lines().toList());
    Set<Integer> ran =
        told(ALL_RUN).stream()
            .map(lines::owner)
            .filter(lines::canRun)
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> text = ALL_RUN.lines().toList();
    List<String> missed =
        lines.executable().stream()
            .filter(line -> !ran.contains(line))
            .mapToObj(line -> line + ": " + text.get(line - 1).strip())
            .toList();
    assertThat(missed).containsExactly("15: :", "56: false");
  }

  @Test
  void what_bash_runs_are_lines_that_can_run_or_the_heads_of_blocks() throws Exception {
    BashLines lines = new BashLines(ALL_RUN.lines().toList());
    List<String> text = ALL_RUN.lines().toList();
    List<String> strange =
        told(ALL_RUN).stream()
            .filter(line -> !lines.canRun(lines.owner(line)))
            .map(line -> text.get(line - 1).strip())
            .toList();
    assertThat(strange)
        .allMatch(
            line -> line.matches("f\\(\\) \\{|\\{|function g|done < <.*"), "a head or an end");
  }

  @Test
  void words_that_only_hold_blocks_together_cannot_run() {
    assertThat(executable("if a\nthen\n b\nelse\n c\nfi\nfor x in 1\ndo\n d\ndone\n{\n e\n}\n"))
        .isEqualTo("1 3 5 7 9 12");
  }

  @Test
  void an_end_with_a_command_behind_it_can_run() {
    assertThat(executable("{\n a\n} || b\nfi; c\ndone | d\ndone <x 2>&1\n")).isEqualTo("2 3 4 5");
  }

  /** Bash does not tell of the only command of a process substitution. */
  @Test
  void an_end_that_reads_what_a_command_prints_cannot_run() {
    assertThat(executable("while read -r a; do\n b\ndone < <(lsblk -nrpo NAME \"$1\")\n"))
        .isEqualTo("1 2");
  }

  @Test
  void a_pattern_of_a_case_cannot_run_and_its_command_can() {
    assertThat(executable("case x in\n a | b)\n  c\n  ;;\n *.md5) d ;;\n e) ;;\nesac\n"))
        .isEqualTo("1 3 5");
  }

  @Test
  void the_text_of_a_here_document_cannot_run_unless_it_is_a_script_of_its_own() {
    Kickstart kickstart =
        new Kickstart(
            "x_ks.cfg",
            List.of(
                "text",
                "%pre",
                "cat <<END >/tmp/functions.sh",
                "# functions",
                "f() {",
                "  echo \\$1 \\",
                "more",
                "}",
                "END",
                "cat <<END >/etc/motd",
                "echo no",
                "END",
                "%end",
                "%post --interpreter=/usr/bin/python",
                "print(1)",
                "%end"));
    assertThat(kickstart.executable().toString()).isEqualTo("{3, 6, 10}");
  }

  @Test
  void an_unfinished_quote_or_here_document_ends_with_the_script() {
    assertThat(executable("a\necho 'open\nb\n")).isEqualTo("1 2");
    assertThat(executable("a\ncat <<END\nb\n")).isEqualTo("1 2");
  }
}

package io.prestagelab.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Spec;

/** {@code lab man}: the manual page of all commands, out of what {@code --help} is made from. */
@Command(
    name = "man",
    mixinStandardHelpOptions = true,
    description = "Print the manual page: lab man | man -l -")
final class ManCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  ManCommand() {}

  @Override
  public Integer call() {
    PrintStream out = Terminal.out();
    CommandLine line = LauncherCommands.all(spec);
    out.println(".TH LAB 1 \"\" \"" + String.join(" ", line.getCommandSpec().version()) + "\"");
    out.println(".SH NAME\nlab \\- a laptop-sized StarlingX subcloud lab");
    out.println(".SH SYNOPSIS\n.B lab\nCOMMAND [OPTIONS]");
    out.println(".SH DESCRIPTION");
    out.println(
        "Each command has its own \\-\\-help; lab doctor says what is missing on a machine.");
    out.println(".SH COMMANDS");
    LauncherCommands.shown(line).forEach(each -> tell(each, out));
    out.println(".SH EXIT STATUS\n0: success. 1: the answer is no. 2: it could not be done.");
    out.println(".SH FILES\n.TP\n$LAB_HOME/lab.yaml\nOptions that stand in for those not given.");
    return ExitCode.OK;
  }

  private static void tell(CommandLine line, PrintStream out) {
    CommandSpec spec = line.getCommandSpec();
    out.println(".SS " + escaped(spec.qualifiedName()));
    for (String text : spec.usageMessage().description()) {
      out.println(escaped(plain(text)));
    }
    for (PositionalParamSpec each : spec.positionalParameters()) {
      item(each.paramLabel(), each, out);
    }
    for (OptionSpec each : spec.options()) {
      String value = each.arity().max() == 0 ? "" : " " + each.paramLabel();
      if (!each.hidden() && !each.usageHelp() && !each.versionHelp()) {
        item(String.join(", ", each.names()) + value, each, out);
      }
    }
    for (String text : spec.usageMessage().footer()) {
      out.println(".PP\n" + escaped(plain(text)));
    }
    LauncherCommands.shown(line).forEach(each -> tell(each, out));
  }

  private static void item(String name, ArgSpec spec, PrintStream out) {
    out.println(".TP\n.B " + escaped(name));
    String said = described(spec);
    out.println(said.isBlank() ? "See \\-\\-help." : escaped(plain(said)));
  }

  private static String described(ArgSpec spec) {
    String usual = String.valueOf(spec.defaultValueString(true));
    return String.join(" ", spec.description()).replace("${DEFAULT-VALUE}", usual);
  }

  private static String plain(String text) {
    return Ansi.OFF.string(text).strip();
  }

  /** A hyphen as it is typed; no line is a request to the formatter. */
  private static String escaped(String text) {
    String safe = text.replace("\\", "\\e").replace("-", "\\-");
    return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
  }
}

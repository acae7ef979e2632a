package io.prestagelab.cli;

import io.prestagelab.bmctools.client.SerialConsole;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab bmc console URL}: a server's serial console, through its BMC. */
@Command(
    name = "console",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Show a server's serial console, by the WebSocket that its BMC offers, until Ctrl-C.",
      "What was said before comes first, as far as the BMC has kept it."
    },
    footer = "Exit code: 0 the BMC ended it, 2 it could not be shown, 130 Ctrl-C.")
final class BmcConsoleCommand implements Callable<Integer> {

  @Parameters(paramLabel = "URL", description = "The BMC: https://HOST[:PORT].")
  private String url = "";

  @Mixin private BmcAccount account = new BmcAccount();

  @Option(
      names = "--system",
      paramLabel = "ID",
      description = "Id of the system; needed if the BMC has several.")
  private @Nullable String system;

  @Option(
      names = "--interactive",
      description = "Type what is entered here, line by line; without it nothing is sent.")
  private boolean interactive;

  @Override
  public Integer call() {
    URI base = BmcAccount.address(url);
    PrintStream out = Terminal.out();
    try (SerialConsole console =
        SerialConsole.open(
            base, account.user(), account.password(), system, bytes -> write(out, bytes))) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(out), "end-console"));
      if (interactive) {
        Thread keyboard = new Thread(() -> type(console), "keyboard");
        keyboard.setDaemon(true);
        keyboard.start();
      }
      console.await();
    }
    return ExitCode.OK;
  }

  private static void write(PrintStream out, byte[] bytes) {
    out.write(bytes, 0, bytes.length);
    out.flush();
  }

  /** A server's colours and hidden cursor are not left to the terminal. */
  private static void leave(PrintStream out) {
    if (BmcAccount.console() != null) {
      out.println("\u001b[0m\u001b[?25h");
    }
  }

  /** At the end of input nothing more is typed, and reading goes on. */
  private static void type(SerialConsole console) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        console.type(line + "\n");
      }
    } catch (IOException | CompletionException e) {
      System.err.println("lab: nothing more can be typed: " + e.getMessage());
    }
  }
}

package io.prestagelab.cli;

import io.prestagelab.bmctools.ToolException;
import io.prestagelab.bmctools.record.SessionRecorder;
import io.prestagelab.lab.LabException;
import io.prestagelab.runs.folder.LabHome;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab bmc record proxy URL}: a client's session with a BMC as a file. */
@Command(
    name = "proxy",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Stand between a client and a BMC until Ctrl-C and keep their session with its times.",
      "Passwords and tokens are passed on and never written."
    })
final class BmcRecordProxyCommand implements Callable<Integer> {
  @Parameters(paramLabel = "URL", description = "https://ADDRESS[:PORT] of the BMC.")
  private String url = "";

  @Option(
      names = "--listen",
      defaultValue = "127.0.0.1:0",
      paramLabel = "ADDRESS:PORT",
      converter = ListenAddress.class,
      description = "Where the client connects (${DEFAULT-VALUE}; port 0: a free one).")
  private InetSocketAddress listen = new InetSocketAddress(0);

  @Option(names = "--output", required = true, paramLabel = "FILE", description = "The new file.")
  private Path output = Path.of("");

  @Option(
      names = "--keep-identities",
      description = "Leave serial numbers, addresses and names; passwords and tokens never stay.")
  private boolean identities;

  @Override
  public Integer call() throws InterruptedException {
    Path parent = output.toAbsolutePath().getParent();
    if (Files.exists(output) || parent == null || !Files.isWritable(parent)) {
      throw new LabException(
          output + " exists or cannot be made; name a new file in a folder that can be written to");
    }
    PrintStream out = Terminal.out();
    SessionRecorder recorder =
        new SessionRecorder(BmcAccount.address(url), listen, LabHome.find().cache().resolve("tls"));
    out.printf(
        "recording at %s; give the client this address, and press Ctrl-C when it is done%n",
        recorder.url());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> finish(recorder, out), "keep-session"));
    new CountDownLatch(1).await();
    return ExitCode.OK;
  }

  /** Ctrl-C is the way to end this command, so it ends with success. */
  private void finish(SessionRecorder recorder, PrintStream out) {
    int code = ExitCode.OK;
    try {
      int exchanges = recorder.finish(output, identities);
      out.printf(
          "%d exchanges in %s; to play them: lab bmc replay %s%n", exchanges, output, output);
    } catch (ToolException e) {
      System.err.println("lab: " + e.getMessage());
      code = ExitCode.CANNOT;
    }
    Runtime.getRuntime().halt(code);
  }
}

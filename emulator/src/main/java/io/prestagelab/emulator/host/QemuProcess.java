package io.prestagelab.emulator.host;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.ExecuteException;
import org.apache.commons.exec.ExecuteResultHandler;
import org.apache.commons.exec.ProcessDestroyer;
import org.apache.commons.exec.PumpStreamHandler;

/**
 * A QEMU process that cannot outlive this one.
 *
 * <p>{@code setpriv --pdeathsig} has the kernel kill QEMU when the thread that started it ends;
 * that thread belongs to commons-exec and waits for QEMU, so it ends only with QEMU or with this
 * process, by {@code kill -9} too.
 */
final class QemuProcess {

  private final CompletableFuture<Process> started = new CompletableFuture<>();
  private final CompletableFuture<Integer> exited = new CompletableFuture<>();
  private final Path errors;

  private QemuProcess(Path errors) {
    this.errors = errors;
  }

  static QemuProcess start(String program, List<String> arguments, QemuFolder folder)
      throws IOException {
    QemuProcess process = new QemuProcess(folder.errors());
    CommandLine command = new CommandLine("setpriv");
    command.addArgument("--pdeathsig").addArgument("KILL").addArgument(program);
    arguments.forEach(word -> command.addArgument(word, false));
    Files.writeString(folder.commandLine(), String.join(" ", command.toStrings()) + "\n");
    FileOutputStream output = new FileOutputStream(folder.errors().toFile());
    DefaultExecutor executor =
        DefaultExecutor.builder()
            .setWorkingDirectory(folder.path())
            .setExecuteStreamHandler(new PumpStreamHandler(output))
            .get();
    executor.setProcessDestroyer(process.new Capture());
    executor.execute(command, process.new Result(output));
    return process;
  }

  /** Completes with the exit code when the process has ended, however it ended. */
  CompletableFuture<Integer> exited() {
    return exited;
  }

  /** Ends the process at once and waits until it is gone. */
  void kill() {
    try {
      started.get(10, TimeUnit.SECONDS).destroyForcibly();
      exited.get(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
      throw new HostException("QEMU could not be ended", e);
    }
  }

  /** The last line QEMU wrote, or an empty text. */
  String lastWords() {
    try {
      List<String> lines = Files.readAllLines(errors);
      return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    } catch (IOException e) {
      return "";
    }
  }

  private final class Capture implements ProcessDestroyer {
    @Override
    public boolean add(Process process) {
      return started.complete(process);
    }

    @Override
    public boolean remove(Process process) {
      return true;
    }

    @Override
    public int size() {
      return started.isDone() && !exited.isDone() ? 1 : 0;
    }
  }

  private final class Result implements ExecuteResultHandler {
    private final FileOutputStream output;

    Result(FileOutputStream output) {
      this.output = output;
    }

    @Override
    public void onProcessComplete(int exitValue) {
      end(exitValue);
    }

    @Override
    public void onProcessFailed(ExecuteException e) {
      if (!started.isDone()) {
        started.completeExceptionally(e);
      }
      end(e.getExitValue());
    }

    private void end(int code) {
      try (output) {
        exited.complete(code);
      } catch (IOException e) {
        exited.complete(code);
      }
    }
  }
}

package io.prestagelab.lab.trial;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.lab.LabException;
import io.prestagelab.lab.verdict.DiskTestimony;
import io.prestagelab.runs.folder.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/**
 * The system that came up from its own disk, as the document's user looks at it: login on the
 * serial console, logs read there.
 */
final class InstalledSystem {
  private static final String USER = "sysadmin";
  private final SerialLogin login;
  private final RunFolder run;

  InstalledSystem(VirtualServer server, RunFolder run) {
    this.login = new SerialLogin(server);
    this.run = run;
  }

  /** Waits until it has come up. */
  void awaitLogin() {
    awaitLogin(() -> {});
  }

  /** The same; {@code check} runs at everything that happens and may end the waiting. */
  void awaitLogin(Runnable check) {
    login.awaitPrompt(check);
  }

  /** Logs in and reads what {@code installer} asks for, and {@code mark}. */
  DiskTestimony testify(Installer installer, OriginMark mark) {
    login.logIn(USER, USER);
    List<String> lines = login.run(installer.question() + "; " + mark.question());
    keep(lines);
    return installer.answer(lines, mark);
  }

  /** Waits for the prompt, logs in and runs {@code command}. */
  List<String> runAfterBoot(String command) {
    awaitLogin();
    login.logIn(USER, USER);
    return login.run(command);
  }

  private void keep(List<String> lines) {
    try {
      Files.write(run.installedLogs().resolve("miniboot.log"), lines);
    } catch (IOException e) {
      throw new LabException(
          "cannot keep the installed system's logs" + ": " + FileTrouble.reason(e), e);
    }
  }
}

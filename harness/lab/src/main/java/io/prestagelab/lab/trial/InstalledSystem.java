package io.prestagelab.lab.trial;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.lab.LabException;
import io.prestagelab.lab.verdict.DiskTestimony;
import io.prestagelab.runs.folder.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The system that came up from its own disk, as the document's user looks at it: login on the
 * serial console, logs read there.
 */
final class InstalledSystem {
  private static final String USER = "sysadmin";
  private static final String READ =
      "echo UUID=$(cat /www/pages/feed/rel-*/install_uuid);"
          + " grep ^INSTALL_UUID= /etc/platform/platform.conf;"
          + " echo PACKAGES=$(ls /www/pages/feed/rel-*/Packages | grep -c 'rpm$');"
          + " sudo cat /var/log/anaconda/ks*.log | grep Miniboot | sort";

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

  /** Logs in and reads. */
  DiskTestimony testify() {
    login.logIn(USER, USER);
    List<String> lines = login.run(READ);
    keep(lines);
    List<String> logs = lines.stream().filter(line -> line.contains("Miniboot")).toList();
    return new DiskTestimony(
        true,
        value(lines, "UUID="),
        value(lines, "INSTALL_UUID="),
        Optional.ofNullable(value(lines, "PACKAGES=")).map(Integer::valueOf).orElse(0),
        logs);
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

  private static @Nullable String value(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name) && line.length() > name.length())
        .map(line -> line.substring(name.length()).strip())
        .findFirst()
        .orElse(null);
  }
}

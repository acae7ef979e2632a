package io.prestagelab.emulator.host;

import java.io.File;
import java.util.Arrays;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips tests, loudly, on a machine without QEMU. */
public final class QemuRequired implements ExecutionCondition {

  private static final String PROGRAM = "qemu-system-x86_64";

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    boolean found =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .anyMatch(folder -> new File(folder, PROGRAM).canExecute());
    if (found) {
      return ConditionEvaluationResult.enabled(PROGRAM + " is installed");
    }
    System.err.println("SKIPPED " + context.getDisplayName() + ": " + PROGRAM + " not installed");
    return ConditionEvaluationResult.disabled(PROGRAM + " is not installed");
  }
}

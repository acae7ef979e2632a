package io.prestagelab.image.boot;

import io.prestagelab.image.InvalidInputException;
import java.util.ArrayList;
import java.util.List;

/**
 * The words of a kernel command line.
 *
 * @param words in order
 */
public record KernelArguments(List<String> words) {

  /** The kernel's own limit on x86 (COMMAND_LINE_SIZE), less its end mark. */
  private static final int MAX_LENGTH = 2047;

  public KernelArguments {
    words = List.copyOf(words);
  }

  /** A command line as written, words divided by blanks. */
  public static KernelArguments of(String line) {
    return new KernelArguments(List.of(line.strip().split("\\s+")));
  }

  /**
   * The parameters put in, one after the other: a name that is there gets the new value in its old
   * place, others are appended.
   */
  public KernelArguments with(List<BootParameter> parameters) {
    KernelArguments result = this;
    for (BootParameter parameter : parameters) {
      result = result.with(parameter);
    }
    return result;
  }

  /** More words at the end, each as it is: it may hold blanks. */
  public KernelArguments append(List<String> more) {
    List<String> longer = new ArrayList<>(words);
    longer.addAll(more);
    return new KernelArguments(longer);
  }

  /** More words at the end. */
  public KernelArguments plus(String line) {
    return append(of(line).words);
  }

  /** The line as the kernel sees it. */
  public String line() {
    String line = String.join(" ", words);
    if (line.length() > MAX_LENGTH) {
      throw new InvalidInputException(
          "the kernel command line is %d characters long, the kernel reads %d: give fewer --param"
              .formatted(line.length(), MAX_LENGTH));
    }
    return line;
  }

  private KernelArguments with(BootParameter parameter) {
    List<String> changed = new ArrayList<>(words);
    String prefix = parameter.name() + "=";
    boolean found = false;
    for (int i = 0; i < changed.size(); i++) {
      String word = changed.get(i);
      if (parameter.isBare() ? word.equals(parameter.word()) : word.startsWith(prefix)) {
        changed.set(i, parameter.word());
        found = true;
      }
    }
    if (!found) {
      changed.add(parameter.word());
    }
    return new KernelArguments(changed);
  }
}

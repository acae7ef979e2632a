package io.prestagelab.image.boot;

import io.prestagelab.image.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One word for the kernel's command line as the user gave it: {@code name=value}, or a bare word.
 *
 * @param name what stands before the first equals sign; a bare word is all name
 * @param word the word as written
 */
public record BootParameter(String name, String word) {

  /**
   * A comma divides a list only where what follows it looks like {@code name=}; else it belongs to
   * the value (console=ttyS0,115200).
   */
  private static final Pattern LIST_COMMA = Pattern.compile(",(?=[A-Za-z0-9_][A-Za-z0-9_.-]*=)");

  /** Commas with nothing before or behind them; blanks around a comma have ended a word already. */
  private static final Pattern EMPTY_PARTS = Pattern.compile("^,+|,+$");

  /**
   * The parameters of one {@code --param} argument: a comma list, or words divided by blanks
   * outside double quotes.
   *
   * @throws InvalidInputException if it is empty or holds characters that no kernel command line
   *     can hold
   */
  public static List<BootParameter> parse(String argument) {
    List<BootParameter> parameters = new ArrayList<>();
    for (String word : split(argument)) {
      Stream.of(LIST_COMMA.split(word))
          .map(part -> EMPTY_PARTS.matcher(part).replaceAll(""))
          .filter(part -> !part.isEmpty())
          .map(BootParameter::of)
          .forEach(parameters::add);
    }
    if (parameters.isEmpty()) {
      throw new InvalidInputException(
          "--param is empty: give name=value, for example --param boot_device=/dev/nvme0n1");
    }
    return parameters;
  }

  /** The words of an argument whose commas all belong to values, as the Miniboot tool takes it. */
  public static List<BootParameter> words(String argument) {
    return split(argument).stream().map(BootParameter::of).toList();
  }

  /** One word, commas and all. */
  public static BootParameter of(String word) {
    if (word.chars().anyMatch(Character::isISOControl)) {
      throw new InvalidInputException(
          "--param '" + word.replaceAll("\\p{Cntrl}", "?") + "' holds a control character");
    }
    int equals = word.indexOf('=');
    if (word.isEmpty() || equals == 0) {
      throw new InvalidInputException(
          "--param '"
              + word
              + "' has no name: give name=value, for example rootfs_device=/dev/sda");
    }
    return new BootParameter(equals < 0 ? word : word.substring(0, equals), word);
  }

  /** Whether it is a word without a value. */
  public boolean isBare() {
    return name.equals(word);
  }

  private static List<String> split(String argument) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < argument.length(); i++) {
      char c = argument.charAt(i);
      quoted ^= c == '"';
      if (c == ' ' && !quoted) {
        flush(word, words);
      } else {
        word.append(c);
      }
    }
    flush(word, words);
    if (quoted) {
      throw new InvalidInputException("--param '" + argument + "' lacks a closing quotation mark");
    }
    return words;
  }

  private static void flush(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
    }
    word.setLength(0);
  }
}

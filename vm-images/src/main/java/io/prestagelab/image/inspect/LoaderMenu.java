package io.prestagelab.image.inspect;

import java.util.List;

/**
 * A boot loader's menu as it stands in an ISO.
 *
 * @param file the file it was read from
 * @param defaultEntry what is booted when the wait is over, as the loader names it; empty if not
 *     said
 * @param timeout how long it waits, in the words "at once", "for ever", "30 s"; empty if not said
 * @param entries what can be chosen
 */
public record LoaderMenu(String file, String defaultEntry, String timeout, List<Entry> entries) {

  /**
   * One choice.
   *
   * @param id the loader's name for it
   * @param title what the user reads
   * @param arguments the kernel's arguments
   */
  public record Entry(String id, String title, String arguments) {}

  public LoaderMenu {
    entries = List.copyOf(entries);
  }
}

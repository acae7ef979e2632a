package io.prestagelab.lab.verdict;

import java.util.List;
import java.util.Optional;

/**
 * What the installer's log stream tells: mode, reasons and the identity it gave to the
 * installation.
 *
 * @param lines the lines of the kickstarts' script logs, in the order of their arrival
 * @param texts what they mean
 */
public record InstallerTestimony(List<String> lines, InstallerTexts texts) {

  /** Copies its list. */
  public InstallerTestimony {
    lines = List.copyOf(lines);
  }

  /** In the document's texts. */
  public InstallerTestimony(List<String> lines) {
    this(lines, DocumentTexts.INSTANCE);
  }

  /** Whether it says that the software came that way. */
  boolean says(Mode mode) {
    return texts.says(lines, mode);
  }

  /** The reasons against a local install, in the order in which they were logged. */
  public List<String> reasons() {
    return texts.reasons(lines);
  }

  /** The identity that the log gives to the installation. */
  public Optional<String> installUuid() {
    return texts.installUuid(lines);
  }
}

package io.prestagelab.lab.verdict;

import java.util.List;
import java.util.Optional;

/** What the lines of an installer's log mean, in one generation of StarlingX. */
public interface InstallerTexts {

  /** Whether {@code lines} say that the installation took its software that way. */
  boolean says(List<String> lines, Mode mode);

  /** The reasons against a local install, in the order in which they were logged. */
  List<String> reasons(List<String> lines);

  /** The identity that the log gives to the installation. */
  Optional<String> installUuid(List<String> lines);
}

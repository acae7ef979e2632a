package io.prestagelab.lab.verdict;

import java.util.List;
import java.util.stream.Collectors;

/** What the judge makes of an installation. */
public sealed interface Verdict {

  /** The verdict in one line. */
  String line();

  /** Installed from the prestaged bundle, and no witness disagrees. */
  record Local() implements Verdict {
    @Override
    public String line() {
      return "LOCAL";
    }
  }

  /**
   * Installed from the content server, and no witness disagrees.
   *
   * @param reason why not locally, in the installer's words
   */
  record Remote(String reason) implements Verdict {
    @Override
    public String line() {
      return "REMOTE (" + reason + ")";
    }
  }

  /**
   * Not installed.
   *
   * @param category the step or the kind of message
   * @param reason what was said, or what did not happen
   */
  record Failed(String category, String reason) implements Verdict {
    @Override
    public String line() {
      return "FAILED (" + category + ": " + reason + ")";
    }
  }

  /** Installed, but the witnesses do not agree on how; the ones that stand alone are named. */
  record Inconsistent(List<Objection> objections) implements Verdict {
    /** Copies its list. */
    public Inconsistent {
      objections = List.copyOf(objections);
    }

    @Override
    public String line() {
      return objections.stream()
          .map(objection -> objection.witness().words() + ": " + objection.text())
          .collect(Collectors.joining("; ", "INCONSISTENT (", ")"));
    }
  }

  /**
   * What is wrong with a testimony.
   *
   * @param witness who gave it
   * @param text what is wrong
   */
  record Objection(Witness witness, String text) {}
}

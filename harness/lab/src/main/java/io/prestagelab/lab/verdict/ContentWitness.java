package io.prestagelab.lab.verdict;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a content server's log tells about one installation, in one generation of StarlingX. */
public interface ContentWitness {

  /** What the release is made of here: {@code packages}, {@code objects}. */
  String things();

  /** What every installation fetches and this one never did, in words. */
  List<String> neverFetched();

  /** Names of the release's things that were fetched whole. */
  Set<String> fetched();

  /** Bytes of things that were sent, of those too that did not come whole. */
  long bytes();

  /** Names of all things of the release. */
  Set<String> offered();

  /** Transfers that were cut short. */
  int cut();

  /** Whether an installed disk can tell the System Controller's things from others by a mark. */
  boolean marked();

  /** The things that were fetched and not offered. */
  default Set<String> foreign() {
    return fetched().stream().filter(name -> !offered().contains(name)).collect(Collectors.toSet());
  }

  /** The things that were offered and not fetched. */
  default Set<String> missing() {
    return offered().stream().filter(name -> !fetched().contains(name)).collect(Collectors.toSet());
  }

  /** What it says, for the summary. */
  String line();
}

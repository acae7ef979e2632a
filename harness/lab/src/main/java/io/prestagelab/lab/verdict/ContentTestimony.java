package io.prestagelab.lab.verdict;

import io.prestagelab.lab.content.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the content server's log tells about one node.
 *
 * @param kickstarts times the node's kickstart was fetched
 * @param stage2 times the installer's second stage was fetched whole
 * @param packages names below {@code Packages/} that were fetched whole
 * @param packageBytes bytes sent from below {@code Packages/}
 * @param offered names of all packages of the release
 * @param cut objects whose transfer was cut short
 */
public record ContentTestimony(
    int kickstarts,
    int stage2,
    Set<String> packages,
    long packageBytes,
    Set<String> offered,
    int cut)
    implements ContentWitness {

  /** Copies its sets. */
  public ContentTestimony {
    packages = Set.copyOf(packages);
    offered = Set.copyOf(offered);
  }

  /**
   * Reads the testimony out of a log.
   *
   * @param node path of the node's directory, {@code /iso/22.06/nodes/subcloud1}
   * @param offered names of all packages of the release
   */
  public static ContentTestimony of(List<Access> log, String node, Set<String> offered) {
    List<Access> fetched =
        log.stream()
            .filter(a -> a.method().equals("GET") && a.path().startsWith(node + "/"))
            .filter(a -> a.status() == 200)
            .toList();
    String folder = node + "/Packages/";
    List<Access> packages =
        fetched.stream()
            .filter(a -> a.path().startsWith(folder) && a.path().length() > folder.length())
            .toList();
    return new ContentTestimony(
        count(fetched, ".cfg"),
        count(fetched, "/LiveOS/squashfs.img"),
        packages.stream()
            .filter(Access::complete)
            .map(a -> a.path().substring(folder.length()))
            .collect(Collectors.toSet()),
        packages.stream().mapToLong(Access::bytes).sum(),
        offered,
        (int) fetched.stream().filter(a -> !a.complete()).count());
  }

  private static int count(List<Access> fetched, String end) {
    return (int) fetched.stream().filter(a -> a.complete() && a.path().endsWith(end)).count();
  }

  @Override
  public String things() {
    return "packages";
  }

  @Override
  public boolean marked() {
    return true;
  }

  @Override
  public List<String> neverFetched() {
    List<String> missed = new ArrayList<>();
    if (kickstarts == 0) {
      missed.add("the kickstart");
    }
    if (stage2 == 0) {
      missed.add("the installer's second stage");
    }
    return missed;
  }

  @Override
  public Set<String> fetched() {
    return packages;
  }

  @Override
  public long bytes() {
    return packageBytes;
  }

  @Override
  public String line() {
    return "%d of %d packages fetched, %.1f MB; kickstart %d, second stage %d"
        .formatted(packages.size(), offered.size(), packageBytes / 1e6, kickstarts, stage2);
  }
}

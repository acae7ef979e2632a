package io.prestagelab.lab.verdict;

import io.prestagelab.lab.content.Access;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the content server's log tells in the Debian generation: which content objects of the
 * release's repository were pulled. Even a local install looks for newer commits there.
 *
 * @param asked requests below the repository
 * @param fetched names of content objects that were fetched whole, {@code ab/cdef….filez}
 * @param bytes bytes sent of content objects
 * @param offered names of all content objects of the repository
 * @param cut transfers that were cut short
 */
public record OstreeTestimony(
    int asked, Set<String> fetched, long bytes, Set<String> offered, int cut)
    implements ContentWitness {

  /** Copies its sets. */
  public OstreeTestimony {
    fetched = Set.copyOf(fetched);
    offered = Set.copyOf(offered);
  }

  /**
   * Reads the testimony out of a log.
   *
   * @param repository path of the repository, {@code /iso/24.09/ostree_repo}
   * @param offered names of all content objects
   */
  public static OstreeTestimony of(List<Access> log, String repository, Set<String> offered) {
    List<Access> below =
        log.stream()
            .filter(a -> a.method().equals("GET") && a.path().startsWith(repository + "/"))
            .toList();
    String folder = repository + "/objects/";
    List<Access> objects =
        below.stream()
            .filter(a -> a.status() == 200 && a.path().startsWith(folder))
            .filter(a -> a.path().endsWith(".filez"))
            .toList();
    return new OstreeTestimony(
        below.size(),
        objects.stream()
            .filter(Access::complete)
            .map(a -> a.path().substring(folder.length()))
            .collect(Collectors.toSet()),
        objects.stream().mapToLong(Access::bytes).sum(),
        offered,
        (int) below.stream().filter(a -> a.status() == 200 && !a.complete()).count());
  }

  @Override
  public String things() {
    return "objects";
  }

  @Override
  public boolean marked() {
    return false;
  }

  @Override
  public List<String> neverFetched() {
    return asked == 0 ? List.of("the release's repository") : List.of();
  }

  @Override
  public String line() {
    return "%d of %d content objects pulled, %.1f MB; %d requests of the repository"
        .formatted(fetched.size(), offered.size(), bytes / 1e6, asked);
  }
}

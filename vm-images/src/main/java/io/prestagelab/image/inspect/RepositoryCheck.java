package io.prestagelab.image.inspect;

import io.prestagelab.image.inspect.IsoInspection.Sum;
import io.prestagelab.image.iso.IsoEntry;
import io.prestagelab.image.iso.IsoReader;
import io.prestagelab.image.iso.TreeSum;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether an ostree repository in an ISO is what the checksum beside it says; Miniboot asks the
 * same of the prestaged one.
 */
final class RepositoryCheck {

  private static final String REPOSITORY = "ostree_repo/";
  private static final String SUM = ".ostree_repo_checksum";

  private RepositoryCheck() {}

  static Sum of(IsoReader iso, boolean verify) {
    if (!iso.hasFile(SUM)) {
      return Sum.NONE;
    }
    if (!verify) {
      return Sum.NOT_CHECKED;
    }
    List<IsoEntry> files =
        iso.entries().stream()
            .filter(entry -> entry.isFile() && entry.path().startsWith(REPOSITORY))
            .toList();
    Map<String, String> sums = new HashMap<>();
    files.forEach(entry -> sums.put(entry.path(), iso.md5(entry)));
    String sum = TreeSum.of(files.stream().map(IsoEntry::path).toList(), sums);
    return iso.readText(SUM).strip().equals(sum) ? Sum.HOLDS : Sum.DIFFERS;
  }
}

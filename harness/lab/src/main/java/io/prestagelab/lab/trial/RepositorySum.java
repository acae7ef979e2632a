package io.prestagelab.lab.trial;

import io.prestagelab.image.disk.DiskImage;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The checksum of a prestaged repository, as kickstart.cfg writes it and miniboot.cfg compares it:
 * the MD5 of md5sum's lines of all its files, sorted as bytes.
 */
final class RepositorySum {
  private static final String FILE = "/.ostree_repo_checksum";
  private static final String REPOSITORY = "/ostree_repo/";

  private RepositorySum() {}

  /**
   * The repositories of an image's backup partition whose checksum is another one.
   *
   * @param sums of every file on the partition
   */
  static Stream<String> mismatches(DiskImage image, Map<String, String> sums) {
    return sums.keySet().stream()
        .filter(path -> path.endsWith(FILE))
        .filter(
            path ->
                !image
                    .ext4(image.backupPartition().orElseThrow())
                    .readText(path)
                    .startsWith(of(path.substring(0, path.length() - FILE.length()), sums)))
        .map(path -> path.replace(FILE, REPOSITORY));
  }

  /** That of the repository in {@code directory}. */
  static String of(String directory, Map<String, String> sums) {
    String repository = directory + REPOSITORY;
    return DigestUtils.md5Hex(
        sums.entrySet().stream()
            .filter(file -> file.getKey().startsWith(repository))
            .map(file -> file.getValue() + "  " + file.getKey().substring(directory.length() + 1))
            .sorted()
            .collect(Collectors.joining("\n", "", "\n")));
  }
}

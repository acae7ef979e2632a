package io.prestagelab.image.ostree;

import io.prestagelab.image.ImageException;
import io.prestagelab.image.InvalidInputException;
import io.prestagelab.image.iso.IsoReader;
import io.prestagelab.image.ostree.DirectoryTree.Folder;
import java.io.IOException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * An ostree repository of mode {@code archive} inside an ISO (ostree's manual, "Anatomy of an
 * OSTree repository"). What is damaged in it is refused.
 */
public final class OstreeRepository {

  private static final int CHECKSUM = 32;

  /** Parts of a commit that vary in length before its tree's checksum, which ends the sixth. */
  private static final int TREE_OF_COMMIT = 5;

  private final IsoReader iso;
  private final String folder;
  private final Folder root;

  private OstreeRepository(IsoReader iso, String folder, String branch) {
    this.iso = iso;
    this.folder = folder;
    this.root = root(branch);
  }

  /**
   * The repository in a folder of an ISO, as of the newest commit of a branch.
   *
   * @throws InvalidInputException if there is no such repository or branch, or it is damaged
   */
  public static OstreeRepository of(IsoReader iso, String folder, String branch) {
    if (!iso.hasFile(folder + "/config")) {
      throw new InvalidInputException(
          "%s has no ostree repository: %s/config is missing".formatted(iso.file(), folder));
    }
    if (!iso.readText(folder + "/config").matches("(?s).*\\bmode\\s*=\\s*archive(-z2)?\\b.*")) {
      throw new InvalidInputException(
          "the ostree repository of %s is of another mode than archive".formatted(iso.file()));
    }
    if (!iso.hasFile(folder + "/refs/heads/" + branch)) {
      throw new InvalidInputException(
          "the ostree repository of %s has no branch %s: %s/refs/heads/%s is missing"
              .formatted(iso.file(), branch, folder, branch));
    }
    return new OstreeRepository(iso, folder, branch);
  }

  /** A file of the branch's tree, such as {@code var/miniboot/initrd-mini}. */
  public Optional<byte[]> read(String path) {
    Folder at = root;
    String[] parts = path.split("/");
    for (int i = 0; i < parts.length - 1; i++) {
      Folder next = tree(at).folders().get(parts[i]);
      if (next == null) {
        return Optional.empty();
      }
      at = next;
    }
    String checksum = tree(at).files().get(parts[parts.length - 1]);
    return Optional.ofNullable(checksum).map(this::content);
  }

  /**
   * Checks that all objects of the branch's tree are there and are what their names say, as {@code
   * ostree fsck} does.
   */
  public void check() {
    Set<String> contents = new LinkedHashSet<>();
    collect(root, contents, new LinkedHashSet<>());
    contents.parallelStream().forEach(this::requireContent);
  }

  private void collect(Folder at, Set<String> contents, Set<Folder> seen) {
    if (seen.add(at)) {
      metadata(at.attributes(), "dirmeta");
      DirectoryTree tree = tree(at);
      contents.addAll(tree.files().values());
      tree.folders().values().forEach(each -> collect(each, contents, seen));
    }
  }

  private Folder root(String branch) {
    String commit = iso.readText(folder + "/refs/heads/" + branch).strip();
    if (!commit.matches("[0-9a-f]{64}")) {
      throw damaged("branch " + branch + " names no commit");
    }
    Variant whole = Variant.of(metadata(commit, "commit"));
    try {
      int end = whole.partEnd(TREE_OF_COMMIT);
      return new Folder(hex(whole, end - CHECKSUM), hex(whole, end));
    } catch (ImageException e) {
      throw damaged("commit " + commit + " does not make sense");
    }
  }

  private static String hex(Variant whole, int from) {
    return HexFormat.of().formatHex(whole.slice(from, from + CHECKSUM).copy());
  }

  private DirectoryTree tree(Folder of) {
    byte[] object = metadata(of.tree(), "dirtree");
    try {
      return DirectoryTree.of(object);
    } catch (ImageException e) {
      throw damaged(of.tree() + ".dirtree does not make sense");
    }
  }

  /** A metadata object; its name is its own SHA-256. */
  private byte[] metadata(String checksum, String suffix) {
    byte[] object = iso.read(require(checksum, suffix));
    if (!DigestUtils.sha256Hex(object).equals(checksum)) {
      throw damaged("%s.%s is not what its name says".formatted(checksum, suffix));
    }
    return object;
  }

  private byte[] content(String checksum) {
    requireContent(checksum);
    try {
      return ContentObject.of(iso.read(path(checksum, "filez"))).bytes();
    } catch (IOException e) {
      throw damaged(checksum + ".filez: " + e.getMessage());
    }
  }

  private void requireContent(String checksum) {
    try (var object = iso.stream(require(checksum, "filez"))) {
      if (!ContentObject.of(object).checksum().equals(checksum)) {
        throw damaged(checksum + ".filez is not what its name says");
      }
    } catch (IOException e) {
      throw damaged(checksum + ".filez cannot be unpacked");
    }
  }

  private String require(String checksum, String suffix) {
    String path = path(checksum, suffix);
    if (!iso.hasFile(path)) {
      throw damaged(path + " is missing");
    }
    return path;
  }

  private String path(String checksum, String suffix) {
    return "%s/objects/%s/%s.%s"
        .formatted(folder, checksum.substring(0, 2), checksum.substring(2), suffix);
  }

  private InvalidInputException damaged(String what) {
    return new InvalidInputException(
        "the ostree repository of %s is damaged: %s; get the image again and compare its checksum"
            .formatted(iso.file(), what));
  }
}

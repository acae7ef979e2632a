package io.prestagelab.image.miniboot;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.InvalidInputException;
import io.prestagelab.image.boot.LatArguments;
import io.prestagelab.image.iso.Content;
import io.prestagelab.image.iso.IsoReader;
import io.prestagelab.image.iso.VolumeTree;
import io.prestagelab.image.ostree.OstreeRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The small initrd of a Miniboot ISO and its signature: out of the installation ISO's repository,
 * or as the caller gives it.
 */
final class MiniInitrd {

  private static final String IN_REPOSITORY = "var/miniboot/initrd-mini";

  private final byte[] initrd;
  private final Optional<byte[]> signature;

  private MiniInitrd(byte[] initrd, Optional<byte[]> signature) {
    this.initrd = initrd;
    this.signature = signature;
  }

  static MiniInitrd of(IsoReader iso, @Nullable Path given) {
    return given == null ? ofRepository(iso) : ofFile(given);
  }

  void putInto(VolumeTree tree, String path) {
    tree.file(path, new Content.Text(initrd));
    signature.ifPresent(bytes -> tree.file(path + ".sig", new Content.Text(bytes)));
  }

  /** Without a signature there is no file for it either: an empty one would be taken for one. */
  Optional<String> warning() {
    return signature.isPresent()
        ? Optional.empty()
        : Optional.of(
            "the repository has no %s.sig: under Secure Boot, StarlingX' own boot loader refuses it"
                .formatted(IN_REPOSITORY));
  }

  private static MiniInitrd ofRepository(IsoReader iso) {
    OstreeRepository repository = OstreeRepository.of(iso, "ostree_repo", LatArguments.BRANCH);
    byte[] initrd =
        repository
            .read(IN_REPOSITORY)
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "the ostree repository of %s has no /%s: give --initrd"
                            .formatted(iso.file(), IN_REPOSITORY)));
    return new MiniInitrd(initrd, repository.read(IN_REPOSITORY + ".sig"));
  }

  private static MiniInitrd ofFile(Path given) {
    return new MiniInitrd(
        read(given), Optional.of(read(given.resolveSibling(given.getFileName() + ".sig"))));
  }

  private static byte[] read(Path file) {
    String trouble = FileTrouble.withInput(file);
    try {
      if (trouble == null) {
        return Files.readAllBytes(file);
      }
    } catch (IOException e) {
      trouble = FileTrouble.reason(e);
    }
    throw new InvalidInputException("--initrd: %s cannot be read: %s".formatted(file, trouble));
  }
}

package io.prestagelab.image.miniboot;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The repository that others put under the www-root, as far as a server has to be told of it. */
final class ServedRepository {

  private final Path config;

  ServedRepository(Path wwwRoot) {
    this.config = wwwRoot.resolve("ostree_repo").resolve("config");
  }

  /** Kernel arguments: whether signatures are not to be checked. */
  List<String> words() {
    return isThere() && text().contains("gpg-verify=false") ? List.of("instgpg=0") : List.of();
  }

  Optional<String> warning() {
    return isThere()
        ? Optional.empty()
        : Optional.of(
            "%s is not there yet: until it is served, servers can install from what is prestaged only"
                .formatted(config));
  }

  private boolean isThere() {
    return Files.isRegularFile(config);
  }

  private String text() {
    try {
      return Files.readString(config, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new InvalidInputException(
          "%s cannot be read: %s".formatted(config, FileTrouble.reason(e)), e);
    }
  }
}

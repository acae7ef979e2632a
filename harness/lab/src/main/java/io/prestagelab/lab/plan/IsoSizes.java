package io.prestagelab.lab.plan;

import io.prestagelab.image.ImageException;
import io.prestagelab.image.install.Generation;
import io.prestagelab.image.install.InstallationIso;
import io.prestagelab.image.iso.IsoEntry;
import io.prestagelab.image.iso.IsoReader;
import io.prestagelab.lab.LabException;
import io.prestagelab.lab.plan.FleetClass.Sizes;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an installation ISO comes to: a remote installation fetches its packages or its ostree
 * repository, the Miniboot ISO is what is left without them, and the bundle is all of it.
 */
final class IsoSizes {
  private static final Map<Generation, List<String>> FETCHED =
      Map.of(
          Generation.CENTOS, List.of("/Packages/", "/repodata/"),
          Generation.DEBIAN, List.of("/ostree_repo/"));

  private IsoSizes() {}

  /**
   * Of an ISO.
   *
   * @param wanted its generation, if the plan names it
   * @param wrong makes an error of what is wrong
   */
  static Sizes of(Path file, Optional<Generation> wanted, Function<String, LabException> wrong) {
    try (IsoReader reader = IsoReader.open(file)) {
      Generation generation = InstallationIso.of(reader).generation();
      if (wanted.isPresent() && wanted.get() != generation) {
        throw wrong.apply("%s is of the generation %s".formatted(file, generation.words()));
      }
      double fetched =
          reader.entries().stream()
              .filter(entry -> isFetched(entry, FETCHED.getOrDefault(generation, List.of())))
              .mapToDouble(IsoEntry::size)
              .sum();
      return new Sizes(
          Math.max(1, reader.length() - fetched), Math.max(1, fetched), reader.length());
    } catch (ImageException e) {
      throw wrong.apply(String.valueOf(e.getMessage()));
    }
  }

  private static boolean isFetched(IsoEntry entry, List<String> folders) {
    String path = entry.path().startsWith("/") ? entry.path() : "/" + entry.path();
    return entry.isFile() && folders.stream().anyMatch(path::startsWith);
  }
}

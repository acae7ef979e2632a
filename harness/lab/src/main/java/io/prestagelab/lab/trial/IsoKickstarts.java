package io.prestagelab.lab.trial;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.install.Generation;
import io.prestagelab.image.install.InstallationIso;
import io.prestagelab.image.iso.IsoEntry;
import io.prestagelab.image.iso.IsoReader;
import io.prestagelab.lab.LabException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The kickstarts of an installation ISO. */
final class IsoKickstarts {
  private IsoKickstarts() {}

  /** Their paths in it. */
  static List<String> paths(IsoReader iso, Generation generation) {
    return iso.entries().stream()
        .filter(IsoEntry::isFile)
        .map(IsoEntry::path)
        .filter(path -> path.matches(pattern(generation)))
        .toList();
  }

  /** The names of the files of a folder that are called as a generation's kickstarts are. */
  static List<String> in(Path folder, Generation generation) {
    String usual =
        switch (generation) {
          case CENTOS -> ".+_ks\\.cfg";
          case DEBIAN -> "(?:kickstart|miniboot)\\.cfg";
        };
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.matches(usual))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static String pattern(Generation generation) {
    return switch (generation) {
      case CENTOS -> "[^/]+_ks\\.cfg";
      case DEBIAN -> "kickstart/[^/]+\\.cfg";
    };
  }

  /** The lines of all of them. */
  static List<String> lines(Path iso) {
    try (IsoReader reader = IsoReader.open(iso)) {
      return paths(reader, InstallationIso.of(reader).generation()).stream()
          .flatMap(path -> new String(reader.read(path), StandardCharsets.ISO_8859_1).lines())
          .toList();
    }
  }

  /** The last part of a path. */
  static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Copies them into {@code folder}. */
  static void copy(Path iso, Path folder) {
    try (IsoReader reader = IsoReader.open(iso)) {
      for (String path : paths(reader, InstallationIso.of(reader).generation())) {
        Files.write(folder.resolve(name(path)), reader.read(path));
      }
    } catch (IOException e) {
      throw new LabException(
          "the kickstarts of %s cannot be copied: %s".formatted(iso, FileTrouble.reason(e)), e);
    }
  }
}

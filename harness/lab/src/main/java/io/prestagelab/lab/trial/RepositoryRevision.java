package io.prestagelab.lab.trial;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.UnfinishedOutput;
import io.prestagelab.lab.LabException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The revision of rpm-md repositories, {@code <revision>} in their {@code repomd.xml}. */
final class RepositoryRevision {
  private static final Pattern REVISION = Pattern.compile("<revision>[^<]*</revision>");
  private static final Pattern ROOT = Pattern.compile("<repomd\\b[^>]*>");

  private RepositoryRevision() {}

  /**
   * Gives {@code revision} to all repositories below {@code folder}; nothing else of them changes.
   *
   * @throws LabException if one cannot be written, or is none
   */
  static void set(Path folder, String revision) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> found = files.filter(file -> file.endsWith("repodata/repomd.xml")).toList();
      for (Path file : found) {
        rewrite(file, "<revision>" + revision + "</revision>");
      }
    } catch (IOException e) {
      throw new LabException(
          "the repositories below %s cannot be marked: %s".formatted(folder, FileTrouble.reason(e)),
          e);
    }
  }

  private static void rewrite(Path file, String element) throws IOException {
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    Matcher old = REVISION.matcher(text);
    Matcher root = ROOT.matcher(text);
    if (old.find()) {
      text = old.replaceFirst(element);
    } else if (root.find()) {
      text = text.substring(0, root.end()) + "\n  " + element + text.substring(root.end());
    } else {
      throw new LabException(file + " is no index of a package repository");
    }
    String marked = text;
    UnfinishedOutput.replace(
        file, made -> Files.writeString(made, marked, StandardCharsets.ISO_8859_1));
  }
}

package io.prestagelab.lab.trial;

import io.prestagelab.image.FileTrees;
import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.StockTool;
import io.prestagelab.image.UnfinishedOutput;
import io.prestagelab.image.install.Generation;
import io.prestagelab.image.install.InstallationIso;
import io.prestagelab.image.iso.IsoReader;
import io.prestagelab.lab.LabException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The user's kickstarts in the place of an installation ISO's, no line of them changed but for the
 * release that StarlingX' build puts into the Debian generation's. The ISO itself stays as it is; a
 * copy is made once for each content.
 */
public final class OwnKickstarts {
  private static final StockTool XORRISO = StockTool.named("xorriso", "xorriso");
  private static final long LARGEST = 2_000_000;
  private static final String RELEASE_PLACEHOLDER = "xxxPLATFORM_RELEASExxx";
  private static final Pattern RELEASE = Pattern.compile("/rel-(\\d\\d\\.\\d\\d)\\b");
  private static final Pattern SECTION = Pattern.compile("%[a-z][a-z-]*.*");

  private final Path folder;
  private final Map<String, String> texts = new TreeMap<>();

  /**
   * Reads those of {@code folder} that {@code iso} has, by their names.
   *
   * @throws LabException that says what was looked for, if there is none; if one is of another
   *     release or of the other generation, or is no text
   */
  public OwnKickstarts(Path folder, Path iso) {
    this.folder = folder;
    if (!Files.isDirectory(folder)) {
      throw new LabException(folder + " is no folder; give the one that holds your kickstarts");
    }
    if (!Files.isReadable(iso)) {
      throw new LabException("installation ISO " + iso + " is missing or cannot be read");
    }
    try (IsoReader reader = IsoReader.open(iso)) {
      InstallationIso known = InstallationIso.of(reader);
      List<String> wanted = IsoKickstarts.paths(reader, known.generation());
      for (String path : wanted) {
        Path file = folder.resolve(path.substring(path.lastIndexOf('/') + 1));
        if (Files.isRegularFile(file)) {
          texts.put(path, checked(file, known.release()));
        }
      }
      if (texts.isEmpty()) {
        refuseOther(folder, known.generation());
        throw new LabException(
            "%s has none of the kickstarts of %s (%s generation); looked for %s"
                .formatted(folder, iso, known.generation().words(), names(wanted)));
      }
    }
  }

  /**
   * Refuses a folder whose kickstarts are all of the other generation, by their names.
   *
   * @param wanted the installation ISO's
   * @throws LabException that names both generations
   */
  public static void refuseOther(Path folder, Generation wanted) {
    for (Generation other : Generation.values()) {
      List<String> found = IsoKickstarts.in(folder, other);
      if (other != wanted && !found.isEmpty() && IsoKickstarts.in(folder, wanted).isEmpty()) {
        throw new LabException(
            "%s holds kickstarts of the %s generation (%s), the installation ISO is of the %s generation; give one of theirs by --iso"
                .formatted(folder, other.words(), String.join(", ", found), wanted.words()));
      }
    }
  }

  private static String names(List<String> paths) {
    return paths.stream()
        .map(path -> path.substring(path.lastIndexOf('/') + 1))
        .collect(Collectors.joining(", "));
  }

  private static String checked(Path file, String release) {
    String text = read(file).replace(RELEASE_PLACEHOLDER, release);
    Matcher other = RELEASE.matcher(text);
    while (other.find()) {
      if (!other.group(1).equals(release)) {
        throw new LabException(
            "%s is for release %s, the installation ISO is %s; compose it for %s, or give the ISO of %s by --iso"
                .formatted(file, other.group(1), release, release, other.group(1)));
      }
    }
    checkSyntax(file, text);
    return text;
  }

  private static String read(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new LabException(file + " is too large for a kickstart");
      }
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new LabException(file + " cannot be read: " + FileTrouble.reason(e), e);
    }
  }

  /** Each section that begins must end, and each script must be one that bash can read. */
  private static void checkSyntax(Path file, String text) {
    List<String> lines = text.lines().toList();
    int begin = -1;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.strip().equals("%end")) {
        if (begin < 0) {
          throw new LabException("%s:%d: %%end without a section".formatted(file, i + 1));
        }
        checkScript(file, begin, lines.subList(begin, i));
        begin = -1;
      } else if (begin < 0 && SECTION.matcher(line).matches() && !line.startsWith("%include")) {
        begin = i;
      }
    }
    if (begin >= 0) {
      throw new LabException(
          "%s:%d: the section %s has no %%end".formatted(file, begin + 1, lines.get(begin)));
    }
    if (lines.stream().noneMatch(line -> line.startsWith("%"))) {
      throw new LabException(file + " is no kickstart: it has no section");
    }
  }

  private static void checkScript(Path file, int begin, List<String> section) {
    String head = section.get(0);
    boolean script = head.matches("%(pre|post|pre-install|ks-early|pre-part|part|mkfs|rpms)\\b.*");
    if (!script || head.contains("python") || head.contains("perl")) {
      return;
    }
    List<String> body =
        section.stream().map(line -> line.startsWith("%include") ? ":" : line).toList();
    BashCheck.of(String.join("\n", body.subList(1, body.size())) + "\n")
        .ifPresent(
            wrong -> {
              throw new LabException(
                  "%s:%d: bash cannot read the script: %s"
                      .formatted(file, begin + 1 + wrong.line(), wrong.text()));
            });
  }

  /** The names of those that take the place of the ISO's. */
  public List<String> names() {
    return List.copyOf(texts.keySet());
  }

  /**
   * A copy of {@code iso} with them, kept in {@code cache}.
   *
   * @throws LabException if it cannot be made
   */
  public Path putInto(Path iso, Path cache) {
    try {
      Path ready = cache.resolve("kickstarts").resolve(key(iso) + ".iso");
      UnfinishedOutput.once(ready, half -> make(iso, half));
      return ready;
    } catch (IOException e) {
      throw new LabException(
          "the kickstarts of %s cannot be put into a copy of %s: %s"
              .formatted(folder, iso, FileTrouble.reason(e)),
          e);
    }
  }

  private String key(Path iso) throws IOException {
    StringBuilder all = new StringBuilder();
    all.append(iso.toAbsolutePath()).append(Files.size(iso)).append(Files.getLastModifiedTime(iso));
    texts.forEach((path, text) -> all.append(path).append('\n').append(text));
    return UUID.nameUUIDFromBytes(all.toString().getBytes(StandardCharsets.UTF_8)).toString();
  }

  private void make(Path iso, Path copy) throws IOException {
    Path files = Files.createTempDirectory("lab-kickstarts");
    try {
      List<String> arguments = new ArrayList<>(List.of("-indev", iso.toString()));
      arguments.addAll(List.of("-outdev", copy.toString(), "-boot_image", "any", "replay"));
      int number = 0;
      for (Map.Entry<String, String> each : texts.entrySet()) {
        Path file = files.resolve(number++ + ".cfg");
        Files.writeString(file, each.getValue(), StandardCharsets.ISO_8859_1);
        arguments.addAll(List.of("-map", file.toString(), "/" + each.getKey()));
      }
      XORRISO.run(arguments);
    } finally {
      FileTrees.delete(files);
    }
  }
}

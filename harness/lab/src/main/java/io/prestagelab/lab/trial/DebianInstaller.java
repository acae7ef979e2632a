package io.prestagelab.lab.trial;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.Progress;
import io.prestagelab.image.install.IsoLayout;
import io.prestagelab.image.iso.IsoEntry;
import io.prestagelab.image.iso.IsoReader;
import io.prestagelab.lab.LabException;
import io.prestagelab.lab.content.Access;
import io.prestagelab.lab.verdict.ContentWitness;
import io.prestagelab.lab.verdict.DiskTestimony;
import io.prestagelab.lab.verdict.InstallerTexts;
import io.prestagelab.lab.verdict.OstreeTestimony;
import io.prestagelab.lab.verdict.OstreeTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The Debian generation: an initramfs installer, an ostree repository. */
record DebianInstaller(Path iso, String release, IsoLayout layout) implements Installer {
  private static final String REPOSITORY = SharedRepository.NAME;
  private static final int MEMORY_MIB = 3072;

  /** The header of miniboot.cfg's and kickstart.cfg's lines. */
  private static final Pattern HEADER =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3} (?:miniboot|kickstart) +\\S+ +"
              + "(?:info|warn|error|debug): ");

  /** What is read of the installed system's copy of the log; also an argument of grep. */
  private static final String KEPT =
      "insturl|pulling from|checksum|fsck|install uuid|not detected: CREATING|missing .ext4. filesystem";

  private static final Pattern WORTH_KEEPING = Pattern.compile(KEPT);

  @Override
  public int memoryMiB() {
    return MEMORY_MIB;
  }

  @Override
  public Path disk(
      DiskState state, Path target, LabSettings settings, Path folder, Consumer<Path> prestaging) {
    return new RepositoryDisks(settings, release, folder, prestaging).make(state, target);
  }

  /** From the log port where there is one, and from the console, which every ISO has. */
  @Override
  public Optional<String> kickstartLine(GuestEvent event) {
    String text = event.line();
    return HEADER.matcher(text).find() ? Optional.of(text) : Optional.empty();
  }

  @Override
  public String prestaged() {
    return "Calculated checksum: ";
  }

  /** Images' archives follow the checksum, and no line says that the partition is unmounted. */
  @Override
  public Optional<String> finished() {
    return Optional.empty();
  }

  @Override
  public InstallerTexts texts() {
    return OstreeTexts.INSTANCE;
  }

  /** All runs serve one copy; it is a link in theirs. */
  @Override
  public void offer(Path folder, Path cache, Progress progress) {
    Path link = folder.resolve(REPOSITORY);
    try {
      if (!Files.exists(link)) {
        Files.createDirectories(folder);
        Files.createSymbolicLink(link, new SharedRepository(iso, cache).folder(progress));
      }
    } catch (IOException e) {
      throw new LabException(
          "cannot serve the repository of %s: %s".formatted(iso, FileTrouble.reason(e)), e);
    }
  }

  @Override
  public ContentWitness hear(List<Access> log, String release, String node, Path www) {
    try (IsoReader reader = IsoReader.open(iso)) {
      String objects = REPOSITORY + "/objects/";
      Set<String> offered =
          reader.entries().stream()
              .map(IsoEntry::path)
              .filter(path -> path.startsWith(objects) && path.endsWith(".filez"))
              .map(path -> path.substring(objects.length()))
              .collect(Collectors.toSet());
      return OstreeTestimony.of(log, release + "/" + REPOSITORY, offered);
    }
  }

  @Override
  public String question() {
    return "echo UUID=$(cat /var/www/pages/feed/rel-*/install_uuid);"
        + " grep ^INSTALL_UUID= /etc/platform/platform.conf;"
        + " echo THINGS=$(sudo find /var/www/pages/feed/rel-*/ostree_repo/objects -name '*.filez' | wc -l);"
        + " sudo grep -hE '"
        + KEPT
        + "' /var/log/lat/miniboot.log";
  }

  @Override
  public DiskTestimony answer(List<String> lines, OriginMark mark) {
    return new Answers(lines)
        .testimony(mark, line -> HEADER.matcher(line).find() && WORTH_KEEPING.matcher(line).find());
  }

  /**
   * None: what ostree pulls over HTTP it writes anew, so nothing of the System Controller's own
   * form of an object or commit comes to the disk; and a local install pulls newer commits from
   * there too.
   */
  @Override
  public OriginMark mark(Path www) {
    return OriginMark.NONE;
  }
}

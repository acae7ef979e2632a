package io.prestagelab.lab.trial;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.Progress;
import io.prestagelab.image.install.IsoLayout;
import io.prestagelab.lab.LabException;
import io.prestagelab.lab.content.Access;
import io.prestagelab.lab.verdict.ContentTestimony;
import io.prestagelab.lab.verdict.ContentWitness;
import io.prestagelab.lab.verdict.DiskTestimony;
import io.prestagelab.lab.verdict.DocumentTexts;
import io.prestagelab.lab.verdict.InstallerTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The document's generation: Anaconda, packages. */
record CentosInstaller(String release, IsoLayout layout) implements Installer {
  /** What the kickstarts' log lines begin with. */
  private static final Pattern HEADER =
      Pattern.compile("^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3} - ");

  @Override
  public int memoryMiB() {
    return ServerSettings.DEFAULT_MEMORY_MIB;
  }

  @Override
  public Path disk(
      DiskState state, Path target, LabSettings settings, Path folder, Consumer<Path> prestaging) {
    return new PreparedDisks(settings.iso(), release, folder, settings.firmware())
        .make(state, target, settings.disk().bytes());
  }

  /** From the log port where there is one, and from the console, which every ISO has. */
  @Override
  public Optional<String> kickstartLine(GuestEvent event) {
    if (event instanceof GuestEvent.LogLine line) {
      return line.source().startsWith("ks-script") ? Optional.of(line.text()) : Optional.empty();
    }
    return event instanceof GuestEvent.ConsoleLine line && HEADER.matcher(line.text()).find()
        ? Optional.of(line.text())
        : Optional.empty();
  }

  @Override
  public String prestaged() {
    return "Prestaging post: prestaging complete";
  }

  @Override
  public Optional<String> finished() {
    return Optional.of(prestaged());
  }

  @Override
  public InstallerTexts texts() {
    return DocumentTexts.INSTANCE;
  }

  @Override
  public void offer(Path folder, Path cache, Progress progress) {
    // everything is in the node's directory
  }

  @Override
  public ContentWitness hear(List<Access> log, String release, String node, Path www) {
    return ContentTestimony.of(log, node, packages(www.resolve(node.substring(1))));
  }

  /** The names of the packages that a remote install has to fetch. */
  private static Set<String> packages(Path node) {
    Path packages = node.resolve("Packages");
    try (Stream<Path> files = Files.list(packages)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    } catch (IOException e) {
      throw new LabException("cannot list " + packages + ": " + FileTrouble.reason(e), e);
    }
  }

  @Override
  public String question() {
    return "echo UUID=$(cat /www/pages/feed/rel-*/install_uuid);"
        + " grep ^INSTALL_UUID= /etc/platform/platform.conf;"
        + " echo THINGS=$(ls /www/pages/feed/rel-*/Packages | grep -c 'rpm$');"
        + " sudo cat /var/log/anaconda/ks*.log | grep Miniboot | sort";
  }

  @Override
  public DiskTestimony answer(List<String> lines, OriginMark mark) {
    return new Answers(lines).testimony(mark, line -> line.contains("Miniboot"));
  }

  /**
   * A repository's revision: yum keeps, for each package, that of the repository it came from.
   * Packages and what is told of them stay as they are.
   */
  @Override
  public OriginMark mark(Path www) {
    String revision = Long.toString(System.currentTimeMillis());
    RepositoryRevision.set(www, revision);
    return new OriginMark(
        revision,
        "grep -sh '' /var/lib/yum/yumdb/*/*/from_repo_revision"
            + " | sort | uniq -c | sed 's/^ */ORIGIN=/'");
  }
}

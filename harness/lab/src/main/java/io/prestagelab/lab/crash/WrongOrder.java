package io.prestagelab.lab.crash;

import io.prestagelab.image.FileTrees;
import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.iso.IsoReader;
import io.prestagelab.lab.LabException;
import io.prestagelab.lab.trial.OwnKickstarts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Orders of copying that are wrong on purpose: a power cut shows it. */
public enum WrongOrder {
  /** File by file in the order of their names, as whole directories are copied: sums come last. */
  IMAGE_FIRST(
      "the image before its sums",
      """
        for name in "${others[@]}" "${checks[@]}"; do
          copy_files "$name"
          sync -f "$TARGET_DIR"
        done
      """),
  /** A name that is right says nothing of the data behind it, until that was flushed. */
  RENAMED_FIRST(
      "under other names and renames what was not flushed",
      """
        for name in "${bundle[@]}"; do
          cp -a "$SOURCE_DIR/$name" "$TARGET_DIR/.$name"
          mv "$TARGET_DIR/.$name" "$TARGET_DIR/$name"
        done
      """),
  /** It says that all is done, and nothing was ever flushed. */
  NEVER_FLUSHED(
      "without any flush",
      """
        copy_files "${checks[@]}"
        copy_files "${others[@]}"
      """);

  private static final String KICKSTART = "prestaged_installer_ks.cfg";
  private static final Pattern COPYING =
      Pattern.compile(
          "(?ms)^  copy_files \"\\$\\{checks\\[@]}\"\\n.*?(?=^  note \"prestaging files copy done\")");
  private static final String LAST_FLUSH = "sync -f \"$TARGET_DIR\" && umount";

  private final String words;
  private final String copying;

  WrongOrder(String words, String copying) {
    this.words = words;
    this.copying = copying;
  }

  /** The order that {@code words} mean. */
  public static WrongOrder of(String words) {
    return Arrays.stream(values())
        .filter(order -> order.words.equals(words))
        .findFirst()
        .orElseThrow(
            () ->
                new LabException(
                    "no order of copying is called '%s'; known are %s"
                        .formatted(
                            words, Arrays.stream(values()).map(each -> each.words).toList())));
  }

  /**
   * An installation ISO of the lab's own whose prestaging copies in this order.
   *
   * @param cache folder for the ISO
   */
  public Path in(Path iso, Path cache) {
    try {
      Path folder = Files.createTempDirectory("prestagelab");
      try (IsoReader reader = IsoReader.open(iso)) {
        String usual = new String(reader.read(KICKSTART), StandardCharsets.ISO_8859_1);
        Files.writeString(folder.resolve(KICKSTART), applied(usual), StandardCharsets.ISO_8859_1);
        return new OwnKickstarts(folder, iso).putInto(iso, cache);
      } finally {
        FileTrees.delete(folder);
      }
    } catch (IOException e) {
      throw new LabException(
          "a kickstart with another order cannot be made: " + FileTrouble.reason(e), e);
    }
  }

  /** The lab's kickstart with this order. */
  String applied(String kickstart) {
    Matcher found = COPYING.matcher(kickstart);
    if (!found.find()) {
      throw new LabException(
          "%s copies in another way than the lab's own; take an ISO of the lab's"
              .formatted(KICKSTART));
    }
    String changed = found.replaceFirst(Matcher.quoteReplacement(copying));
    return this == IMAGE_FIRST ? changed : changed.replace(LAST_FLUSH, "true ||");
  }
}

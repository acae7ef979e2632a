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

/**
 * Other orders of copying than the lab's own. What a power cut shows of them is known: most are
 * wrong on purpose.
 */
public enum CopyOrder {
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
      """),
  /**
   * Over what is there: from the first byte on there is neither the older bundle nor the new one.
   */
  IN_PLACE(
      "over the older files",
      """
        for name in "${checks[@]}" "${others[@]}"; do
          cat "$SOURCE_DIR/$name" >"$TARGET_DIR/$name"
          sync -f "$TARGET_DIR"
        done
      """),
  /** Right, and it needs room for two bundles: the older one goes when the new one is whole. */
  BESIDE(
      "beside the older files and exchanges them at the end",
      """
        mkdir "$TARGET_DIR.new"
        for name in "${bundle[@]}"; do
          cp -a "$SOURCE_DIR/$name" "$TARGET_DIR.new/"
        done
        sync -f "$TARGET_DIR.new"
        mv "$TARGET_DIR" "$TARGET_DIR.old"
        mv "$TARGET_DIR.new" "$TARGET_DIR"
        sync -f "$TARGET_DIR"
        rm -rf "$TARGET_DIR.old"
      """),
  /** As sfdisk, sgdisk and parted write a table; the copying is the usual one. */
  TABLE_IN_PLACE("after it has changed the partition table in place", "");

  private static final String KICKSTART = "prestaged_installer_ks.cfg";
  private static final Pattern COPYING =
      Pattern.compile(
          "(?ms)^  copy_files \"\\$\\{checks\\[@]}\"\\n.*?(?=^  note \"prestaging files copy done\")");
  private static final String LAST_FLUSH = "sync -f \"$TARGET_DIR\" && umount";
  private static final String WIPING = "rm -rf \"$TARGET_DIR\"\n";
  private static final String MAKING = "mkdir \"$TARGET_DIR\" ||";
  private static final String TABLE_CHANGE = "gpt-change \"$1\" ";
  private static final String CHANGED_TABLE = " @ ";

  private final String words;
  private final String copying;

  CopyOrder(String words, String copying) {
    this.words = words;
    this.copying = copying;
  }

  /** The order that {@code words} mean. */
  public static CopyOrder of(String words) {
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
    if (this == TABLE_IN_PLACE && kickstart.contains(TABLE_CHANGE)) {
      return kickstart.replace(TABLE_CHANGE, "").replace(CHANGED_TABLE, " \"$1\" ");
    }
    Matcher found = COPYING.matcher(kickstart);
    if (this == TABLE_IN_PLACE || !found.find()) {
      throw new LabException(
          "%s copies in another way than the lab's own; take an ISO of the lab's"
              .formatted(KICKSTART));
    }
    String changed = found.replaceFirst(Matcher.quoteReplacement(copying));
    return switch (this) {
      case IMAGE_FIRST, TABLE_IN_PLACE -> changed;
      case RENAMED_FIRST, NEVER_FLUSHED -> changed.replace(LAST_FLUSH, "true ||");
      case IN_PLACE, BESIDE ->
          changed.replace(WIPING, ":\n").replace(MAKING, "mkdir -p \"$TARGET_DIR\" ||");
    };
  }
}

package io.prestagelab.lab.trial;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.disk.QemuImg;
import io.prestagelab.lab.LabException;
import io.prestagelab.runs.folder.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An image of a real server's disk, raw or qcow2, that is never written: servers get an overlay on
 * it.
 */
public final class DiskCopy {
  private static final List<String> FORMATS = List.of("raw", "qcow2");

  private final Path image;
  private final String format;
  private final long bytes;
  private final FileTime changed;

  private DiskCopy(Path image, String format, BasicFileAttributes attributes) {
    this.image = image;
    this.format = format;
    this.bytes = attributes.size();
    this.changed = attributes.lastModifiedTime();
  }

  /**
   * Looks at an image.
   *
   * @throws LabException if it cannot be read, has another format or needs other files
   */
  public static DiskCopy of(Path file) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new LabException(file + " is not a disk image that can be read");
    }
    try {
      Path image = file.toRealPath();
      JsonNode info = new JsonMapper().readTree(QemuImg.info(image));
      String format = info.path("format").asString("unknown");
      if (!FORMATS.contains(format)) {
        throw new LabException(
            "%s is a disk image of format %s; convert it: qemu-img convert -O qcow2"
                .formatted(file, format));
      }
      if (info.has("backing-filename")
          || info.path("format-specific").path("data").has("data-file")) {
        throw new LabException(
            "%s depends on another file; make it whole first: qemu-img convert -O qcow2"
                .formatted(file));
      }
      return new DiskCopy(image, format, Files.readAttributes(image, BasicFileAttributes.class));
    } catch (IOException e) {
      throw new LabException(file + " cannot be read: " + FileTrouble.reason(e), e);
    }
  }

  /** The file's name. */
  public String name() {
    return String.valueOf(image.getFileName());
  }

  /** A new overlay for a server of that run; the image is read through it. */
  Path overlay(RunFolder run) {
    Path overlay = run.disk().resolveSibling(run.layout().overlay().getFileName());
    QemuImg.overlay(image, format, overlay);
    return overlay;
  }

  /** Whether size and time of change are what they were. */
  public boolean isUntouched() {
    try {
      return Files.size(image) == bytes && Files.getLastModifiedTime(image).equals(changed);
    } catch (IOException e) {
      throw new LabException("cannot look at " + image + ": " + FileTrouble.reason(e), e);
    }
  }
}

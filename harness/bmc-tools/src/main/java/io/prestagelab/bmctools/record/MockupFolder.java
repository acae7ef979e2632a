package io.prestagelab.bmctools.record;

import io.prestagelab.bmctools.ToolException;
import io.prestagelab.bmctools.scrub.Scrubber;
import io.prestagelab.image.FileTrees;
import io.prestagelab.image.FileTrouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes resources in the layout of DMTF's mockups (DSP2043, Redfish-Mockup-Server): a folder for
 * each path, in it {@code index.json}, {@code headers.json}, {@code time.json}. The folder has a
 * temporary name until it is complete.
 */
final class MockupFolder implements AutoCloseable {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final int LONGEST_NAME = 255;

  private final Path target;
  private final Path half;

  /**
   * Prepares the folder.
   *
   * @throws ToolException if {@code target} exists or cannot be made
   */
  MockupFolder(Path target) {
    this.target = target.toAbsolutePath().normalize();
    requireFree(this.target);
    try {
      Path parent = this.target.getParent();
      if (parent == null) {
        throw new ToolException(target + " cannot be a recording; name a new folder");
      }
      Files.createDirectories(parent);
      this.half = Files.createTempDirectory(parent, "." + this.target.getFileName() + ".");
    } catch (IOException e) {
      throw new ToolException(
          "%s cannot be made (%s); name a new folder in one that can be written to"
              .formatted(target, FileTrouble.reason(e)),
          e);
    }
  }

  /** Refuses a target that is there already. */
  static void requireFree(Path target) {
    if (Files.exists(target)) {
      throw new ToolException(target + " exists already; name a new one");
    }
  }

  void write(CrawledResource resource, Scrubber scrubber) throws IOException {
    String path = scrubber.clean(resource.path());
    Path folder = folder(path);
    Files.createDirectories(folder);
    if (resource.isJson()) {
      json(folder.resolve("index.json"), scrubber.clean(resource.json()));
    } else {
      String text = new String(resource.body(), StandardCharsets.UTF_8);
      Files.writeString(folder.resolve("index.xml"), scrubber.clean(text));
    }
    ObjectNode headers = MAPPER.createObjectNode();
    ObjectNode get = headers.putObject("GET");
    resource.headers().forEach((name, value) -> get.put(name, scrubber.clean(value)));
    json(folder.resolve("headers.json"), headers);
    String seconds = String.format(Locale.ROOT, "%.3f", resource.milliseconds() / 1000.0);
    json(folder.resolve("time.json"), MAPPER.createObjectNode().put("GET_Time", seconds));
  }

  private Path folder(String path) throws IOException {
    Path folder = half;
    for (String segment : path.substring(1).split("/")) {
      boolean odd = segment.isEmpty() || segment.startsWith(".") || segment.indexOf('\\') >= 0;
      if (odd || segment.length() > LONGEST_NAME) {
        throw new IOException("'%s' cannot be the name of a folder".formatted(segment));
      }
      folder = folder.resolve(segment);
    }
    return folder;
  }

  /** What the recording is, and what is missing in it. */
  void describe(List<Crawl.Note> notes, int resources, boolean publishSafe, Scrubber scrubber)
      throws IOException {
    ObjectNode about = MAPPER.createObjectNode();
    about.put("recorder", "Prestage Lab 0.1.0");
    about.put("resources", resources);
    about.put("publishSafe", publishSafe);
    ArrayNode missing = about.putArray("missing");
    for (Crawl.Note note : notes) {
      missing
          .addObject()
          .put("path", scrubber.clean(note.path()))
          .put("why", scrubber.clean(note.why()));
    }
    json(half.resolve("recording.json"), about);
  }

  private static void json(Path file, Object value) throws IOException {
    Files.write(file, MAPPER.writeValueAsBytes(value));
  }

  /** Gives the folder its name. */
  void finish() throws IOException {
    Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Removes what was not finished. */
  @Override
  public void close() {
    try {
      FileTrees.delete(half);
    } catch (IOException e) {
      throw new ToolException(
          "%s cannot be removed (%s); remove it by hand".formatted(half, FileTrouble.reason(e)), e);
    }
  }
}

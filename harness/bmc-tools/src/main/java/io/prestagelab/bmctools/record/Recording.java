package io.prestagelab.bmctools.record;

import io.prestagelab.bmctools.ToolException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A recorded session: a file of JSON lines, the first says what it is. */
public final class Recording {
  private static final String KIND = "prestage-lab-bmc-session";
  private static final int MOST = 100_000;
  private static final long MOST_BYTES = 128L << 20;

  private final List<RecordedExchange> exchanges;

  Recording(List<RecordedExchange> exchanges) {
    this.exchanges = List.copyOf(exchanges);
  }

  List<RecordedExchange> exchanges() {
    return exchanges;
  }

  /** How many exchanges it has. */
  public int size() {
    return exchanges.size();
  }

  /**
   * Reads a recording.
   *
   * @throws ToolException that names file, line and what is wrong, if it is none
   */
  public static Recording read(Path file) {
    if (Files.isDirectory(file)) {
      throw new ToolException(
          file + " is a folder; to serve a mockup: lab bmc serve --mockup " + file);
    }
    List<RecordedExchange> exchanges = new ArrayList<>();
    int number = 1;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      if (Files.size(file) > MOST_BYTES) {
        throw new ToolException(file + " is larger than 128 MiB; no recorder makes such files");
      }
      requireHead(file, lines.readLine());
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (number > MOST) {
          throw new ToolException("%s has more than %d lines".formatted(file, MOST));
        }
        exchanges.add(RecordedExchange.read(JsonMapper.shared().readTree(line)));
      }
    } catch (JacksonException e) {
      throw damaged(file, number, "no JSON", e);
    } catch (IllegalArgumentException e) {
      throw damaged(file, number, String.valueOf(e.getMessage()), e);
    } catch (MalformedInputException e) {
      throw damaged(file, number, "no text", e);
    } catch (IOException e) {
      throw new ToolException("%s cannot be read (%s)".formatted(file, Login.said(e)), e);
    }
    if (exchanges.isEmpty()) {
      throw new ToolException(file + " has no exchanges; record a session first");
    }
    return new Recording(exchanges);
  }

  private static void requireHead(Path file, @org.jspecify.annotations.Nullable String line) {
    JsonNode head =
        line == null ? JsonMapper.shared().createObjectNode() : JsonMapper.shared().readTree(line);
    if (!head.path("recording").asString("").equals(KIND) || head.path("version").asInt(0) != 1) {
      throw damaged(
          file, 1, "not the head of a recorded session", new IOException("head is " + line));
    }
  }

  private static ToolException damaged(Path file, int line, String what, Exception cause) {
    return new ToolException(
        "%s:%d: %s; give a file written by lab bmc record proxy".formatted(file, line, what),
        cause);
  }

  /** Writes the recording under a temporary name and renames it. */
  void write(Path file, boolean publishSafe) throws IOException {
    Path whole = file.toAbsolutePath();
    Path half = Files.createTempFile(whole.getParent(), "." + file.getFileName(), ".tmp");
    try {
      try (BufferedWriter out = Files.newBufferedWriter(half)) {
        ObjectNode head = JsonMapper.shared().createObjectNode();
        head.put("recording", KIND).put("version", 1).put("recorder", "Prestage Lab 0.1.0");
        head.put("made", Instant.now().toString()).put("publishSafe", publishSafe);
        out.write(head + "\n");
        for (RecordedExchange exchange : exchanges) {
          out.write(exchange.json() + "\n");
        }
      }
      Files.move(half, whole, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(half);
    }
  }
}

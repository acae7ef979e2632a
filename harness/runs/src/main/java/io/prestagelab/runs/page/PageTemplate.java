package io.prestagelab.runs.page;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.UnfinishedOutput;
import io.prestagelab.runs.RunException;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * An HTML file in one piece: a frame whose places {@code @include NAME@} and {@code @data@} are
 * filled with style sheets, scripts, the plots' library and the data.
 */
final class PageTemplate {
  private static final Pattern PLACE = Pattern.compile("@(data|include ([\\w./]+))@");
  private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/";
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private final String frame;

  /** The frame of that name, of this package. */
  PageTemplate(String name) {
    frame = resource(name);
  }

  /** Writes it with {@code data}; an older file is replaced at the end. */
  void write(Path file, Object data) {
    try {
      UnfinishedOutput.replace(
          file,
          half -> {
            try (Writer out = Files.newBufferedWriter(half)) {
              write(out, data);
            }
          });
    } catch (IOException e) {
      throw new RunException(
          "cannot write the page " + file + ": " + FileTrouble.writing(file, e), e);
    }
  }

  /** Writes it with {@code data} to {@code out}. */
  void write(Writer out, Object data) throws IOException {
    Matcher place = PLACE.matcher(frame);
    int from = 0;
    while (place.find()) {
      out.write(frame, from, place.start() - from);
      if (place.group(2) == null) {
        JSON.writeValue(new InsideScript(out), data);
      } else {
        out.write(resource(place.group(2)));
      }
      from = place.end();
    }
    out.write(frame, from, frame.length() - from);
    out.flush();
  }

  private static String resource(String name) {
    String path = name.startsWith("uplot/") ? UPLOT + name.substring("uplot/".length()) : name;
    try (InputStream in = PageTemplate.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(path + " is missing in the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** JSON as it can stand in a script element: a less-than sign could begin the element's end. */
  private static final class InsideScript extends FilterWriter {
    InsideScript(Writer out) {
      super(out);
    }

    @Override
    public void write(int c) throws IOException {
      if (c == '<') {
        out.write("\\u003c");
      } else {
        out.write(c);
      }
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
      for (int i = from; i < from + length; i++) {
        write(text[i]);
      }
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
      for (int i = from; i < from + length; i++) {
        write(text.charAt(i));
      }
    }
  }
}

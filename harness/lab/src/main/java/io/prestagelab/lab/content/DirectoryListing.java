package io.prestagelab.lab.content;

import io.prestagelab.lab.HtmlText;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The HTML index of a folder, in the form that {@code wget --mirror} follows. */
final class DirectoryListing {
  private DirectoryListing() {}

  static String of(String path, Path folder) throws IOException {
    String title = "Index of " + HtmlText.escaped(path);
    return """
        <!DOCTYPE html>
        <html><head><title>%s</title></head><body><h1>%s</h1><pre>
        <a href="../">../</a>
        %s
        </pre></body></html>
        """
        .formatted(title, title, links(folder));
  }

  private static String links(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      List<Path> sorted = children.sorted().toList();
      return sorted.stream().map(DirectoryListing::link).collect(Collectors.joining("\n"));
    }
  }

  private static String link(Path child) {
    String name = child.getFileName() + (Files.isDirectory(child) ? "/" : "");
    String target = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    return "<a href=\"%s\">%s</a>".formatted(target.replace("%2F", "/"), HtmlText.escaped(name));
  }
}

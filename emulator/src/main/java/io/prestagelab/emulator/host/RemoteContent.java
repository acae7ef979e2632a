package io.prestagelab.emulator.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a simulated installer fetches of a content server: every file that a listing names. */
final class RemoteContent {

  private static final Pattern LINK = Pattern.compile("href=\"([^\"/?#:]+)\"");
  private static final int MAX_LISTING = 4 << 20;
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(15))
          .build();

  private RemoteContent() {}

  /**
   * Fetches the files of {@code folder} and throws them away.
   *
   * @return their size in bytes
   */
  static long fetch(URI folder) throws IOException {
    String listing;
    try (InputStream body = get(folder)) {
      listing = new String(body.readNBytes(MAX_LISTING), StandardCharsets.UTF_8);
    }
    long bytes = 0;
    Matcher link = LINK.matcher(listing);
    while (link.find()) {
      if (link.group(1).equals("..")) {
        continue;
      }
      try (InputStream body = get(folder.resolve(link.group(1)))) {
        bytes += body.transferTo(java.io.OutputStream.nullOutputStream());
      }
    }
    return bytes;
  }

  private static InputStream get(URI file) throws IOException {
    try {
      HttpResponse<InputStream> response =
          HTTP.send(
              HttpRequest.newBuilder(file).timeout(LIMIT).build(), BodyHandlers.ofInputStream());
      if (response.statusCode() != 200) {
        response.body().close();
        throw new IOException(file + " was answered with status " + response.statusCode());
      }
      return response.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("fetching " + file).initCause(e);
    }
  }
}

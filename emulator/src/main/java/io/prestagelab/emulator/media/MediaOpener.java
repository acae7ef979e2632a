package io.prestagelab.emulator.media;

import io.prestagelab.emulator.media.MediaRequest.Transfer;
import java.io.IOException;
import java.io.InputStream;
import java.net.UnknownHostException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;

/** Opens media the way a BMC does: by HTTP ranges, or fetched whole where a server has none. */
public final class MediaOpener {

  private static final long DESCRIPTOR = 16 * 2048;

  private MediaOpener() {}

  /**
   * Contacts the server and returns the medium.
   *
   * @throws MediaException if the URL is refused, missing, empty or too long
   */
  public static MediaSource open(MediaRequest request) throws IOException {
    return open(request, (bytes, total) -> {});
  }

  /**
   * The same; {@code progress} hears of a medium that is fetched whole.
   *
   * @throws MediaException as above, or if {@code progress} throws it
   */
  public static MediaSource open(MediaRequest request, FetchProgress progress) throws IOException {
    MediaRequest.checkScheme(request.image());
    MediaClient client = new MediaClient(request);
    HttpResponse<InputStream> first;
    try {
      first =
          request.transfer() == Transfer.UPLOAD
              ? client.getWhole(BodyHandlers.ofInputStream())
              : client.getRange(0, 0, BodyHandlers.ofInputStream());
    } catch (MediaException e) {
      throw e;
    } catch (IOException e) {
      throw new MediaException(
          request.image() + ": cannot be fetched (" + reason(e) + "); is the server up?", e);
    }
    try (InputStream body = first.body()) {
      MediaSource source =
          switch (first.statusCode()) {
            case 206 -> new HttpMedia(request, client, request.bounded(totalLength(first)));
            case 200 -> {
              long total = first.headers().firstValueAsLong("Content-Length").orElse(0);
              yield whole(request, body, total, progress);
            }
            default ->
                throw new MediaException(
                    request.image() + ": the server answered " + first.statusCode());
          };
      return checked(request, source);
    }
  }

  private static long totalLength(HttpResponse<?> response) throws MediaException {
    String range = response.headers().firstValue("Content-Range").orElse("");
    try {
      return Long.parseLong(range.substring(range.lastIndexOf('/') + 1));
    } catch (NumberFormatException e) {
      throw new MediaException("Content-Range '" + range + "' names no length", e);
    }
  }

  private static MediaSource whole(
      MediaRequest request, InputStream body, long total, FetchProgress progress)
      throws IOException {
    if (request.transfer() == Transfer.STREAM) {
      throw new MediaException(
          request.image()
              + ": the server has no byte ranges, which TransferMethod Stream needs; use Upload");
    }
    return WholeFetch.fetch(request, body, total, progress);
  }

  private static String reason(IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
        return "its host's name cannot be resolved";
      }
    }
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  /** Refuses what is no ISO 9660 image, if the request wants that. */
  private static MediaSource checked(MediaRequest request, MediaSource source) throws IOException {
    if (!request.limits().onlyIso() || isIso(source)) {
      return source;
    }
    source.close();
    throw new MediaException(request.image() + ": not an ISO 9660 image");
  }

  /** ECMA-119, 8.1: a volume descriptor is in sector 16. */
  private static boolean isIso(MediaSource source) throws IOException {
    ByteBuffer magic = ByteBuffer.allocate(5);
    if (source.length() < DESCRIPTOR + 2048) {
      return false;
    }
    source.read(DESCRIPTOR + 1, magic);
    return new String(magic.array(), StandardCharsets.US_ASCII).equals("CD001");
  }
}

package io.prestagelab.bmctools.client;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The text of an answer that may be compressed, of at most {@link #LIMIT} bytes: no resource of
 * Redfish is near that, and a BMC must not be able to fill the memory.
 */
final class BoundedBody implements BodySubscriber<String> {
  static final int LIMIT = 8 << 20;

  private final HttpHeaders headers;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CompletableFuture<String> text = new CompletableFuture<>();
  private Flow.@Nullable Subscription subscription;

  private BoundedBody(HttpHeaders headers) {
    this.headers = headers;
  }

  static BodyHandler<String> handler() {
    return info -> new BoundedBody(info.headers());
  }

  @Override
  public CompletionStage<String> getBody() {
    return text;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      byte[] part = new byte[buffer.remaining()];
      buffer.get(part);
      if (bytes.size() + part.length <= LIMIT) {
        bytes.writeBytes(part);
      } else if (!text.isDone()) {
        text.completeExceptionally(tooLong());
        if (subscription != null) {
          subscription.cancel();
        }
      }
    }
  }

  private static IOException tooLong() {
    return new IOException("an answer of more than %d MiB".formatted(LIMIT >> 20));
  }

  @Override
  public void onError(Throwable error) {
    text.completeExceptionally(error);
  }

  @Override
  public void onComplete() {
    try {
      text.complete(decoded());
    } catch (IOException e) {
      text.completeExceptionally(e);
    }
  }

  private String decoded() throws IOException {
    String coding = headers.firstValue("Content-Encoding").orElse("").toLowerCase(Locale.ROOT);
    byte[] plain = bytes.toByteArray();
    if (coding.contains("gzip")) {
      try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(plain))) {
        plain = in.readNBytes(LIMIT + 1);
      }
      if (plain.length > LIMIT) {
        throw tooLong();
      }
    }
    return new String(plain, StandardCharsets.UTF_8);
  }
}

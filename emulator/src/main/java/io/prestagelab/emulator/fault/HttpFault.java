package io.prestagelab.emulator.fault;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with some HTTP exchanges. Effects can be combined; those that are null do not
 * happen.
 *
 * @param method HTTP method, or null for any
 * @param path regular expression that the whole path matches, or null for any
 * @param count how often it happens, or null for always
 * @param probability how likely it happens, 0 to 1, or null for certain
 * @param status answer with this status instead
 * @param retryAfter seconds for the header Retry-After
 * @param delayMs milliseconds to wait before answering
 * @param hang never answer; the connection stays open, for ten minutes at most
 * @param drop close the connection instead of answering
 * @param truncateAt close the connection after this many bytes of the body
 * @param contentType answer with this content type
 * @param emptyBody answer without the body
 * @param staleEtag answer with an ETag that is not the resource's
 */
public record HttpFault(
    @Nullable String method,
    @Nullable String path,
    @Nullable Integer count,
    @Nullable Double probability,
    @Nullable Integer status,
    @Nullable Integer retryAfter,
    @Nullable Long delayMs,
    @Nullable Boolean hang,
    @Nullable Boolean drop,
    @Nullable Integer truncateAt,
    @Nullable String contentType,
    @Nullable Boolean emptyBody,
    @Nullable Boolean staleEtag)
    implements Fault {

  private static final long MAX_DELAY_MS = 3_600_000;

  public HttpFault {
    try {
      Pattern unused = Pattern.compile(path == null ? "" : path);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("fault path '" + path + "': " + e.getDescription(), e);
    }
    check(count == null || count > 0, "count " + count + ": at least 1");
    check(
        probability == null || (probability >= 0 && probability <= 1),
        "probability " + probability + ": 0 to 1");
    check(status == null || (status >= 200 && status <= 599), "status " + status + ": 200 to 599");
    check(
        delayMs == null || (delayMs >= 0 && delayMs <= MAX_DELAY_MS),
        "delayMs " + delayMs + ": 0 to " + MAX_DELAY_MS);
    check(truncateAt == null || truncateAt >= 0, "truncateAt " + truncateAt + ": at least 0");
    check(retryAfter == null || retryAfter >= 0, "retryAfter " + retryAfter + ": at least 0");
  }

  private static void check(boolean right, String otherwise) {
    if (!right) {
      throw new IllegalArgumentException("fault: " + otherwise);
    }
  }

  /** Answers {@code method} on {@code path} with {@code status}, {@code count} times. */
  public static HttpFault status(String method, String path, int count, int status) {
    return new HttpFault(
        method, path, count, null, status, null, null, null, null, null, null, null, null);
  }

  /** Closes the connection of the next request for {@code path}. */
  public static HttpFault drop(String path) {
    return new HttpFault(null, path, 1, null, null, null, null, null, true, null, null, null, null);
  }

  boolean fits(String otherMethod, String otherPath) {
    return (method == null || method.equalsIgnoreCase(otherMethod))
        && (path == null || otherPath.matches(path));
  }

  /** Whether an effect of this kind is asked for. */
  public static boolean isOn(@Nullable Boolean effect) {
    return effect != null && effect;
  }
}

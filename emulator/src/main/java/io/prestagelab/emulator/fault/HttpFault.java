package io.prestagelab.emulator.fault;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with some HTTP exchanges. Effects can be combined; those that are null do not
 * happen.
 *
 * @param method HTTP method, or null for any
 * @param path regular expression that the whole path matches
 * @param count how often it happens, or null for always
 * @param probability how likely it happens, 0 to 1, or null for certain
 * @param status answer with this status instead
 * @param retryAfter seconds for the header Retry-After
 * @param delayMs milliseconds to wait before answering
 * @param drop close the connection instead of answering
 * @param truncateAt close the connection after this many bytes of the body
 * @param contentType answer with this content type
 * @param emptyBody answer without the body
 */
public record HttpFault(
    @Nullable String method,
    String path,
    @Nullable Integer count,
    @Nullable Double probability,
    @Nullable Integer status,
    @Nullable Integer retryAfter,
    @Nullable Long delayMs,
    @Nullable Boolean drop,
    @Nullable Integer truncateAt,
    @Nullable String contentType,
    @Nullable Boolean emptyBody) {

  public HttpFault {
    try {
      Pattern unused = Pattern.compile(path);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("fault path '" + path + "': " + e.getDescription(), e);
    }
  }

  /** Answers {@code method} on {@code path} with {@code status}, {@code count} times. */
  public static HttpFault status(String method, String path, int count, int status) {
    return new HttpFault(method, path, count, null, status, null, null, null, null, null, null);
  }

  /** Closes the connection of the next request for {@code path}. */
  public static HttpFault drop(String path) {
    return new HttpFault(null, path, 1, null, null, null, null, true, null, null, null);
  }

  boolean fits(String otherMethod, String otherPath) {
    return (method == null || method.equalsIgnoreCase(otherMethod)) && otherPath.matches(path);
  }

  /** Whether an effect of this kind is asked for. */
  public static boolean isOn(@Nullable Boolean effect) {
    return effect != null && effect;
  }
}

package io.prestagelab.emulator.fault;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with some HTTP exchanges; a file has all keys beside each other. Effects can be
 * combined; those that are null do not happen.
 *
 * @param when which exchanges it strikes
 * @param answer what is wrong with the answer
 * @param line what is wrong with the connection
 */
public record HttpFault(
    @JsonUnwrapped When when, @JsonUnwrapped WrongAnswer answer, @JsonUnwrapped BadLine line)
    implements Fault {

  private static final long MAX_DELAY_MS = 3_600_000;

  /**
   * Which exchanges a fault strikes.
   *
   * @param method HTTP method, or null for any
   * @param path regular expression that the whole path matches, or null for any
   * @param count how often it happens, or null for always
   * @param probability how likely it happens, 0 to 1, or null for certain
   */
  public record When(
      @Nullable String method,
      @Nullable String path,
      @Nullable Integer count,
      @Nullable Double probability) {

    public When {
      try {
        Pattern unused = Pattern.compile(path == null ? "" : path);
      } catch (PatternSyntaxException e) {
        throw new IllegalArgumentException("fault path '" + path + "': " + e.getDescription(), e);
      }
      check(count == null || count > 0, "count " + count + ": at least 1");
      check(
          probability == null || (probability >= 0 && probability <= 1),
          "probability " + probability + ": 0 to 1");
    }

    boolean fits(String otherMethod, String otherPath) {
      return (method == null || method.equalsIgnoreCase(otherMethod))
          && (path == null || otherPath.matches(path));
    }
  }

  /**
   * What is wrong with an answer.
   *
   * @param status answer with this status instead
   * @param message a vendor's message as the body, by its id's last part; brings its status
   * @param retryAfter seconds for the header Retry-After
   * @param contentType answer with this content type
   * @param emptyBody answer without the body
   * @param staleEtag answer with an ETag that is not the resource's
   */
  public record WrongAnswer(
      @Nullable Integer status,
      @Nullable String message,
      @Nullable Integer retryAfter,
      @Nullable String contentType,
      @Nullable Boolean emptyBody,
      @Nullable Boolean staleEtag) {

    /** Nothing is wrong with it. */
    public static final WrongAnswer NONE = new WrongAnswer(null, null, null, null, null, null);

    public WrongAnswer {
      check(
          status == null || (status >= 200 && status <= 599), "status " + status + ": 200 to 599");
      VendorRefusal unused = message == null ? null : VendorRefusal.of(message);
      check(retryAfter == null || retryAfter >= 0, "retryAfter " + retryAfter + ": at least 0");
    }
  }

  /**
   * What is wrong with a connection.
   *
   * @param delayMs milliseconds to wait before answering
   * @param hang never answer; the connection stays open, for ten minutes at most
   * @param drop close the connection instead of answering
   * @param truncateAt close the connection after this many bytes of the body
   */
  public record BadLine(
      @Nullable Long delayMs,
      @Nullable Boolean hang,
      @Nullable Boolean drop,
      @Nullable Integer truncateAt) {

    /** Nothing is wrong with it. */
    public static final BadLine NONE = new BadLine(null, null, null, null);

    public BadLine {
      check(
          delayMs == null || (delayMs >= 0 && delayMs <= MAX_DELAY_MS),
          "delayMs " + delayMs + ": 0 to " + MAX_DELAY_MS);
      check(truncateAt == null || truncateAt >= 0, "truncateAt " + truncateAt + ": at least 0");
    }
  }

  private static void check(boolean right, String otherwise) {
    if (!right) {
      throw new IllegalArgumentException("fault: " + otherwise);
    }
  }

  /** Answers {@code method} on {@code path} with {@code status}, {@code count} times. */
  public static HttpFault status(String method, String path, int count, int status) {
    return new HttpFault(
        new When(method, path, count, null),
        new WrongAnswer(status, null, null, null, null, null),
        BadLine.NONE);
  }

  /** Answers {@code method} on {@code path} as a vendor's BMC refuses it, {@code count} times. */
  public static HttpFault refusal(String method, String path, int count, String message) {
    return new HttpFault(
        new When(method, path, count, null),
        new WrongAnswer(null, message, null, null, null, null),
        BadLine.NONE);
  }

  /** Closes the connection of the next request for {@code path}. */
  public static HttpFault drop(String path) {
    return dropping(new When(null, path, 1, null));
  }

  /** Closes the connections of these exchanges. */
  public static HttpFault dropping(When when) {
    return new HttpFault(when, WrongAnswer.NONE, new BadLine(null, null, true, null));
  }

  /** Whether an effect of this kind is asked for. */
  public static boolean isOn(@Nullable Boolean effect) {
    return effect != null && effect;
  }
}

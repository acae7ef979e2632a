package io.prestagelab.bmctools.record;

import io.prestagelab.bmctools.ToolException;
import io.prestagelab.bmctools.scrub.Scrubber;
import io.prestagelab.bmctools.scrub.SecretKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Records a BMC's resources as a mockup: read-only, bounded, safe to publish.
 *
 * <p>Everything is read before anything is written, because a serial number that one resource tells
 * may stand in the path of another.
 */
public final class MockupRecorder {
  private final CrawlSettings settings;

  /** What came of it. */
  public record Result(int resources, List<String> missing) {}

  /** A recorder of the BMC that {@code settings} name. */
  public MockupRecorder(CrawlSettings settings) {
    this.settings = settings;
  }

  /**
   * Records into the new folder {@code output}.
   *
   * @param progress hears how many resources were read so far
   * @throws ToolException if the BMC cannot be read or the folder cannot be written; nothing is
   *     left then
   */
  public Result record(Path output, IntConsumer progress) {
    MockupFolder.requireFree(output);
    Upstream bmc = new Upstream(settings.address(), settings.answer());
    Login login = Login.open(bmc, settings.user(), settings.password());
    Thread hook = new Thread(login::close, "close-session");
    Runtime.getRuntime().addShutdownHook(hook);
    Crawl crawl = new Crawl(settings, login, progress);
    List<CrawledResource> resources;
    Scrubber scrubber = settings.identities() ? Scrubber.credentialsOnly() : Scrubber.publishSafe();
    try (login) {
      login.token().ifPresent(token -> scrubber.learn(SecretKind.TOKEN, token));
      resources = crawl.run();
    } finally {
      removeHook(hook);
    }
    scrubber.learn(SecretKind.PASSWORD, settings.password());
    scrubber.learn(SecretKind.USER, settings.user());
    scrubber.learn(settings.address().toString());
    return write(output, resources, crawl.notes(), scrubber);
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the process is ending, and the hook closes the session
      Thread.currentThread().interrupt();
    }
  }

  private Result write(
      Path output, List<CrawledResource> resources, List<Crawl.Note> notes, Scrubber scrubber) {
    resources.forEach(resource -> learn(resource, scrubber));
    List<Crawl.Note> missing = new ArrayList<>(notes);
    int written = 0;
    try (MockupFolder folder = new MockupFolder(output)) {
      Thread hook = new Thread(folder::close, "remove-half");
      Runtime.getRuntime().addShutdownHook(hook);
      try {
        for (CrawledResource resource : resources) {
          try {
            folder.write(resource, scrubber);
            written++;
          } catch (IOException e) {
            if (e instanceof java.nio.file.FileSystemException) {
              throw e;
            }
            missing.add(new Crawl.Note(resource.path(), Login.said(e)));
          }
        }
        folder.describe(missing, written, !settings.identities(), scrubber);
        folder.finish();
      } finally {
        removeHook(hook);
      }
    } catch (IOException e) {
      throw new ToolException(
          "%s cannot be written (%s); nothing of it is left".formatted(output, Login.said(e)), e);
    }
    return new Result(
        written,
        missing.stream()
            .map(note -> scrubber.clean(note.path()) + ": " + scrubber.clean(note.why()))
            .toList());
  }

  private static void learn(CrawledResource resource, Scrubber scrubber) {
    scrubber.learn(resource.path());
    resource.headers().values().forEach(scrubber::learn);
    if (resource.isJson()) {
      scrubber.learn(resource.json());
    } else {
      scrubber.learn(new String(resource.body(), StandardCharsets.UTF_8));
    }
  }
}

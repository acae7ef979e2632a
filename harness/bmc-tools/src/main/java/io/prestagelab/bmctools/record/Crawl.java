package io.prestagelab.bmctools.record;

import io.prestagelab.bmctools.ToolException;
import io.prestagelab.bmctools.record.Upstream.Answered;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a BMC's resources by following its links; asks for nothing but GET. */
final class Crawl {
  private static final String METADATA = "/redfish/v1/$metadata";
  private static final List<String> STARTS =
      List.of("/redfish/v1", "/redfish", "/redfish/v1/odata", METADATA);
  private static final int PAGES = 1000;
  private static final int SILENCES = 3;

  private final CrawlSettings settings;
  private final Login login;
  private final IntConsumer progress;
  private final Map<String, CrawledResource> read = new LinkedHashMap<>();
  private final List<Note> notes = new ArrayList<>();
  private final Set<String> known = new HashSet<>();
  private final Deque<Step> ahead = new ArrayDeque<>();
  private final long end;
  private long bytes;
  private int silences;

  /** A resource that is not there in the recording, and why. */
  record Note(String path, String why) {}

  private record Step(String path, int depth) {}

  /**
   * A crawl that has not begun.
   *
   * @param progress hears how many resources were read so far
   */
  Crawl(CrawlSettings settings, Login login, IntConsumer progress) {
    this.settings = settings;
    this.login = login;
    this.progress = progress;
    this.end = System.nanoTime() + settings.time().toNanos();
  }

  List<Note> notes() {
    return notes;
  }

  /**
   * Reads everything within the limits.
   *
   * @throws ToolException if the BMC stops answering
   */
  List<CrawledResource> run() {
    STARTS.forEach(path -> enqueue(path, 0));
    while (!ahead.isEmpty()) {
      Step step = ahead.removeFirst();
      String limit = limit();
      if (!limit.isEmpty()) {
        notes.add(new Note(step.path(), "and %d more: %s".formatted(ahead.size(), limit)));
        break;
      }
      visit(step);
    }
    return List.copyOf(read.values());
  }

  private String limit() {
    if (read.size() >= settings.resources()) {
      return "the limit of %d resources is reached".formatted(settings.resources());
    }
    if (bytes >= settings.bytes()) {
      return "the limit of %d MiB is reached".formatted(settings.bytes() >> 20);
    }
    return System.nanoTime() - end > 0
        ? "the limit of %d s is reached".formatted(settings.time().toSeconds())
        : "";
  }

  private void enqueue(String path, int depth) {
    boolean own =
        login.session().map(session -> Links.canonical(session).equals(path)).orElse(false);
    if (own || !known.add(path)) {
      return;
    }
    if (depth > settings.depth()) {
      notes.add(new Note(path, "deeper than %d links".formatted(settings.depth())));
    } else {
      ahead.addLast(new Step(path, depth));
    }
  }

  private void visit(Step step) {
    String path = step.path();
    try {
      Answered answered = login.get(path.equals("/redfish/v1") ? Login.ROOT : path);
      silences = 0;
      if (!answered.ok()) {
        if (!STARTS.contains(path) || path.equals(STARTS.get(0))) {
          notes.add(new Note(path, "HTTP " + answered.status()));
        }
        return;
      }
      CrawledResource resource = CrawledResource.of(path, answered);
      bytes += resource.body().length;
      if (resource.isJson()) {
        JsonNode document = whole(resource);
        Links.of(document).forEach(link -> enqueue(link, step.depth() + 1));
        resource = resource.with(JsonMapper.shared().writeValueAsBytes(document));
      } else if (!path.equals(METADATA)) {
        notes.add(new Note(path, "no JSON"));
        return;
      }
      read.put(path, resource);
      progress.accept(read.size());
    } catch (JacksonException e) {
      notes.add(new Note(path, "damaged JSON"));
    } catch (IOException e) {
      silent(path, e);
    }
  }

  private void silent(String path, IOException e) {
    notes.add(new Note(path, Login.said(e)));
    silences++;
    if (silences == SILENCES) {
      throw new ToolException(
          "the BMC at %s stopped answering (%s at %s); nothing was written"
              .formatted(settings.address(), Login.said(e), path),
          e);
    }
  }

  /** A collection with the members of all its pages, and without this recorder's own session. */
  private JsonNode whole(CrawledResource resource) throws IOException {
    if (!(resource.json() instanceof ObjectNode document)) {
      throw new IOException("no JSON object");
    }
    if (!(document.path("Members") instanceof ArrayNode members)) {
      return document;
    }
    String next = document.path("Members@odata.nextLink").asString("");
    Set<String> pages = new HashSet<>();
    while (next.startsWith("/redfish/")
        && pages.add(next)
        && pages.size() < PAGES
        && limit().isEmpty()) {
      Answered page = login.get(next);
      bytes += page.body().length;
      JsonNode body = Login.json(page.body());
      body.path("Members").forEach(members::add);
      next = body.path("Members@odata.nextLink").asString("");
    }
    document.remove("Members@odata.nextLink");
    login.session().ifPresent(own -> forget(own, document, members));
    return document;
  }

  private static void forget(String session, ObjectNode document, ArrayNode members) {
    for (int i = members.size() - 1; i >= 0; i--) {
      String member = members.path(i).path("@odata.id").asString("");
      if (Links.canonical(member).equals(Links.canonical(session))) {
        members.remove(i);
        document.put("Members@odata.count", members.size());
      }
    }
  }
}

package io.prestagelab.runs.page;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one viewer of a live page is sent: the run from its beginning, then what is new. Files of
 * another process say nothing when they grow, so they are looked at three times a second.
 */
final class LiveStream {
  private static final long LOOK_MILLIS = 300;
  private static final int LOOKS_TO_HEARTBEAT = 5;
  private static final JsonMapper JSON = new JsonMapper();

  private final OutputStream out;
  private final LivePage.ChosenRun chosen;
  private @Nullable Path run;
  private @Nullable RunRecords records;
  private boolean ended;
  private int silent;

  LiveStream(OutputStream out, LivePage.ChosenRun chosen) {
    this.out = out;
    this.chosen = chosen;
  }

  /** Until {@code closed}, or until the viewer has gone, which a heartbeat finds out. */
  void run(CountDownLatch closed) throws IOException {
    try {
      do {
        look();
      } while (!closed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() throws IOException {
    Path now = chosen.now().orElse(null);
    if (now != null && !now.equals(run)) {
      run = now;
      records = new RunRecords(now);
      ended = false;
      send("run", summary(now, false));
    }
    if (run == null || records == null) {
      heartbeat();
      return;
    }
    RunSummary summary = new RunSummary(run);
    boolean over = summary.ended();
    RunRecords.News news = records.poll(false);
    if (news.isEmpty()) {
      heartbeat();
    } else {
      send("news", news);
    }
    if (over && !ended) {
      ended = true;
      send("summary", summary(run, true));
    }
  }

  private static Map<String, Object> summary(Path run, boolean over) {
    Map<String, Object> data = new LinkedHashMap<>(new RunSummary(run).data(over));
    data.put("ended", over);
    return data;
  }

  /** Without it, nobody would notice that the viewer has gone. */
  private void heartbeat() throws IOException {
    if (++silent >= LOOKS_TO_HEARTBEAT) {
      write(":\n\n");
    }
  }

  private void send(String event, Object data) throws IOException {
    write("event: " + event + "\ndata: " + JSON.writeValueAsString(data) + "\n\n");
  }

  private void write(String text) throws IOException {
    silent = 0;
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}

package io.prestagelab.features.replay;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.lab.LabException;
import io.prestagelab.runs.folder.RunLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a run's installer did, in order: its milestones and the lines of the kickstarts' logs,
 * without what is another in every run (times, ports, identities, random names).
 *
 * @param events in the order of their arrival
 * @param time from the first to the last
 */
record EventSequence(List<String> events, Duration time) {
  private static final int MOST = 20_000;
  private static final Pattern WORTH = Pattern.compile("(?:Miniboot|Prestaging) +(?:pre|post):");
  private static final Pattern LISTING = Pattern.compile(" files : |cmdLine: ");
  private static final Pattern STAMP =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d[.,]?\\d*( - )?");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern PORT = Pattern.compile("(?<=[\\d\\]]):\\d{2,5}(?=/)");
  private static final Pattern RANDOM_NAME = Pattern.compile("ks-script-\\w+");

  /** Of the run in that folder; empty if its server never ran an installer. */
  static EventSequence of(Path run) {
    Path log = new RunLayout(run).guestLog();
    if (!Files.exists(log)) {
      return new EventSequence(List.of(), Duration.ZERO);
    }
    List<String> events = new ArrayList<>();
    List<Instant> times = new ArrayList<>();
    try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
      lines.limit(MOST).forEach(line -> add(line.split("\t", 3), events, times));
    } catch (IOException e) {
      throw new LabException("cannot read " + log + ": " + FileTrouble.reason(e), e);
    }
    Duration time =
        times.isEmpty()
            ? Duration.ZERO
            : Duration.between(times.get(0), times.get(times.size() - 1));
    return new EventSequence(List.copyOf(events), time);
  }

  private static void add(String[] parts, List<String> events, List<Instant> times) {
    if (parts.length < 3) {
      return;
    }
    boolean milestone = parts[1].equals("anaconda");
    boolean step = WORTH.matcher(parts[2]).find() && !LISTING.matcher(parts[2]).find();
    if (milestone || step) {
      events.add(plain(parts[2]));
      try {
        times.add(Instant.parse(parts[0]));
      } catch (DateTimeParseException e) {
        // a capsule from elsewhere may have lines without a time; they count as events only
        return;
      }
    }
  }

  private static String plain(String text) {
    String plain = STAMP.matcher(text).replaceAll("");
    plain = UUID.matcher(plain).replaceAll("UUID");
    plain = PORT.matcher(plain).replaceAll(":PORT");
    return RANDOM_NAME.matcher(plain).replaceAll("ks-script").strip();
  }
}

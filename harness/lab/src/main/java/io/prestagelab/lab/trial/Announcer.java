package io.prestagelab.lab.trial;

import io.prestagelab.lab.progress.Display;
import io.prestagelab.runs.folder.TimedLog;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Tells a person what a server does: milestones and the document's log lines stay, everything else
 * passes.
 */
final class Announcer implements Consumer<GuestEvent> {
  private static final Pattern TIME =
      Pattern.compile(
          "^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3} (?:- |(?=miniboot|kickstart))");
  private static final Pattern WORTH_KEEPING =
      Pattern.compile(
          "(?:Miniboot|Prestaging) +(?:pre|post):|^(?:miniboot|kickstart) .*(?:\\*\\*\\*"
              + " +\\w.*\\*\\*\\*|insturl|pulling from|checksum| fsck |persistent backup|Install"
              + " device|install uuid| warn: | error: )");
  private static final Pattern LONG_LISTING = Pattern.compile(" files : |cmd[Ll]ine:");

  private final Display display;
  private final TimedLog log;
  private boolean port;
  private boolean installing;

  Announcer(Display display, Path log) {
    this.display = display;
    this.log = new TimedLog(log);
  }

  @Override
  public void accept(GuestEvent event) {
    if (event instanceof GuestEvent.LogLine line) {
      port = true;
      tell(line);
    } else if (event instanceof GuestEvent.ConsoleLine line) {
      onConsole(line.text());
    } else if (event instanceof GuestEvent.Prompt prompt) {
      installing &= !prompt.text().endsWith("login: ");
    } else {
      installing |= event instanceof GuestEvent.Booted;
      keep(words(event));
    }
  }

  /** Without a log port the console has the kickstarts' lines; after a login it repeats them. */
  private void onConsole(String text) {
    if (!port && installing && TIME.matcher(text).find()) {
      tell(new GuestEvent.LogLine("console", text));
    } else {
      display.passing(text.strip());
    }
  }

  /** A server's doings in words; {@code POWER_ON} is a word of the program. */
  private static String words(GuestEvent event) {
    if (event instanceof GuestEvent.Booted booted) {
      return "the firmware starts (%s)".formatted(inWords(booted.cause()));
    }
    if (event instanceof GuestEvent.PoweredOff off) {
      String detail = off.detail().isBlank() ? "" : ": " + off.detail();
      return "the server is off (%s%s)".formatted(inWords(off.cause()), detail);
    }
    return event.toString();
  }

  private static String inWords(Enum<?> cause) {
    return cause.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private void tell(GuestEvent.LogLine line) {
    String text = TIME.matcher(line.text()).replaceFirst("");
    boolean milestone = line.source().equals("anaconda");
    if (milestone || (WORTH_KEEPING.matcher(text).find() && !LONG_LISTING.matcher(text).find())) {
      display.note(text.strip());
    } else {
      display.passing(text.strip());
    }
  }

  private void keep(String text) {
    log.add(text);
  }
}

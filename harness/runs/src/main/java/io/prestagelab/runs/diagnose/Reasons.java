package io.prestagelab.runs.diagnose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds why a step failed: what its own line says, and what the tool, the vendor or the HTTP status
 * near it says.
 */
final class Reasons {

  /** What some program complained of without telling the step: why an {@link Cause#aftermath}. */
  static final Signature COMPLAINT = new Signature("complaint", Signature.Kind.REASON);

  /** How many lines a reason may be away from the line that it explains. */
  static final int NEAR = 40;

  /** A complaint that follows at once belongs to it as well. */
  private static final int BESIDE = 2;

  private static final int LONGEST = 300;

  /** Times, host and program, number and level. */
  private static final Pattern HEADER =
      Pattern.compile(
          "^(?:\\[ ?\\d+\\.\\d+] ?)?(?:\\d{4}-\\d\\d-\\d\\d[ T][\\d:.,]+Z?(?: - | )?)?"
              + "(?:[A-Z][a-z]{2} [ \\d]?\\d [\\d:]{8} \\S+ (?:\\S+?(?:\\[\\d+])?: )?)?(?:\\d+ )?"
              + "(?:(?:ERROR|WARNING|INFO|CRITICAL) [\\w.]+ \\[[^\\]]*] )?");

  private static final Pattern ESCAPED = Pattern.compile("\\\\x([2-7][0-9a-f])");

  private static final Pattern HOLE = Pattern.compile("\\{([a-z]+)}");

  private final Catalogue catalogue;
  private final List<Sighting> told;

  Reasons(Catalogue catalogue, List<Sighting> sightings) {
    this.catalogue = catalogue;
    this.told =
        sightings.stream()
            .filter(seen -> seen.signature().kind() == Signature.Kind.REASON)
            .toList();
  }

  /** Why and what to do about it, each empty if nothing tells it. */
  record Why(String words, String remedy) {}

  Why of(Cause cause, List<Sighting> proofs) {
    if (!cause.explained()) {
      return new Why(guessedBy(proofs), "");
    }
    List<Sighting> near = near(cause, proofs);
    List<String> words = new ArrayList<>();
    status(proofs).ifPresent(words::add);
    if (cause.symptom()) {
      text(proofs).filter(said -> !saysIt(words, said)).ifPresent(words::add);
    }
    near.stream()
        .map(this::words)
        .filter(said -> !saysIt(words, said))
        .limit(2)
        .forEach(words::add);
    if (words.size() < 2) {
      text(proofs).filter(said -> !saysIt(words, said)).ifPresent(words::add);
    }
    if (words.isEmpty() && !cause.symptom() && !cause.aftermath()) {
      ownWords(proofs).ifPresent(words::add);
    }
    return new Why(String.join("; ", words), remedy(near, proofs));
  }

  /** The line that proves it, without what the log puts before each line. */
  private static Optional<String> ownWords(List<Sighting> proofs) {
    return proofs.stream()
        .filter(proof -> proof.signature().kind() == Signature.Kind.PROOF)
        .map(proof -> HEADER.matcher(LineText.normal(proof.line().text())).replaceFirst(""))
        .map(said -> shown(said.strip()))
        .filter(said -> !said.isEmpty())
        .findFirst();
  }

  /** What a guess or a hint is made from is told with it. */
  private static String guessedBy(List<Sighting> proofs) {
    boolean proven =
        proofs.stream().anyMatch(proof -> proof.signature().kind() == Signature.Kind.PROOF);
    return proven ? "" : text(proofs).orElse("");
  }

  private static boolean saysIt(List<String> words, String said) {
    return said.isEmpty() || words.stream().anyMatch(word -> word.contains(said));
  }

  /** What says most first, then what stands nearest. */
  private List<Sighting> near(Cause cause, List<Sighting> proofs) {
    return told.stream()
        .filter(reason -> distance(reason, proofs) <= NEAR)
        .filter(reason -> !isComplaint(reason) || (cause.aftermath() && isBeside(reason, proofs)))
        .sorted(
            Comparator.comparingInt((Sighting reason) -> -reasonOf(reason).rank())
                .thenComparingLong(
                    reason -> isComplaint(reason) ? reason.order() : distance(reason, proofs)))
        .toList();
  }

  private static boolean isComplaint(Sighting reason) {
    return reason.signature().equals(COMPLAINT);
  }

  private static boolean isBeside(Sighting reason, List<Sighting> proofs) {
    return proofs.stream()
        .filter(proof -> proof.line().file().equals(reason.line().file()))
        .allMatch(proof -> reason.order() < proof.order() + BESIDE);
  }

  private static long distance(Sighting reason, List<Sighting> proofs) {
    return proofs.stream()
        .filter(proof -> proof.line().file().equals(reason.line().file()))
        .mapToLong(proof -> Math.abs(proof.line().number() - reason.line().number()))
        .min()
        .orElse(Long.MAX_VALUE);
  }

  private Reason reasonOf(Sighting sighting) {
    return catalogue.reason(sighting.signature().id());
  }

  private Optional<VendorMessage> message(Sighting sighting) {
    return catalogue.message(sighting.holes().getOrDefault("key", ""));
  }

  private String words(Sighting sighting) {
    String name = filled(reasonOf(sighting).says(), sighting.holes());
    return shown(message(sighting).map(m -> m.says() + " (" + name + ")").orElse(name));
  }

  private String advice(Sighting sighting) {
    return message(sighting).map(VendorMessage::advice).orElse(reasonOf(sighting).advice());
  }

  private static String filled(String text, Map<String, String> holes) {
    return HOLE.matcher(text)
        .replaceAll(hole -> Matcher.quoteReplacement(holes.getOrDefault(hole.group(1), "")))
        .strip();
  }

  private static Optional<String> status(List<Sighting> proofs) {
    return proofs.stream()
        .map(proof -> proof.holes().getOrDefault("status", ""))
        .filter(status -> status.matches("[3-5]\\d\\d"))
        .findFirst()
        .map(status -> "HTTP " + status);
  }

  private static Optional<String> text(List<Sighting> proofs) {
    boolean guessed = proofs.stream().allMatch(Reasons::isGuess);
    return proofs.stream()
        .filter(proof -> guessed || !isGuess(proof))
        .map(proof -> proof.holes().getOrDefault("text", ""))
        .filter(text -> !text.isBlank())
        .findFirst()
        .map(Reasons::shown);
  }

  private static boolean isGuess(Sighting proof) {
    return proof.signature().kind() == Signature.Kind.GUESS;
  }

  private String remedy(List<Sighting> near, List<Sighting> proofs) {
    Optional<String> told = near.stream().map(this::advice).filter(a -> !a.isEmpty()).findFirst();
    return told.or(() -> status(proofs).or(() -> statusSaid(near)).map(this::byStatus)).orElse("");
  }

  private static Optional<String> statusSaid(List<Sighting> near) {
    return near.stream()
        .map(reason -> reason.holes().getOrDefault("http", ""))
        .filter(status -> !status.isEmpty())
        .findFirst()
        .map(status -> "HTTP " + status);
  }

  private String byStatus(String status) {
    String id = status.toLowerCase(Locale.ROOT).replace(' ', '-');
    return catalogue.hasReason(id) ? catalogue.reason(id).advice() : "";
  }

  private static String shown(String text) {
    return shortened(unescaped(text));
  }

  /** What stands at the end is what happened, where failures are told within each other. */
  private static String shortened(String text) {
    int tail = LONGEST / 2;
    return text.length() > LONGEST
        ? text.substring(0, LONGEST - tail - 1) + "…" + text.substring(text.length() - tail)
        : text;
  }

  /** As systemd and dracut write what is no letter in a unit's name. */
  private static String unescaped(String text) {
    return ESCAPED
        .matcher(text)
        .replaceAll(
            code ->
                Matcher.quoteReplacement(
                    Character.toString(HexFormat.fromHexDigits(code.group(1)))));
  }
}

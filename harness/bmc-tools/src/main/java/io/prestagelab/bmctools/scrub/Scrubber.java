package io.prestagelab.bmctools.scrub;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Replaces what identifies a site or opens its doors, everywhere the same value by the same
 * pseudonym. All documents are learned first and cleaned afterwards: a serial number is known from
 * the property that holds it, and then found in paths and texts, encoded or not.
 *
 * <p>A value that is also an ordinary word of the documents, or shorter than three characters, is
 * replaced in its own properties only.
 */
public final class Scrubber {
  private static final int DEPTH = 3;
  private static final int REMEMBERED = 50_000;
  private static final int REMEMBERED_LENGTH = 120;
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final Pattern TOLD =
      Pattern.compile(
          "(?i)\\b(pass ?word|passwd|pwd|secret|token|user ?name|user|serial(?: ?number)?"
              + "|service ?tag|asset ?tag|host ?name)\"?\\s*[=:]\\s*[\"']?([^\\s\"',;&)}]+)");
  private static final Pattern CAMEL = Pattern.compile("[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+");
  private static final Set<String> WORDS =
      Set.of(
          "administrator",
          "operator",
          "readonly",
          "readonlyuser",
          "self",
          "bmc",
          "server",
          "host",
          "user",
          "users",
          "root",
          "redfish",
          "embedded",
          "default",
          "enabled",
          "disabled",
          "true",
          "false",
          "public",
          "private",
          "external",
          "internal",
          "primary",
          "critical",
          "warning");

  private final boolean identities;
  private final Pseudonyms pseudonyms;
  private final Set<String> words = new HashSet<>(WORDS);
  private final List<Learned> learned = new ArrayList<>();
  private final Set<Learned> seen = new HashSet<>();
  private final Map<String, String> remembered = new HashMap<>();
  private @Nullable Literals literals;

  private record Learned(SecretKind kind, String canonical, String spelling) {}

  private Scrubber(boolean identities) {
    this.identities = identities;
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    this.pseudonyms = new Pseudonyms(key);
  }

  /** Takes out everything that a stranger need not know. */
  public static Scrubber publishSafe() {
    return new Scrubber(true);
  }

  /** Takes out only what opens doors: passwords, tokens, licences. */
  public static Scrubber credentialsOnly() {
    return new Scrubber(false);
  }

  /** Learns a value that is known to be a secret. */
  public void learn(SecretKind kind, String value) {
    if ((!identities && !kind.opensDoors()) || SecretNames.isNothing(value)) {
      return;
    }
    SecretKind actual = kind;
    String canonical = Shapes.canonical(kind, value);
    if (canonical.isEmpty()) {
      actual = SecretKind.IDENTIFIER;
      canonical = Shapes.canonical(actual, value);
    }
    if (seen.add(new Learned(actual, canonical, value))) {
      learned.add(new Learned(actual, canonical, value));
      pseudonyms.avoid(value);
      literals = null;
      remembered.clear();
    }
  }

  /** Learns what is in a text by its form, or because the text says what it is. */
  public void learn(String text) {
    learn(text, true);
  }

  private void learn(String text, boolean addresses) {
    for (Shapes.Found found : Shapes.in(text)) {
      if (addresses || found.kind() != SecretKind.IPV4) {
        learn(found.kind(), text.substring(found.start(), found.end()));
      }
    }
    Matcher told = TOLD.matcher(text);
    while (told.find()) {
      SecretNames.kind(told.group(1).replace("pwd", "password"))
          .ifPresent(kind -> learn(kind, told.group(2)));
    }
  }

  /** Learns a JSON document. */
  public void learn(JsonNode node) {
    learn(node, "", Optional.empty());
  }

  private void learn(JsonNode node, String name, Optional<SecretKind> kind) {
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> property : node.properties()) {
        String key = property.getKey();
        vocabulary(key);
        learn(property.getValue(), key, held(key, property.getValue(), kind));
      }
    } else if (node.isArray()) {
      node.forEach(element -> learn(element, name, kind));
    } else if (node.isString()) {
      String text = node.stringValue();
      if (kind.isPresent() && !text.startsWith("/redfish/")) {
        secret(kind.get(), text);
      } else {
        inner(text).ifPresentOrElse(this::learn, () -> learn(text, !isVersion(name)));
      }
    } else if (node.isNumber() && kind.isPresent()) {
      learn(kind.get(), node.asString());
    }
  }

  /** What a value holds: by its name; within a place also what has no name of its own. */
  private static Optional<SecretKind> held(
      String name, JsonNode value, Optional<SecretKind> around) {
    Optional<SecretKind> own = SecretNames.kind(name);
    Optional<SecretKind> place = around.filter(kind -> kind == SecretKind.PLACE);
    if (value.isObject()) {
      return own.filter(kind -> kind == SecretKind.PLACE).or(() -> place);
    }
    return own.or(() -> place.filter(kind -> !name.contains("@")));
  }

  private void secret(SecretKind kind, String text) {
    List<Shapes.Found> found = Shapes.in(text);
    boolean shaped =
        found.size() == 1 && found.get(0).end() - found.get(0).start() == text.length();
    learn(shaped && !kind.opensDoors() ? found.get(0).kind() : kind, text);
    if (!shaped) {
      learn(text);
    }
  }

  /** A JSON document within a text. */
  private static Optional<JsonNode> inner(String text) {
    String plain = text.strip();
    if (!plain.startsWith("{") && !plain.startsWith("[{")) {
      return Optional.empty();
    }
    try {
      return Optional.of(MAPPER.readTree(plain));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private void vocabulary(String name) {
    if (words.add(name.toLowerCase(Locale.ROOT))) {
      Matcher parts = CAMEL.matcher(name);
      while (parts.find()) {
        words.add(parts.group().toLowerCase(Locale.ROOT));
      }
    }
  }

  /** Versions of four numbers look like addresses. */
  private static boolean isVersion(String property) {
    return property.contains("Version");
  }

  /** The text without secrets. */
  public String clean(String text) {
    if (text.length() > REMEMBERED_LENGTH) {
      return clean(text, DEPTH, true);
    }
    String known = remembered.get(text);
    if (known == null) {
      known = clean(text, DEPTH, true);
      if (remembered.size() < REMEMBERED) {
        remembered.put(text, known);
      }
    }
    return known;
  }

  private String clean(String text, int depth, boolean addresses) {
    if (text.isEmpty()) {
      return text;
    }
    Optional<JsonNode> inner = depth == 0 ? Optional.empty() : inner(text);
    if (inner.isPresent()) {
      JsonNode clean = clean(inner.get());
      return clean.equals(inner.get()) ? text : clean.toString();
    }
    List<Span> spans = new ArrayList<>(literals().in(text));
    for (Shapes.Found found : Shapes.in(text)) {
      boolean wanted = identities || found.kind().opensDoors();
      if (wanted && (addresses || found.kind() != SecretKind.IPV4)) {
        String original = text.substring(found.start(), found.end());
        spans.add(new Span(found.start(), found.end(), pseudonym(found.kind(), original)));
      }
    }
    if (depth > 0) {
      spans.addAll(new Encodings(part -> clean(part, depth - 1, true)).in(text));
    }
    return Span.replace(text, spans);
  }

  /** The document without secrets. */
  public JsonNode clean(JsonNode node) {
    return clean(node, "", Optional.empty());
  }

  private JsonNode clean(JsonNode node, String name, Optional<SecretKind> kind) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    if (node.isObject()) {
      ObjectNode copy = json.objectNode();
      for (Map.Entry<String, JsonNode> property : node.properties()) {
        String key = property.getKey();
        Optional<SecretKind> held = held(key, property.getValue(), kind);
        copy.set(key.startsWith("@") ? key : clean(key), clean(property.getValue(), key, held));
      }
      return copy;
    }
    if (node.isArray()) {
      ArrayNode copy = json.arrayNode(node.size());
      node.forEach(element -> copy.add(clean(element, name, kind)));
      return copy;
    }
    if (node.isString()) {
      return json.stringNode(cleanValue(node.stringValue(), name, kind));
    }
    return node.isNumber() && kind.isPresent() ? number(node, kind.get()) : node;
  }

  private JsonNode number(JsonNode node, SecretKind kind) {
    String text = node.asString();
    if (!wanted(kind) || SecretNames.isNothing(text)) {
      return node;
    }
    return kind == SecretKind.PLACE || !text.matches("\\d{1,18}")
        ? JsonNodeFactory.instance.numberNode(0)
        : JsonNodeFactory.instance.numberNode(
            Long.parseLong(pseudonyms.of(SecretKind.IDENTIFIER, text)));
  }

  private boolean wanted(SecretKind kind) {
    return identities || kind.opensDoors();
  }

  private String cleanValue(String text, String name, Optional<SecretKind> kind) {
    if (kind.isEmpty()
        || !wanted(kind.get())
        || SecretNames.isNothing(text)
        || text.startsWith("/redfish/")) {
      return isVersion(name) ? clean(text, DEPTH, false) : clean(text);
    }
    String clean = kind.get().opensDoors() ? text : clean(text);
    return clean.equals(text) || Shapes.in(text).isEmpty() ? pseudonym(kind.get(), text) : clean;
  }

  /** What stands for a value, in the value's own spelling. */
  private String pseudonym(SecretKind kind, String value) {
    String canonical = Shapes.canonical(kind, value);
    SecretKind actual = canonical.isEmpty() ? SecretKind.IDENTIFIER : kind;
    String key = canonical.isEmpty() ? Shapes.canonical(actual, value) : canonical;
    if (actual == SecretKind.IDENTIFIER) {
      return spelled(value, pseudonyms.of(actual, key));
    }
    if (actual == SecretKind.HOST && key.contains(".")) {
      int dot = key.indexOf('.');
      return pseudonyms.of(SecretKind.HOST, key.substring(0, dot))
          + "."
          + pseudonyms.of(SecretKind.HOST, key.substring(dot));
    }
    String made = pseudonyms.of(actual, key);
    if (actual == SecretKind.MAC || actual == SecretKind.UUID) {
      return spelled(value, separated(value, made));
    }
    return made;
  }

  /** The separators that {@code value} has. */
  private static String separated(String value, String made) {
    if (value.indexOf('-') < 0 && value.indexOf(':') < 0) {
      return made.replaceAll("[:-]", "");
    }
    return value.indexOf(':') < 0 ? made.replace(':', '-') : made;
  }

  /** Upper case where {@code value} has it. */
  private static String spelled(String value, String made) {
    if (value.equals(value.toUpperCase(Locale.ROOT))) {
      return made.toUpperCase(Locale.ROOT);
    }
    if (value.length() != made.length()) {
      return made;
    }
    StringBuilder out = new StringBuilder(made);
    for (int i = 0; i < value.length(); i++) {
      if (Character.isUpperCase(value.charAt(i))) {
        out.setCharAt(i, Character.toUpperCase(made.charAt(i)));
      }
    }
    return out.toString();
  }

  private Literals literals() {
    Literals known = literals;
    if (known == null) {
      known = new Literals();
      for (Learned secret : learned) {
        if (!words.contains(secret.spelling().toLowerCase(Locale.ROOT))) {
          add(known, secret.kind(), secret.spelling());
        }
      }
      literals = known;
    }
    return known;
  }

  private void add(Literals known, SecretKind kind, String value) {
    known.add(value, pseudonym(kind, value), kind.minds());
    if (kind == SecretKind.MAC || kind == SecretKind.UUID) {
      String bare = value.replaceAll("[:.-]", "");
      known.add(bare, pseudonym(kind, bare), false);
    }
    if (kind == SecretKind.MAC) {
      String dashed = Shapes.canonical(kind, value).replace(':', '-');
      known.add(dashed, pseudonym(kind, dashed), false);
    }
    int dot = value.indexOf('.');
    if (kind == SecretKind.HOST && dot > 0) {
      String label = value.substring(0, dot);
      if (!words.contains(label.toLowerCase(Locale.ROOT))) {
        known.add(label, pseudonym(kind, label), false);
      }
      if (value.indexOf('.', dot + 1) > 0) {
        String domain = value.substring(dot);
        known.add(domain, "." + pseudonyms.of(kind, domain.toLowerCase(Locale.ROOT)), false);
      }
    }
  }
}

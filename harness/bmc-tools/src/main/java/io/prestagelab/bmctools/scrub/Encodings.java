package io.prestagelab.bmctools.scrub;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds secrets in encoded parts of a text: base64, hexadecimal, percent signs, JSON web tokens.
 */
final class Encodings {
  private static final Pattern JWT =
      Pattern.compile("(?<![\\w-])(eyJ[\\w-]+)\\.([\\w-]+)\\.([\\w-]*)");
  private static final Pattern URL_SAFE = Pattern.compile("[A-Za-z0-9_-]{6,}={0,2}");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{6,}={0,2}");
  private static final Pattern HEX =
      Pattern.compile("(?<![0-9A-Za-z])(?:[0-9A-Fa-f]{2}){4,}(?![0-9A-Za-z])");
  private static final Pattern PERCENT =
      Pattern.compile("[\\w.~!$'()*,;:@+-]*(?:%[0-9A-Fa-f]{2}[\\w.~!$'()*,;:@+-]*)++");

  private final UnaryOperator<String> cleaner;

  /** Encoded parts are cleaned by {@code cleaner}. */
  Encodings(UnaryOperator<String> cleaner) {
    this.cleaner = cleaner;
  }

  List<Span> in(String text) {
    List<Span> spans = new ArrayList<>();
    tokens(text, spans);
    if (text.indexOf('%') >= 0) {
      percent(text, spans);
    }
    bytes(URL_SAFE, text, spans);
    if (text.indexOf('/') >= 0 || text.indexOf('+') >= 0) {
      bytes(BASE64, text, spans);
    }
    hex(text, spans);
    return spans;
  }

  /** The claims are cleaned; the signature, which fits them no more, is not kept in any case. */
  private void tokens(String text, List<Span> spans) {
    Matcher matcher = JWT.matcher(text);
    while (matcher.find()) {
      String claims = matcher.group(2);
      String cleaned = decoded(claims).map(part -> again(part, claims)).orElse(claims);
      String token = matcher.group(1) + "." + cleaned + ".cmVtb3ZlZA";
      spans.add(new Span(matcher.start(), matcher.end(), token));
    }
  }

  private void percent(String text, List<Span> spans) {
    Matcher matcher = PERCENT.matcher(text);
    while (matcher.find()) {
      String plus = matcher.group().replace("+", "%2B");
      String plain = URLDecoder.decode(plus, StandardCharsets.UTF_8);
      String clean = cleaner.apply(plain);
      if (!clean.equals(plain)) {
        String encoded = URLEncoder.encode(clean, StandardCharsets.UTF_8).replace("+", "%20");
        spans.add(new Span(matcher.start(), matcher.end(), encoded));
      }
    }
  }

  private void bytes(Pattern pattern, String text, List<Span> spans) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      String token = matcher.group();
      decoded(token)
          .map(part -> again(part, token))
          .filter(again -> !again.equals(token))
          .ifPresent(again -> spans.add(new Span(matcher.start(), matcher.end(), again)));
    }
  }

  private record Part(String text, Charset charset) {}

  private static java.util.Optional<Part> decoded(String token) {
    String bare = token.replace("=", "").replace('-', '+').replace('_', '/');
    if (bare.length() % 4 == 1) {
      return java.util.Optional.empty();
    }
    try {
      return java.util.Optional.of(part(Base64.getDecoder().decode(bare)));
    } catch (IllegalArgumentException e) {
      return java.util.Optional.empty();
    }
  }

  private static Part part(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new Part(text, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      return new Part(new String(bytes, StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
    }
  }

  /** The cleaned part in the alphabet and with the padding that {@code token} has. */
  private String again(Part part, String token) {
    String clean = cleaner.apply(part.text());
    if (clean.equals(part.text())) {
      return token;
    }
    boolean urlSafe = token.indexOf('-') >= 0 || token.indexOf('_') >= 0;
    Base64.Encoder encoder = urlSafe ? Base64.getUrlEncoder() : Base64.getEncoder();
    boolean padded = token.endsWith("=") || token.length() % 4 == 0;
    String encoded =
        (padded ? encoder : encoder.withoutPadding())
            .encodeToString(clean.getBytes(part.charset()));
    // a slash would make two segments of one in a path
    return token.indexOf('/') < 0 && token.indexOf('+') < 0
        ? encoded.replace('/', '_').replace('+', '-')
        : encoded;
  }

  private void hex(String text, List<Span> spans) {
    Matcher matcher = HEX.matcher(text);
    while (matcher.find()) {
      Part part = part(HexFormat.of().parseHex(matcher.group()));
      String clean = cleaner.apply(part.text());
      if (!clean.equals(part.text())) {
        HexFormat format =
            matcher.group().matches(".*[A-F].*") ? HexFormat.of().withUpperCase() : HexFormat.of();
        String encoded = format.formatHex(clean.getBytes(part.charset()));
        spans.add(new Span(matcher.start(), matcher.end(), encoded));
      }
    }
  }
}

package io.prestagelab.emulator.mockup;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Query parameters as a key: decoded, in the order of their names. */
final class PageQuery {

  private PageQuery() {}

  /** The key of {@code text}, as it stands in a URL or in a folder's name. */
  static String of(String text) {
    return Arrays.stream(text.split("&"))
        .map(PageQuery::decoded)
        .sorted()
        .collect(Collectors.joining("&", "?", ""));
  }

  /** The key of parameters that are decoded already. */
  static String of(Map<String, List<String>> parameters) {
    return parameters.entrySet().stream()
        .flatMap(each -> each.getValue().stream().map(value -> each.getKey() + "=" + value))
        .sorted()
        .collect(Collectors.joining("&", "?", ""));
  }

  private static String decoded(String pair) {
    try {
      String plain = URLDecoder.decode(pair, StandardCharsets.UTF_8);
      return plain.contains("=") ? plain : plain + "=";
    } catch (IllegalArgumentException e) {
      return pair; // a folder's name that is no encoded text is taken as it stands
    }
  }
}

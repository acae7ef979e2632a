package io.prestagelab.emulator.redfish;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A $filter expression: eq ne gt ge lt le, and, or, not, parentheses; text in single quotes.
 *
 * <p>Source: DSP0266, the $filter query parameter.
 */
@FunctionalInterface
interface Filter {

  boolean accepts(JsonNode resource);

  /** Reads an expression; a wrong one is answered with 400. */
  static Filter parse(String text) {
    return new Parser(text).parse();
  }

  /** Recursive descent over the expression's words. */
  final class Parser {

    private static final Pattern WORD = Pattern.compile("\\s*('(?:[^']++|'')*+'|[()]|[^\\s()']+)");
    private static final int MAX_WORDS = 200;

    private final String text;
    private final List<String> words = new ArrayList<>();
    private int at;

    Parser(String text) {
      this.text = text;
      Matcher matcher = WORD.matcher(text);
      int end = 0;
      while (matcher.find() && matcher.start() == end) {
        words.add(matcher.group(1));
        end = matcher.end();
      }
      if (words.isEmpty() || words.size() > MAX_WORDS || !text.substring(end).isBlank()) {
        throw wrong();
      }
    }

    Filter parse() {
      Filter filter = any();
      if (at < words.size()) {
        throw wrong();
      }
      return filter;
    }

    private Filter any() {
      Filter left = all();
      while (peek("or")) {
        at++;
        Filter one = left;
        Filter other = all();
        left = resource -> one.accepts(resource) || other.accepts(resource);
      }
      return left;
    }

    private Filter all() {
      Filter left = single();
      while (peek("and")) {
        at++;
        Filter one = left;
        Filter other = single();
        left = resource -> one.accepts(resource) && other.accepts(resource);
      }
      return left;
    }

    private Filter single() {
      if (peek("not")) {
        at++;
        Filter inner = single();
        return resource -> !inner.accepts(resource);
      }
      if (peek("(")) {
        at++;
        Filter inner = any();
        if (!next().equals(")")) {
          throw wrong();
        }
        return inner;
      }
      return comparison(next(), next(), next());
    }

    private Filter comparison(String path, String operator, String literal) {
      if (!operator.matches("eq|ne|gt|ge|lt|le")) {
        throw wrong();
      }
      String pointer = "/" + path;
      String value =
          literal.startsWith("'")
              ? literal.substring(1, literal.length() - 1).replace("''", "'")
              : literal;
      return resource -> holds(resource.at(pointer), operator, value);
    }

    private static boolean holds(JsonNode found, String operator, String value) {
      if (found.isMissingNode()) {
        return false;
      }
      int order = compare(found, value);
      return switch (operator) {
        case "eq" -> order == 0;
        case "ne" -> order != 0;
        case "gt" -> order > 0;
        case "ge" -> order >= 0;
        case "lt" -> order < 0;
        default -> order <= 0;
      };
    }

    private static int compare(JsonNode found, String value) {
      if (found.isNumber() && value.matches("-?\\d{1,15}(\\.\\d{1,15})?")) {
        return Double.compare(found.asDouble(), Double.parseDouble(value));
      }
      return found.asString("").compareTo(value);
    }

    private boolean peek(String word) {
      return at < words.size() && words.get(at).equals(word);
    }

    private String next() {
      if (at >= words.size()) {
        throw wrong();
      }
      return words.get(at++);
    }

    private RedfishError wrong() {
      return new RedfishError(
          400, Message.of(BaseMessage.QUERY_PARAMETER_VALUE_TYPE_ERROR, text, "$filter"));
    }
  }
}

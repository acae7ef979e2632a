package io.prestagelab.emulator.redfish;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The query parameters of a GET: only, $filter, $skip, $top, $expand, $select, in that order.
 *
 * <p>Source: DSP0266, query parameters.
 */
final class Query {

  private static final Set<String> KNOWN = Set.of("$expand", "$select", "$filter", "$skip", "$top");
  private static final int MAX_LEVELS = 6;

  /** Members of one answer; the event log is the only collection that can have more. */
  private static final int PAGE = 100;

  private final Map<String, List<String>> parameters;
  private final Function<String, ObjectNode> other;

  private Query(Map<String, List<String>> parameters, Function<String, ObjectNode> other) {
    this.parameters = parameters;
    this.other = other;
  }

  /**
   * What is left of {@code body}, and added to it.
   *
   * @param other draws another resource by its URI, an empty object if it cannot
   */
  static ObjectNode apply(
      ObjectNode body, Map<String, List<String>> parameters, Function<String, ObjectNode> other) {
    if (parameters.isEmpty() && body.path("Members").size() <= PAGE) {
      return body;
    }
    Query query = new Query(parameters, other);
    query.check(body);
    ObjectNode result = query.only(body);
    query.filter(result);
    query.page(result);
    query.expand(result);
    return query.select(result);
  }

  private void check(ObjectNode body) {
    for (String name : parameters.keySet()) {
      if (name.startsWith("$") && !KNOWN.contains(name)) {
        throw new RedfishError(501, Message.of(BaseMessage.QUERY_PARAMETER_UNSUPPORTED, name));
      }
    }
    if (parameters.containsKey("only") && !value("only").isEmpty()) {
      throw new RedfishError(400, Message.of(BaseMessage.QUERY_PARAMETER_VALUE_ERROR, "only"));
    }
    boolean forCollections =
        parameters.containsKey("$filter")
            || parameters.containsKey("$skip")
            || parameters.containsKey("$top")
            || parameters.containsKey("only");
    if (forCollections && !body.has("Members")) {
      throw new RedfishError(400, Message.of(BaseMessage.QUERY_NOT_SUPPORTED_ON_RESOURCE));
    }
  }

  private String value(String name) {
    List<String> values = parameters.getOrDefault(name, List.of());
    return values.isEmpty() ? "" : values.get(0);
  }

  private ObjectNode only(ObjectNode body) {
    if (!parameters.containsKey("only")) {
      return body;
    }
    if (body.path("Members").size() != 1) {
      return body;
    }
    return other.apply(body.at("/Members/0/@odata.id").asString(""));
  }

  private void filter(ObjectNode body) {
    if (!parameters.containsKey("$filter")) {
      return;
    }
    Filter filter = Filter.parse(value("$filter"));
    ArrayNode kept = body.arrayNode();
    for (JsonNode member : body.path("Members")) {
      if (filter.accepts(other.apply(member.path("@odata.id").asString("")))) {
        kept.add(member);
      }
    }
    body.put("Members@odata.count", kept.size());
    body.set("Members", kept);
  }

  private void page(ObjectNode body) {
    JsonNode all = body.path("Members");
    boolean isLog = body.path("@odata.type").asString("").contains(".LogEntryCollection");
    int most = isLog ? PAGE : Integer.MAX_VALUE;
    boolean asked = parameters.containsKey("$skip") || parameters.containsKey("$top");
    if (!asked && all.size() <= most) {
      return;
    }
    int skip = number("$skip", 0);
    int top = Math.min(number("$top", Integer.MAX_VALUE), most);
    ArrayNode page = body.arrayNode();
    for (int i = skip; i < all.size() && page.size() < top; i++) {
      page.add(all.get(i));
    }
    body.set("Members", page);
    long next = (long) skip + page.size();
    boolean wantsMore = number("$top", Integer.MAX_VALUE) > most || (isLog && !asked);
    if (next < all.size() && wantsMore) {
      body.put("Members@odata.nextLink", nextLink(body.path("@odata.id").asString(""), next));
    }
  }

  private String nextLink(String uri, long skip) {
    StringBuilder link = new StringBuilder(uri + "?$skip=" + skip);
    if (parameters.containsKey("$top")) {
      link.append("&$top=").append(number("$top", Integer.MAX_VALUE) - PAGE);
    }
    for (String name : List.of("$filter", "$expand", "$select")) {
      if (parameters.containsKey(name)) {
        link.append('&').append(name).append('=');
        link.append(URLEncoder.encode(value(name), StandardCharsets.UTF_8).replace("+", "%20"));
      }
    }
    return link.toString();
  }

  private int number(String name, int otherwise) {
    if (!parameters.containsKey(name)) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(value(name));
      if (number >= 0) {
        return number;
      }
      throw new RedfishError(
          400,
          Message.of(BaseMessage.QUERY_PARAMETER_OUT_OF_RANGE, value(name), name, "0 or more"));
    } catch (NumberFormatException e) {
      throw new RedfishError(
          400, Message.of(BaseMessage.QUERY_PARAMETER_VALUE_TYPE_ERROR, value(name), name));
    }
  }

  private void expand(ObjectNode body) {
    if (!parameters.containsKey("$expand")) {
      return;
    }
    String value = value("$expand");
    if (!value.matches("[.~*](\\(\\$levels=\\d{1,3}\\))?")) {
      throw new RedfishError(
          400, Message.of(BaseMessage.QUERY_PARAMETER_VALUE_TYPE_ERROR, value, "$expand"));
    }
    int levels = value.length() == 1 ? 1 : Integer.parseInt(value.replaceAll("\\D", ""));
    if (levels < 1 || levels > MAX_LEVELS) {
      throw new RedfishError(
          400, Message.of(BaseMessage.QUERY_PARAMETER_OUT_OF_RANGE, value, "$expand", "0 or more"));
    }
    expand(body, value.charAt(0), levels, false);
  }

  private void expand(ObjectNode object, char what, int levels, boolean inLinks) {
    for (Map.Entry<String, JsonNode> entry : List.copyOf(object.properties())) {
      boolean links = inLinks || entry.getKey().equals("Links");
      if (entry.getValue() instanceof ObjectNode child) {
        object.set(entry.getKey(), expanded(child, what, levels, links));
      } else if (entry.getValue() instanceof ArrayNode array) {
        for (int i = 0; i < array.size(); i++) {
          if (array.get(i) instanceof ObjectNode child) {
            array.set(i, expanded(child, what, levels, links));
          }
        }
      }
    }
  }

  private ObjectNode expanded(ObjectNode child, char what, int levels, boolean inLinks) {
    boolean isLink = child.size() == 1 && child.has("@odata.id");
    if (!isLink) {
      expand(child, what, levels, inLinks);
      return child;
    }
    boolean wanted = what == '*' || (what == '~') == inLinks;
    ObjectNode target = wanted ? other.apply(child.path("@odata.id").asString("")) : child;
    if (target.isEmpty() || !wanted) {
      return child;
    }
    if (levels > 1) {
      expand(target, what, levels - 1, false);
    }
    return target;
  }

  private ObjectNode select(ObjectNode body) {
    if (!parameters.containsKey("$select")) {
      return body;
    }
    Set<String> wanted = new TreeSet<>();
    for (String path : value("$select").split(",")) {
      wanted.add(path.strip());
    }
    return selected(body, "", wanted);
  }

  private static ObjectNode selected(ObjectNode body, String prefix, Set<String> wanted) {
    ObjectNode out = body.objectNode();
    for (Map.Entry<String, JsonNode> entry : body.properties()) {
      String path = prefix + entry.getKey();
      boolean inside = wanted.stream().anyMatch(want -> want.startsWith(path + "/"));
      if (entry.getKey().startsWith("@odata.") || wanted.contains(path)) {
        out.set(entry.getKey(), entry.getValue());
      } else if (inside && entry.getValue() instanceof ObjectNode child) {
        out.set(entry.getKey(), selected(child, path + "/", wanted));
      } else if (entry.getKey().equals("Members") || entry.getKey().startsWith("Members@odata.")) {
        out.set(entry.getKey(), entry.getValue());
      }
    }
    return out;
  }
}

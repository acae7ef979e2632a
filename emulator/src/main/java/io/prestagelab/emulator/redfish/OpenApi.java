package io.prestagelab.emulator.redfish;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The OpenAPI document of a service: its URIs and what can be done there (DSP0266, OpenAPI). */
final class OpenApi {

  private OpenApi() {}

  /** The document's text, YAML. */
  static String of(List<Resource> served) {
    String paths =
        served.stream().map(OpenApi::path).sorted().distinct().collect(Collectors.joining());
    return """
        openapi: 3.0.1
        info:
          title: Redfish service of a Prestage Lab BMC
          version: '1.0'
        components:
          securitySchemes:
            BasicAuth: {type: http, scheme: basic}
            SessionToken: {type: apiKey, in: header, name: X-Auth-Token}
        security:
          - BasicAuth: []
          - SessionToken: []
        paths:
        %s"""
        .formatted(paths);
  }

  private static String path(Resource resource) {
    String uri = resource.template().text();
    String variables =
        resource.template().segments().stream()
            .filter(segment -> segment.startsWith("{"))
            .map(OpenApi::parameter)
            .collect(Collectors.joining());
    String parameters = variables.isEmpty() ? "" : "    parameters:\n" + variables;
    String methods =
        Stream.of(resource.allow().split(", "))
            .map(method -> method(resource, method.toLowerCase(Locale.ROOT)))
            .collect(Collectors.joining());
    return "  " + uri + ":\n" + parameters + methods;
  }

  private static String parameter(String segment) {
    String name = segment.substring(1, segment.length() - 1);
    return "    - {name: " + name + ", in: path, required: true, schema: {type: string}}\n";
  }

  private static String method(Resource resource, String method) {
    boolean open = resource.reading() == Privilege.NONE && !method.equals("post");
    String security = open ? "      security: []\n" : "";
    return "    "
        + method
        + ":\n"
        + security
        + "      responses: {default: {description: "
        + (resource.type().isEmpty() ? "Redfish" : Types.shortName(resource.type()))
        + "}}\n";
  }
}

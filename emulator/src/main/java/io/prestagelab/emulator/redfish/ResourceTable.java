package io.prestagelab.emulator.redfish;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All resources of a service, found by path; a literal segment wins over a variable. */
final class ResourceTable {

  /** A resource and the values of its template's variables. */
  record Match(Resource resource, Map<String, String> variables) {}

  private final Map<Integer, List<Resource>> bySize;

  ResourceTable(List<Resource> resources) {
    this.bySize =
        resources.stream().collect(Collectors.groupingBy(r -> r.template().segments().size()));
  }

  Optional<Match> find(String path) {
    String trimmed = path.length() > 1 && path.endsWith("/") ? chop(path) : path;
    List<String> segments = UriTemplate.split(trimmed);
    Match loose = null;
    for (Resource resource : bySize.getOrDefault(segments.size(), List.of())) {
      Optional<Map<String, String>> variables = resource.template().match(segments);
      if (variables.isPresent() && variables.get().isEmpty()) {
        return Optional.of(new Match(resource, Map.of()));
      }
      if (variables.isPresent()
          && (loose == null || variables.get().size() < loose.variables().size())) {
        loose = new Match(resource, variables.get());
      }
    }
    return Optional.ofNullable(loose);
  }

  private static String chop(String path) {
    return path.substring(0, path.length() - 1);
  }
}

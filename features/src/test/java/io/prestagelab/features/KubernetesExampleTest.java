package io.prestagelab.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The example for Kubernetes against the API's own schema, as the model that is generated from it
 * has it: an unknown field, a missing one and one of a wrong type are errors.
 */
class KubernetesExampleTest {
  private static final Path FILE = Path.of("../ci/examples/kubernetes/job.yaml");

  private final List<JsonNode> documents;

  KubernetesExampleTest() {
    YAMLMapper yaml = new YAMLMapper();
    documents = yaml.readerFor(JsonNode.class).<JsonNode>readValues(FILE).readAll();
  }

  private static void check(JsonNode document) throws IOException {
    JsonElement json = JsonParser.parseString(document.toString());
    switch (document.path("kind").asString()) {
      case "Job" -> V1Job.validateJsonElement(json);
      case "PersistentVolumeClaim" -> V1PersistentVolumeClaim.validateJsonElement(json);
      default -> throw new AssertionError("no schema for " + document.path("kind"));
    }
  }

  private JsonNode suite() {
    return documents.get(1);
  }

  private List<JsonNode> containers() {
    return documents.stream()
        .flatMap(each -> each.at("/spec/template/spec/containers").values().stream())
        .toList();
  }

  @Test
  void every_object_is_one_of_the_api() throws IOException {
    assertThat(documents).hasSize(3);
    for (JsonNode document : documents) {
      check(document);
    }
  }

  @Test
  void a_field_that_the_api_does_not_know_would_be_found() {
    JsonNode wrong =
        new YAMLMapper().readTree(suite().toString().replace("\"mountPath\"", "\"mountpath\""));
    assertThatThrownBy(() -> check(wrong)).hasMessageContaining("mount");
  }

  @Test
  void as_many_shards_are_cut_as_the_job_has_completions() {
    JsonNode env = suite().at("/spec/template/spec/containers/0/env/0");
    assertThat(env.path("name").asString()).isEqualTo("LAB_SHARDS");
    assertThat(env.path("value").asString()).isEqualTo(suite().at("/spec/completions").asString());
    assertThat(suite().at("/spec/completionMode").asString()).isEqualTo("Indexed");
  }

  @Test
  void nothing_is_privileged_and_everything_has_a_limit() {
    assertThat(containers()).hasSize(2);
    assertThat(containers())
        .allSatisfy(
            each -> {
              assertThat(each.at("/securityContext/allowPrivilegeEscalation").asBoolean())
                  .isFalse();
              assertThat(each.at("/securityContext/capabilities/drop/0").asString())
                  .isEqualTo("ALL");
              assertThat(each.at("/securityContext/privileged").isMissingNode()).isTrue();
              assertThat(each.at("/resources/limits/memory").isMissingNode()).isFalse();
              assertThat(each.at("/resources/requests/cpu").isMissingNode()).isFalse();
            });
    assertThat(documents.toString()).doesNotContain("hostPath", "hostNetwork", "hostPID");
  }
}

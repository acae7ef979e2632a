package io.prestagelab.bmctools.client;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Follows a 202: its monitor or its task, until it ends. */
final class TaskWatch {
  private static final Set<String> BAD = Set.of("Exception", "Killed", "Cancelled");

  private final Connection connection;
  private final Duration limit;

  TaskWatch(Connection connection, Duration limit) {
    this.connection = connection;
    this.limit = limit;
  }

  /**
   * Returns when the work is done; without a monitor at once, for then only the resource can tell.
   */
  void follow(String step, BmcReply accepted) {
    Optional<String> monitor =
        accepted
            .headers()
            .firstValue("Location")
            .map(Places::path)
            .or(() -> BmcReply.text(accepted.body(), "@odata.id"));
    if (monitor.isPresent()) {
      Poll poll = new Poll(limit);
      while (!ended(step, connection.get(step, monitor.get()))) {
        if (!poll.again()) {
          throw new RedfishException(
              step, "the BMC's task did not end within %d s".formatted(limit.toSeconds()));
        }
      }
    }
  }

  private static boolean ended(String step, BmcReply reply) {
    if (reply.status() == 404 || reply.status() == 410) {
      return true;
    }
    if (!reply.ok()) {
      throw new RedfishException(step, "the BMC's task failed: " + reply.reason());
    }
    JsonNode task = reply.body();
    String state = task.path("TaskState").asString(reply.status() == 202 ? "Running" : "Completed");
    if (BAD.contains(state)) {
      String message = task.path("Messages").path(0).path("Message").asString("");
      throw new RedfishException(
          step, "the BMC's task ended as %s %s".formatted(state, message).strip());
    }
    return state.equals("Completed");
  }
}

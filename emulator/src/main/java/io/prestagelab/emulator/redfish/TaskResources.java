package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.bmc.Tasks;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Tasks and their monitors (DSP0266, asynchronous operations). */
final class TaskResources {

  private static final String SERVICE = Ids.ROOT + "/TaskService";
  private static final String TASKS = SERVICE + "/Tasks";
  private static final String MONITORS = SERVICE + "/TaskMonitors";

  private TaskResources() {}

  static List<Resource> all() {
    return List.of(
        Resource.at(SERVICE, Types.TASK_SERVICE, TaskResources::service),
        Resource.at(TASKS, Types.collection("Task"), TaskResources::tasks),
        Resource.at(TASKS + "/{task}", Types.TASK, TaskResources::task),
        Resource.at(MONITORS + "/{task}", "", (call, out) -> {})
            .on("GET", Privilege.LOGIN, TaskResources::monitor));
  }

  /** The answer to an operation that goes on as {@code task}. */
  static Reply accepted(Tasks.Task task) {
    ObjectNode body = Json.object();
    body.put("@odata.id", TASKS + "/" + task.id()).put("@odata.type", Types.TASK);
    draw(task, body);
    return Reply.json(202, body)
        .with("Location", MONITORS + "/" + task.id())
        .with("Retry-After", "1");
  }

  private static Tasks tasksOf(Call call) {
    return call.service().systems().first().tasks();
  }

  private static void service(Call call, ObjectNode out) {
    out.put("Id", "TaskService");
    out.put("Name", "Task Service");
    out.put("ServiceEnabled", true);
    out.put("CompletedTaskOverWritePolicy", "Oldest");
    out.put("LifeCycleEventOnTaskStateChange", false);
    out.put("DateTime", time(call.service().clock().instant()));
    out.set("Status", Json.healthy());
    out.set("Tasks", Json.link(TASKS));
  }

  private static void tasks(Call call, ObjectNode out) {
    List<String> uris = tasksOf(call).all().stream().map(task -> TASKS + "/" + task.id()).toList();
    Collections.members(out, "Task Collection", uris);
  }

  private static Tasks.Task find(Call call) {
    String id = call.variable("task");
    if (!id.matches("\\d{1,18}")) {
      throw call.missing();
    }
    return tasksOf(call).find(Long.parseLong(id)).orElseThrow(call::missing);
  }

  private static void task(Call call, ObjectNode out) {
    draw(find(call), out);
  }

  private static void draw(Tasks.Task task, ObjectNode out) {
    out.put("Id", String.valueOf(task.id()));
    out.put("Name", task.name());
    out.put("TaskState", task.state());
    out.put("TaskStatus", task.problem() == null ? "OK" : "Critical");
    out.put("TaskMonitor", MONITORS + "/" + task.id());
    out.put("PercentComplete", task.percent());
    out.put("StartTime", time(task.started()));
    Instant ended = task.ended();
    if (ended != null) {
      out.put("EndTime", time(ended));
    }
    var messages = out.putArray("Messages");
    if (task.problem() != null) {
      messages.add(Messages.generalError(task.problem()).json());
    }
  }

  /** 202 while the task runs, then what the operation itself would have answered. */
  private static Reply monitor(Call call) {
    Tasks.Task task = find(call);
    if (task.ended() == null) {
      return accepted(task);
    }
    if (task.problem() != null) {
      throw new RedfishError(400, Messages.generalError(task.problem()));
    }
    return Reply.noContent();
  }

  private static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}

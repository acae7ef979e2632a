package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.bmc.Tasks;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tasks and their monitors (DSP0266, asynchronous operations). A task belongs to a system; where a
 * service has several, its id begins with the system's.
 */
final class TaskResources {

  private static final String SERVICE = Ids.ROOT + "/TaskService";
  private static final String TASKS = SERVICE + "/Tasks";
  private static final String MONITORS = SERVICE + "/TaskMonitors";

  private record Found(String id, Bmc bmc, Tasks.Task task) {}

  private TaskResources() {}

  static List<Resource> all() {
    return List.of(
        Resource.at(SERVICE, Types.TASK_SERVICE, TaskResources::service),
        Resource.at(TASKS, Types.collection("Task"), TaskResources::tasks),
        Resource.at(TASKS + "/{task}", Types.TASK, TaskResources::task)
            .on("DELETE", Privilege.CONFIGURE_MANAGER, TaskResources::cancel),
        Resource.at(MONITORS + "/{task}", "", (call, out) -> {})
            .on("GET", Privilege.LOGIN, TaskResources::monitor)
            .on("DELETE", Privilege.CONFIGURE_MANAGER, TaskResources::cancel));
  }

  /** The answer to an operation on {@code bmc} that goes on as {@code task}. */
  static Reply accepted(Call call, Bmc bmc, Tasks.Task task) {
    return accepted(new Found(id(call, bmc, task), bmc, task));
  }

  private static Reply accepted(Found found) {
    ObjectNode body = Json.object();
    body.put("@odata.id", TASKS + "/" + found.id()).put("@odata.type", Types.TASK);
    draw(found, body);
    return Reply.json(202, body)
        .with("Location", MONITORS + "/" + found.id())
        .with("Retry-After", "1");
  }

  private static String id(Call call, Bmc bmc, Tasks.Task task) {
    boolean alone = call.service().systems().all().size() == 1;
    return alone ? String.valueOf(task.id()) : bmc.id() + "-" + task.id();
  }

  private static List<Found> all(Call call) {
    List<Found> all = new ArrayList<>();
    for (Bmc bmc : call.service().systems().all()) {
      for (Tasks.Task task : bmc.tasks().all()) {
        all.add(new Found(id(call, bmc, task), bmc, task));
      }
    }
    return all;
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
    List<String> uris = all(call).stream().map(found -> TASKS + "/" + found.id()).toList();
    Collections.members(out, "Task Collection", uris);
  }

  private static Found find(Call call) {
    String id = call.variable("task");
    return all(call).stream()
        .filter(found -> found.id().equals(id))
        .findFirst()
        .orElseThrow(call::missing);
  }

  private static void task(Call call, ObjectNode out) {
    draw(find(call), out);
  }

  private static void draw(Found found, ObjectNode out) {
    Tasks.Task task = found.task();
    out.put("Id", found.id());
    out.put("Name", task.name());
    out.put("TaskState", task.state());
    out.put("TaskStatus", task.problem() == null || task.cancelled() ? "OK" : "Critical");
    out.put("TaskMonitor", MONITORS + "/" + found.id());
    out.put("StartTime", time(task.started()));
    out.put("PercentComplete", task.percent());
    Instant ended = task.ended();
    if (ended != null) {
      out.put("EndTime", time(ended));
    }
    var messages = out.putArray("Messages");
    if (task.problem() != null) {
      messages.add(Message.error(task.problem()).json());
    }
  }

  /** 202 while the task runs, then what the operation itself would have answered. */
  private static Reply monitor(Call call) {
    Found found = find(call);
    Tasks.Task task = found.task();
    if (task.ended() == null) {
      return accepted(found);
    }
    if (task.cancelled()) {
      throw new RedfishError(
          404, Message.of(BaseMessage.RESOURCE_MISSING_AT_URI, call.request().path()));
    }
    if (task.problem() != null) {
      throw new RedfishError(400, Message.error(task.problem()));
    }
    return Reply.noContent();
  }

  /** A running task is asked to end, and seen to do so; one that has ended is forgotten. */
  private static Reply cancel(Call call) {
    Found found = find(call);
    found.bmc().tasks().cancel(found.task().id());
    boolean goesOn = found.task().ended() == null;
    return goesOn ? accepted(find(call)) : Reply.noContent();
  }

  private static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}

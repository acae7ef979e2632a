package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.bmc.BmcEvent;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Logs: what happened to the server, as its BMC saw it, and what happened to the BMC itself. */
final class LogResources {

  private static final String CLEAR = "LogService.ClearLog";
  private static final LogResources SERVER =
      new LogResources(
          "/Systems/{system}", "SEL", "System Event Log", "SEL", Bmc::events, Bmc::clearLog);
  private static final LogResources MANAGER =
      new LogResources(
          "/Managers/{system}", "Log", "Log of the BMC", "Event", Bmc::journal, Bmc::clearJournal);

  private final String services;
  private final String id;
  private final String name;
  private final String type;
  private final Function<Bmc, List<BmcEvent>> source;
  private final Consumer<Bmc> clearing;
  private final ActionInfo clearInfo;

  private LogResources(
      String owner,
      String id,
      String name,
      String type,
      Function<Bmc, List<BmcEvent>> source,
      Consumer<Bmc> clearing) {
    this.services = Ids.ROOT + owner + "/LogServices";
    this.id = id;
    this.name = name;
    this.type = type;
    this.source = source;
    this.clearing = clearing;
    this.clearInfo = ActionInfo.of(services + "/" + id, CLEAR).text("LogEntriesETag", false);
  }

  static List<Resource> all() {
    List<Resource> all = new ArrayList<>(SERVER.resources());
    all.addAll(MANAGER.resources());
    return all;
  }

  private List<Resource> resources() {
    String log = services + "/" + id;
    return List.of(
        Resource.at(
            services,
            Types.collection("LogService"),
            (call, out) -> {
              call.system();
              Collections.members(out, "Log Service Collection", List.of(call.uri() + "/" + id));
            }),
        Resource.at(log, Types.LOG_SERVICE, this::service),
        Resource.at(log + "/Entries", Types.collection("LogEntry"), this::entries),
        Resource.at(log + "/Entries/{entry}", Types.LOG_ENTRY, this::entry),
        clearInfo.resource(),
        Resource.action(log + "/Actions/" + CLEAR, Privilege.CONFIGURE_MANAGER, this::clear));
  }

  private void service(Call call, ObjectNode out) {
    call.system();
    out.put("Id", id);
    out.put("Name", name);
    out.put("LogEntryType", type);
    out.put("MaxNumberOfRecords", 1000);
    out.put("OverWritePolicy", "WrapsWhenFull");
    out.put("ServiceEnabled", true);
    ManagerResources.time(call.system().time(), out);
    out.set("Status", Json.healthy());
    out.set("Entries", Json.link(call.uri() + "/Entries"));
    clearInfo.draw(out.putObject("Actions"), call.uri());
  }

  private void entries(Call call, ObjectNode out) {
    out.put("Name", name + " Entries");
    List<BmcEvent> events = source.apply(call.system());
    out.put("Members@odata.count", events.size());
    ArrayNode members = out.putArray("Members");
    for (BmcEvent event : events) {
      ObjectNode member = members.addObject();
      member.put("@odata.id", call.uri() + "/" + event.id());
      member.put("@odata.type", Types.LOG_ENTRY);
      draw(call, event, member);
    }
  }

  private void entry(Call call, ObjectNode out) {
    String number = call.variable("entry");
    BmcEvent event =
        source.apply(call.system()).stream()
            .filter(known -> String.valueOf(known.id()).equals(number))
            .findFirst()
            .orElseThrow(call::missing);
    draw(call, event, out);
  }

  private void draw(Call call, BmcEvent event, ObjectNode out) {
    out.put("Id", String.valueOf(event.id()));
    out.put("Name", "Log Entry " + event.id());
    out.put("EntryType", type);
    out.put("Created", event.at().truncatedTo(ChronoUnit.SECONDS).toString());
    out.put("Severity", Wire.severity(event));
    EventRecords.message(Ids.system(call.system().id()), event, out);
  }

  private Reply clear(Call call) {
    clearInfo.parameters(call);
    clearing.accept(call.system());
    return Reply.noContent();
  }
}

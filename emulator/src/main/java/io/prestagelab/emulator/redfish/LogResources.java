package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.bmc.BmcEvent;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The system event log: what happened to the server, as its BMC saw it. */
final class LogResources {

  private static final String SERVICES = Ids.ROOT + "/Systems/{system}/LogServices";
  private static final String SEL = SERVICES + "/SEL";
  private static final String ENTRIES = SEL + "/Entries";
  private static final String CLEAR = "LogService.ClearLog";

  private static final ActionInfo CLEAR_INFO =
      ActionInfo.of(SEL, CLEAR).text("LogEntriesETag", false);

  private LogResources() {}

  static List<Resource> all() {
    return List.of(
        Resource.at(
            SERVICES,
            Types.collection("LogService"),
            (call, out) -> {
              call.system();
              Collections.members(out, "Log Service Collection", List.of(call.uri() + "/SEL"));
            }),
        Resource.at(SEL, Types.LOG_SERVICE, LogResources::sel),
        Resource.at(ENTRIES, Types.collection("LogEntry"), LogResources::entries),
        Resource.at(ENTRIES + "/{entry}", Types.LOG_ENTRY, LogResources::entry),
        CLEAR_INFO.resource(),
        Resource.action(
            SEL + "/Actions/" + CLEAR, Privilege.CONFIGURE_MANAGER, LogResources::clear));
  }

  private static void sel(Call call, ObjectNode out) {
    call.system();
    out.put("Id", "SEL");
    out.put("Name", "System Event Log");
    out.put("LogEntryType", "SEL");
    out.put("MaxNumberOfRecords", 1000);
    out.put("OverWritePolicy", "WrapsWhenFull");
    out.put("ServiceEnabled", true);
    out.set("Status", Json.healthy());
    out.set("Entries", Json.link(call.uri() + "/Entries"));
    CLEAR_INFO.draw(out.putObject("Actions"), call.uri());
  }

  private static void entries(Call call, ObjectNode out) {
    out.put("Name", "System Event Log Entries");
    List<BmcEvent> events = call.system().events();
    out.put("Members@odata.count", events.size());
    var members = out.putArray("Members");
    for (BmcEvent event : events) {
      ObjectNode member = members.addObject();
      member.put("@odata.id", call.uri() + "/" + event.id());
      member.put("@odata.type", Types.LOG_ENTRY);
      draw(event, member);
    }
  }

  private static void entry(Call call, ObjectNode out) {
    String id = call.variable("entry");
    BmcEvent event =
        call.system().events().stream()
            .filter(known -> String.valueOf(known.id()).equals(id))
            .findFirst()
            .orElseThrow(call::missing);
    draw(event, out);
  }

  private static void draw(BmcEvent event, ObjectNode out) {
    out.put("Id", String.valueOf(event.id()));
    out.put("Name", "Log Entry " + event.id());
    out.put("EntryType", "SEL");
    out.put("Created", event.at().truncatedTo(ChronoUnit.SECONDS).toString());
    out.put("Severity", Wire.severity(event));
    out.put("Message", event.kind() + (event.detail().isEmpty() ? "" : ": " + event.detail()));
  }

  private static Reply clear(Call call) {
    CLEAR_INFO.parameters(call);
    call.system().clearLog();
    return Reply.noContent();
  }
}

package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.bmc.BmcException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Redfish service: a table of resources in front of one or more BMCs. Knows nothing of sockets.
 *
 * <p>Source: DSP0266, Redfish Specification.
 */
final class RedfishService {

  private static final Logger LOG = LoggerFactory.getLogger(RedfishService.class);

  private final UUID uuid = UUID.randomUUID();
  private final Clock clock;
  private final Systems systems;
  private final Sessions sessions;
  private final Authenticator authenticator;
  private final ResourceTable table;

  RedfishService(List<Bmc> bmcs) {
    this.systems = new Systems(bmcs);
    this.clock = systems.first().settings().clock();
    this.sessions = new Sessions(clock);
    this.authenticator = new Authenticator(systems.first().credentials(), sessions);
    this.table = new ResourceTable(resources());
  }

  private static List<Resource> resources() {
    return Stream.of(
            RootResources.all(),
            SessionResources.all(),
            SystemResources.all(),
            ManagerResources.all(),
            ChassisResources.all(),
            VirtualMediaResources.all())
        .flatMap(List::stream)
        .toList();
  }

  UUID uuid() {
    return uuid;
  }

  Clock clock() {
    return clock;
  }

  Systems systems() {
    return systems;
  }

  Sessions sessions() {
    return sessions;
  }

  Authenticator authenticator() {
    return authenticator;
  }

  /** Answers a request; every failure is an answer too. */
  Reply answer(Request request) {
    try {
      return answerOrThrow(request);
    } catch (RedfishError e) {
      return e.reply();
    } catch (BmcException e) {
      return refused(request, e).reply();
    } catch (RuntimeException e) {
      LOG.error("{} {} failed", request.method(), request.path(), e);
      return new RedfishError(500, Messages.internalError()).reply();
    }
  }

  private Reply answerOrThrow(Request request) {
    ResourceTable.Match match = table.find(request.path()).orElse(null);
    if (match == null) {
      authenticate(request);
      throw new RedfishError(404, Messages.resourceMissing(request.path()));
    }
    Resource resource = match.resource();
    boolean reading = request.method().equals("GET") || request.method().equals("HEAD");
    Resource.Allowed allowed = resource.operation(request.method());
    Privilege needed = reading || allowed == null ? resource.reading() : allowed.privilege();
    String user = needed == Privilege.NONE ? "" : authenticate(request);
    Call call = new Call(request, resource, match.variables(), this, user);
    if (reading && resource.readable()) {
      return Reading.read(call);
    }
    if (allowed == null) {
      throw notAllowed(resource);
    }
    return allowed.operation().run(call);
  }

  private static RedfishError notAllowed(Resource resource) {
    return new RedfishError(405, Messages.operationNotAllowed())
        .withHeader("Allow", resource.allow());
  }

  private String authenticate(Request request) {
    return authenticator
        .identify(request)
        .orElseThrow(
            () ->
                new RedfishError(401, Messages.noValidSession())
                    .withHeader("WWW-Authenticate", "Basic realm=\"Redfish\""));
  }

  private static RedfishError refused(Request request, BmcException e) {
    LOG.info("{} {} refused: {}", request.method(), request.path(), e.getMessage());
    Message why = Messages.generalError(String.valueOf(e.getMessage()));
    return switch (e.reason()) {
      case CONFLICT -> new RedfishError(409, why, Messages.resourceInUse());
      case NOT_SUPPORTED -> new RedfishError(400, why);
      case MEDIUM -> new RedfishError(400, why);
    };
  }
}

package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.bmc.Account;
import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.bmc.BmcException;
import io.prestagelab.emulator.fault.HttpFault;
import io.prestagelab.emulator.mockup.MockupTree;
import io.prestagelab.emulator.profile.Disguise;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One Redfish service: a table of resources in front of one or more BMCs. Knows nothing of sockets.
 *
 * <p>Source: DSP0266, Redfish Specification.
 */
final class RedfishService {

  private static final Logger LOG = LoggerFactory.getLogger(RedfishService.class);
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PATCH", "PUT", "DELETE", "OPTIONS");

  /** How long a BMC that restarts does not answer. */
  private static final Duration RESTART = Duration.ofSeconds(2);

  /** The resources are the same for every service. */
  private static final ResourceTable TABLE = new ResourceTable(resources());

  private final UUID uuid = UUID.randomUUID();
  private final Clock clock;
  private final Systems systems;
  private final TlsIdentity tls;
  private final Sessions sessions;
  private final Subscriptions subscriptions;
  private final Authenticator authenticator;
  private volatile String firmware = ManagerResources.FIRMWARE;
  private volatile @Nullable Instant awayUntil;
  private volatile @Nullable Disguise disguise;
  private volatile @Nullable MockupService mockup;

  RedfishService(List<Bmc> bmcs, TlsIdentity tls) {
    this.systems = new Systems(bmcs);
    this.tls = tls;
    this.clock = systems.first().settings().clock();
    this.sessions =
        new Sessions(clock, () -> systems.first().settings().faults().bmc().sessionLostAfterMs());
    this.subscriptions = new Subscriptions();
    this.authenticator = new Authenticator(systems.first().accounts(), sessions);
    bmcs.forEach(bmc -> bmc.addListener(event -> subscriptions.publish(bmc.id(), event)));
  }

  private static List<Resource> resources() {
    List<Resource> served =
        Stream.of(
                RootResources.all(),
                SessionResources.all(),
                AccountResources.all(),
                SystemResources.all(),
                InventoryResources.all(),
                BiosResources.all(),
                BootResources.all(),
                LogResources.all(),
                ManagerResources.all(),
                ChassisResources.all(),
                SensorResources.all(),
                VirtualMediaResources.all(),
                TaskResources.all(),
                EventResources.all(),
                UpdateResources.all(),
                CertificateResources.all())
            .flatMap(List::stream)
            .toList();
    return Stream.concat(served.stream(), SchemaResources.of(served).stream()).toList();
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

  /** The certificate of all services of this process. */
  TlsIdentity tls() {
    return tls;
  }

  Subscriptions subscriptions() {
    return subscriptions;
  }

  /** What is to go wrong with this exchange: the first fault that fits, of any system. */
  Optional<HttpFault> strike(Request request) {
    for (Bmc bmc : systems.all()) {
      Optional<HttpFault> fault = bmc.settings().faults().strike(request.method(), request.path());
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  /** The version of the BMC's firmware. */
  String firmware() {
    return firmware;
  }

  /** The BMC's firmware is {@code version} from now on. */
  void installed(String version) {
    firmware = version;
  }

  /** The BMC restarts: its sessions are gone, and it does not answer for a moment. */
  void restart() {
    sessions.closeAll();
    awayUntil = clock.instant().plus(RESTART);
  }

  private void checkPresence() {
    Instant until = awayUntil;
    if (until == null) {
      return;
    }
    if (clock.instant().isBefore(until)) {
      String seconds = String.valueOf(RESTART.toSeconds());
      throw new RedfishError(503, Messages.temporarilyUnavailable(seconds))
          .withHeader("Retry-After", seconds);
    }
    awayUntil = null;
  }

  /** Answers a request; every failure is an answer too. */
  Reply answer(Request request) {
    try {
      checkPresence();
      return disguised(request);
    } catch (RedfishError e) {
      return e.reply();
    } catch (BmcException e) {
      return refused(request, e).reply();
    } catch (RuntimeException e) {
      LOG.error("{} {} failed", request.method(), request.path(), e);
      return new RedfishError(500, Messages.internalError()).reply();
    }
  }

  private Reply disguised(Request request) {
    MockupService served = mockup;
    if (served != null) {
      return served.answer(request);
    }
    Disguise worn = disguise;
    return worn == null || request.path().equals(EventResources.STREAM)
        ? answerOrThrow(request)
        : Disguised.answer(worn, request, this::answerOrThrow);
  }

  /** Looks and behaves like {@code other} from now on. */
  void wear(Disguise other) {
    disguise = other;
  }

  /** Shows {@code tree} from now on, with the first system behind it. */
  void show(MockupTree tree) {
    mockup = new MockupService(tree, systems.first(), this::answerOrThrow, this::authenticate);
  }

  private Reply answerOrThrow(Request request) {
    ResourceTable.Match match = find(request);
    String method = request.method();
    if (!METHODS.contains(method)) {
      throw new RedfishError(501, Messages.operationNotAllowed());
    }
    if (match == null) {
      authenticate(request);
      throw new RedfishError(404, Messages.resourceMissing(request.path()));
    }
    Resource resource = match.resource();
    boolean reading = method.equals("GET") || method.equals("HEAD");
    Resource.Allowed allowed = resource.operation(method);
    Privilege needed = reading || allowed == null ? resource.reading() : allowed.privilege();
    Account user = needed == Privilege.NONE ? null : authenticate(request);
    Wanted.checkVersion(request);
    if (!(reading && resource.readable()) && allowed == null) {
      throw notAllowed(resource);
    }
    if (user != null && !needed.isHeldBy(user.role())) {
      throw new RedfishError(403, Messages.insufficientPrivilege());
    }
    Call call = new Call(request, resource, match.variables(), this, user);
    if (allowed == null) {
      Wanted.checkAccept(request);
      return Reading.read(call);
    }
    Wanted.checkContentType(request);
    if (resource.readable() && !method.equals("POST")) {
      Reading.checkPrecondition(call, false);
    }
    return allowed.operation().run(call);
  }

  private static ResourceTable.@Nullable Match find(Request request) {
    String path = request.path();
    if (request.method().equals("POST") && path.endsWith("/Members")) {
      path = path.substring(0, path.length() - "/Members".length());
    }
    return TABLE.find(path).orElse(null);
  }

  /** Another resource as {@code call}'s user sees it; an empty object if it cannot be read. */
  ObjectNode draw(String uri, Call call) {
    ResourceTable.Match match = TABLE.find(uri).orElse(null);
    if (match == null || !match.resource().readable()) {
      return Json.object();
    }
    Call other =
        new Call(call.request(), match.resource(), match.variables(), this, call.account());
    try {
      return match.resource().render(other);
    } catch (RedfishError e) {
      return Json.object();
    }
  }

  private static RedfishError notAllowed(Resource resource) {
    return new RedfishError(405, Messages.operationNotAllowed())
        .withHeader("Allow", resource.allow());
  }

  private Account authenticate(Request request) {
    return authenticator
        .identify(request)
        .orElseThrow(
            () ->
                new RedfishError(401, Messages.noValidSession())
                    .withHeader("WWW-Authenticate", "Basic realm=\"Redfish\""));
  }

  /** Somebody who may read a system. */
  record Reader(Account account, Bmc bmc) {}

  /**
   * Who asks for something of {@code system} that is no resource.
   *
   * @throws RedfishError if nobody may, or there is no such system
   */
  Reader reader(Request request, String system) {
    Account account = authenticate(request);
    Bmc bmc =
        systems
            .find(system)
            .orElseThrow(() -> new RedfishError(404, Messages.resourceMissing(request.path())));
    return new Reader(account, bmc);
  }

  private static RedfishError refused(Request request, BmcException e) {
    LOG.info("{} {} refused: {}", request.method(), request.path(), e.getMessage());
    Message why = Messages.generalError(String.valueOf(e.getMessage()));
    return switch (e.reason()) {
      case CONFLICT -> new RedfishError(409, why, Messages.resourceInUse());
      case NOT_SUPPORTED, MEDIUM -> new RedfishError(400, why);
    };
  }
}

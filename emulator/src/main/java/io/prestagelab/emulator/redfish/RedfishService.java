package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.bmc.Account;
import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.bmc.BmcException;
import io.prestagelab.emulator.fault.HttpFault;
import io.prestagelab.emulator.host.SimulatedHost;
import io.prestagelab.emulator.mockup.MockupTree;
import io.prestagelab.emulator.profile.Disguise;
import io.prestagelab.emulator.tls.TlsIdentity;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
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

  /** The resources are the same for every service. */
  private static final ResourceTable TABLE = new ResourceTable(resources());

  private final ServiceState state;
  private final Authenticator authenticator;
  private volatile UnaryOperator<Function<Request, Reply>> look = own -> own;

  RedfishService(List<Bmc> bmcs, TlsIdentity tls, InetSocketAddress address) {
    this.state = new ServiceState(bmcs, tls, address);
    this.authenticator = new Authenticator(state.systems().first().accounts(), state.sessions());
  }

  private static List<Resource> resources() {
    List<Resource> served =
        Stream.of(
                RootResources.all(),
                SessionResources.all(),
                AccountResources.all(),
                SystemResources.all(),
                InventoryResources.all(),
                StorageResources.all(),
                SecureBootResources.all(),
                BiosResources.all(),
                BootResources.all(),
                LogResources.all(),
                ManagerResources.all(),
                ChassisResources.all(),
                SensorResources.all(),
                SubsystemResources.all(),
                ManagerNetworkResources.all(),
                VirtualMediaResources.all(),
                TaskResources.all(),
                EventResources.all(),
                UpdateResources.all(),
                CertificateResources.all())
            .flatMap(List::stream)
            .toList();
    return Stream.concat(served.stream(), SchemaResources.of(served).stream()).toList();
  }

  /** Can be found by SSDP from now on. */
  void announce() {
    state.network().announce(true);
  }

  /** Ends streams, sends nothing any more, cannot be found. */
  void close() {
    state.subscriptions().close();
    state.network().close();
  }

  Subscriptions subscriptions() {
    return state.subscriptions();
  }

  /** What is to go wrong with this exchange: the first fault that fits, of any system. */
  Optional<HttpFault> strike(Request request) {
    for (Bmc bmc : state.systems().all()) {
      Optional<HttpFault> fault = bmc.settings().faults().strike(request.method(), request.path());
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  /** Answers a request; every failure is an answer too. */
  Reply answer(Request request) {
    try {
      state.checkPresence();
      Reply reply = look.apply(this::answerOrThrow).apply(request);
      return isRoot(request) ? marked(reply) : reply;
    } catch (RedfishError e) {
      return e.reply();
    } catch (BmcException e) {
      return refused(request, e).reply();
    } catch (RuntimeException e) {
      LOG.error("{} {} failed", request.method(), request.path(), e);
      return new RedfishError(500, Message.of(BaseMessage.INTERNAL_ERROR)).reply();
    }
  }

  private static boolean isRoot(Request request) {
    return request.path().startsWith(Ids.ROOT) && request.path().length() <= Ids.ROOT.length() + 1;
  }

  /** The root tells of a server without a machine, whatever it looks like otherwise. */
  private Reply marked(Reply reply) {
    boolean machine = !(state.systems().first().host() instanceof SimulatedHost);
    return machine ? reply : reply.with("X-Simulated-Server", "true");
  }

  /** Looks and behaves like {@code other} from now on. */
  void wear(Disguise other) {
    look =
        own ->
            request ->
                request.path().equals(EventResources.STREAM)
                    ? own.apply(request)
                    : Disguised.answer(other, request, own);
  }

  /** Shows {@code tree} from now on, with the systems behind its own. */
  void show(MockupTree tree, boolean asShown) {
    MockupService shown =
        new MockupService(tree, state.systems().all(), this::answerOrThrow, this::authenticate);
    if (asShown) {
      shown.beginAsShown();
    }
    look = own -> shown::answer;
  }

  private Reply answerOrThrow(Request request) {
    ResourceTable.Match match = find(request);
    String method = request.method();
    if (!METHODS.contains(method)) {
      throw new RedfishError(501, Message.of(BaseMessage.OPERATION_NOT_ALLOWED));
    }
    if (match == null) {
      authenticate(request);
      throw new RedfishError(404, Message.of(BaseMessage.RESOURCE_MISSING_AT_URI, request.path()));
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
      throw new RedfishError(403, Message.of(BaseMessage.INSUFFICIENT_PRIVILEGE));
    }
    Call call = new Call(request, resource, match.variables(), state, user);
    if (user != null && user.mustChange() && !changesPassword(call, user)) {
      String own = AccountResources.uri(user.name());
      throw new RedfishError(403, Message.of(BaseMessage.PASSWORD_CHANGE_REQUIRED, own));
    }
    if (allowed == null) {
      Wanted.checkAccept(request);
      return Reading.read(call, uri -> draw(uri, call));
    }
    Wanted.checkContentType(request);
    if (resource.readable() && !method.equals("POST")) {
      Reading.checkPrecondition(call, false);
    }
    return allowed.operation().run(call);
  }

  /** DSP0266, password change required: its own account, and the end of a session. */
  private static boolean changesPassword(Call call, Account user) {
    String method = call.request().method();
    boolean own = call.uri().equals(AccountResources.uri(user.name()));
    boolean logout = call.resource().type().equals(Types.SESSION) && method.equals("DELETE");
    return logout
        || (own && method.matches("GET|HEAD"))
        || (own
            && method.equals("PATCH")
            && Set.of("Password").containsAll(call.body().propertyNames()));
  }

  private static ResourceTable.@Nullable Match find(Request request) {
    String path = request.path();
    if (request.method().equals("POST") && path.endsWith("/Members")) {
      path = path.substring(0, path.length() - "/Members".length());
    }
    return TABLE.find(path).orElse(null);
  }

  /** Another resource as {@code call}'s user sees it; an empty object if it cannot be read. */
  private ObjectNode draw(String uri, Call call) {
    ResourceTable.Match match = TABLE.find(uri).orElse(null);
    if (match == null || !match.resource().readable()) {
      return Json.object();
    }
    Call other =
        new Call(call.request(), match.resource(), match.variables(), state, call.account());
    try {
      return match.resource().render(other);
    } catch (RedfishError e) {
      return Json.object();
    }
  }

  private static RedfishError notAllowed(Resource resource) {
    return new RedfishError(405, Message.of(BaseMessage.OPERATION_NOT_ALLOWED))
        .withHeader("Allow", resource.allow());
  }

  private Account authenticate(Request request) {
    return authenticator
        .identify(request)
        .orElseThrow(
            () ->
                new RedfishError(401, Message.of(BaseMessage.NO_VALID_SESSION))
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
        state
            .systems()
            .find(system)
            .orElseThrow(
                () ->
                    new RedfishError(
                        404, Message.of(BaseMessage.RESOURCE_MISSING_AT_URI, request.path())));
    return new Reader(account, bmc);
  }

  private static RedfishError refused(Request request, BmcException e) {
    LOG.info("{} {} refused: {}", request.method(), request.path(), e.getMessage());
    Message why = Message.error(String.valueOf(e.getMessage()));
    return switch (e.reason()) {
      case CONFLICT -> new RedfishError(409, why, Message.of(BaseMessage.RESOURCE_IN_USE));
      case NOT_SUPPORTED, MEDIUM -> new RedfishError(400, why);
    };
  }
}

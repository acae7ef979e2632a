package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.fault.BmcFault;
import io.prestagelab.emulator.fault.FaultPlan;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The open sessions of a service; one that is not used for the time-out is gone. */
final class Sessions {

  private static final int LIMIT = 64;
  private static final int HANDLE = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** An open session. */
  static final class Session {
    private final String id;
    private final String user;
    private final String token;
    private final Instant created;
    private volatile Instant used;

    Session(String id, String user, String token, Instant now) {
      this.id = id;
      this.user = user;
      this.token = token;
      this.created = now;
      this.used = now;
    }

    String id() {
      return id;
    }

    String user() {
      return user;
    }

    String token() {
      return token;
    }

    Instant created() {
      return created;
    }
  }

  private final Clock clock;
  private final AtomicLong ids = new AtomicLong();
  private final FaultPlan faults;
  private final Map<String, Session> byHandle = new ConcurrentHashMap<>();
  private volatile Duration timeout = Duration.ofMinutes(30);

  /**
   * No sessions yet.
   *
   * @param faults say how old a session may become at most; by default as old as it is used
   */
  Sessions(Clock clock, FaultPlan faults) {
    this.clock = clock;
    this.faults = faults;
  }

  Duration timeout() {
    return timeout;
  }

  void timeout(Duration limit) {
    timeout = limit;
  }

  Session open(String user) {
    sweep();
    if (byHandle.size() >= LIMIT) {
      throw new RedfishError(503, Message.of(BaseMessage.SESSION_LIMIT_EXCEEDED))
          .withHeader("Retry-After", "30");
    }
    String token = handleAndSecret();
    String id = String.valueOf(ids.incrementAndGet());
    Session session = new Session(id, user, token, clock.instant());
    byHandle.put(handle(token), session);
    return session;
  }

  /** Tokens are found by their first part, and only compared, in constant time, by the rest. */
  private static String handleAndSecret() {
    byte[] random = new byte[33];
    RANDOM.nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  private static String handle(String token) {
    return token.substring(0, Math.min(HANDLE, token.length()));
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  /** The session of {@code token}, which is used by this. */
  Optional<Session> use(String token) {
    Session session = byHandle.get(handle(token));
    if (session == null || !same(session.token(), token)) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    if (isOver(session, now)) {
      close(session);
      return Optional.empty();
    }
    session.used = now;
    return Optional.of(session);
  }

  List<Session> all() {
    sweep();
    return List.copyOf(byHandle.values());
  }

  Optional<Session> byId(String id) {
    return all().stream().filter(session -> session.id().equals(id)).findFirst();
  }

  void close(Session session) {
    byHandle.remove(handle(session.token()));
  }

  void closeAll() {
    byHandle.clear();
  }

  private boolean isOver(Session session, Instant now) {
    Long limit = faults.bmc().sessionLostAfterMs();
    if (limit != null && session.created.plusMillis(limit).isBefore(now)) {
      faults.struck(BmcFault.class);
      return true;
    }
    return session.used.plus(timeout).isBefore(now);
  }

  private void sweep() {
    Instant now = clock.instant();
    byHandle.values().removeIf(session -> isOver(session, now));
  }
}

package io.prestagelab.emulator.redfish;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The open sessions of a service; one that is not used for the time-out is gone. */
final class Sessions {

  private static final int LIMIT = 64;
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
  private final Map<String, Session> byToken = new ConcurrentHashMap<>();
  private volatile Duration timeout = Duration.ofMinutes(30);

  Sessions(Clock clock) {
    this.clock = clock;
  }

  Duration timeout() {
    return timeout;
  }

  void timeout(Duration limit) {
    timeout = limit;
  }

  Session open(String user) {
    sweep();
    if (byToken.size() >= LIMIT) {
      throw new RedfishError(503, Messages.sessionLimitExceeded()).withHeader("Retry-After", "30");
    }
    byte[] secret = new byte[24];
    RANDOM.nextBytes(secret);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    String id = String.valueOf(ids.incrementAndGet());
    Session session = new Session(id, user, token, clock.instant());
    byToken.put(token, session);
    return session;
  }

  /** The session of {@code token}, which is used by this. */
  Optional<Session> use(String token) {
    Session session = byToken.get(token);
    if (session == null) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    if (session.used.plus(timeout).isBefore(now)) {
      byToken.remove(token);
      return Optional.empty();
    }
    session.used = now;
    return Optional.of(session);
  }

  List<Session> all() {
    sweep();
    return List.copyOf(byToken.values());
  }

  Optional<Session> byId(String id) {
    return all().stream().filter(session -> session.id().equals(id)).findFirst();
  }

  void close(Session session) {
    byToken.remove(session.token());
  }

  private void sweep() {
    Instant oldest = clock.instant().minus(timeout);
    byToken.values().removeIf(session -> session.used.isBefore(oldest));
  }
}

package io.prestagelab.emulator.redfish;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ConnectionMetaData;

/**
 * The open connections. One that brings no whole request for too long is closed, also if it brings
 * a byte now and then: those bytes would keep it from being idle for ever.
 */
final class Connections implements Connection.Listener {

  private static final long BUSY = Long.MAX_VALUE;

  private final Map<Connection, Long> waitingSince = new ConcurrentHashMap<>();

  @Override
  public void onOpened(Connection connection) {
    if (connection instanceof ConnectionMetaData) {
      waitingSince.put(connection, System.nanoTime());
    }
  }

  @Override
  public void onClosed(Connection connection) {
    waitingSince.remove(connection);
  }

  /** A request has come in and is being answered. */
  void begin(Connection connection) {
    waitingSince.replace(connection, BUSY);
  }

  /** The request has been answered. */
  void end(Connection connection) {
    waitingSince.replace(connection, System.nanoTime());
  }

  /** Closes what has been waiting for a request for longer than {@code limit}. */
  void sweep(Duration limit) {
    long now = System.nanoTime();
    waitingSince.forEach(
        (connection, since) -> {
          if (since != BUSY && now - since > limit.toNanos()) {
            connection.getEndPoint().close();
          }
        });
  }
}

package io.prestagelab.emulator.redfish;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * An open answer of Jetty's. It holds no thread: a write that does not get through waits in a short
 * queue, and the first that fails, or one too many, ends the stream.
 */
final class HttpStream implements StreamSink {

  private static final int MAX_WAITING = 256;

  private final EndPoint connection;
  private final Response response;
  private final Callback end;
  private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
  private boolean writing;
  private boolean closing;
  private boolean closed;
  private @Nullable Runnable whenClosed;

  HttpStream(Request request, Response response, Callback end) {
    this.connection = request.getConnectionMetaData().getConnection().getEndPoint();
    this.response = response;
    this.end = end;
    request.addIdleTimeoutListener(timeout -> false);
    request.addFailureListener(failure -> ended(false));
  }

  @Override
  public void send(String text) {
    boolean tooSlow;
    synchronized (this) {
      if (closing) {
        return;
      }
      tooSlow = waiting.size() >= MAX_WAITING;
      waiting.add(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }
    if (tooSlow) {
      ended(false);
    } else {
      next();
    }
  }

  private void next() {
    ByteBuffer buffer;
    synchronized (this) {
      if (writing) {
        return;
      }
      buffer = waiting.poll();
      writing = buffer != null;
    }
    if (buffer != null) {
      response.write(false, buffer, Callback.from(this::written, failure -> ended(false)));
    } else if (isClosing()) {
      ended(true);
    }
  }

  private synchronized boolean isClosing() {
    return closing;
  }

  private void written() {
    synchronized (this) {
      writing = false;
    }
    next();
  }

  @Override
  public void close() {
    synchronized (this) {
      closing = true;
      if (writing) {
        waiting.clear();
      }
    }
    next();
  }

  @Override
  public void onClosed(Runnable action) {
    synchronized (this) {
      if (!closed) {
        whenClosed = action;
        return;
      }
    }
    action.run();
  }

  /** Politely by the end of the answer, or by closing the connection of a client that is gone. */
  private void ended(boolean politely) {
    Runnable action;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      closing = true;
      waiting.clear();
      action = whenClosed;
    }
    if (action != null) {
      action.run();
    }
    if (politely) {
      end.succeeded();
    } else {
      connection.close();
      end.failed(new java.io.EOFException("the client of an event stream has gone"));
    }
  }
}

package io.prestagelab.emulator.redfish;

/** A connection that text is sent down until one side has enough. Safe for several threads. */
interface StreamSink {

  /** Sends {@code text}, or ends the stream if the client reads too slowly or has gone. */
  void send(String text);

  /** Ends the stream; a second call does nothing. */
  void close();

  /** Runs {@code action} once, when the stream has ended for whatever reason. */
  void onClosed(Runnable action);
}

package io.prestagelab.emulator.redfish;

import java.util.Arrays;
import java.util.List;

/** What becomes of a subscription whose listener takes nothing (DSP0268, DeliveryRetryPolicy). */
enum RetryPolicy {
  TERMINATE("TerminateAfterRetries"),
  SUSPEND("SuspendRetries"),
  FOREVER("RetryForever"),
  FOREVER_SLOWER("RetryForeverWithBackoff");

  private final String word;

  RetryPolicy(String word) {
    this.word = word;
  }

  String wire() {
    return word;
  }

  boolean givesUp() {
    return this == TERMINATE || this == SUSPEND;
  }

  static List<String> words() {
    return Arrays.stream(values()).map(RetryPolicy::wire).toList();
  }

  /** The policy of this word; IllegalArgumentException if there is none. */
  static RetryPolicy of(String word) {
    return Arrays.stream(values())
        .filter(one -> one.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(word));
  }
}

package io.prestagelab.emulator.fault;

import static io.prestagelab.emulator.fault.MediaFault.first;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a BMC gets wrong.
 *
 * @param onceIgnored a boot override Once is consumed, but the server boots as usual
 * @param resetsIgnored reset types that are accepted and not carried out
 * @param onceKept a boot override Once is not consumed by the boot that it causes
 * @param ejectIgnored a medium that the server ejects is in its drive again at once
 * @param sessionLostAfterMs sessions are gone this long after they were opened
 */
public record BmcFault(
    @Nullable Boolean onceIgnored,
    @Nullable Set<String> resetsIgnored,
    @Nullable Boolean onceKept,
    @Nullable Boolean ejectIgnored,
    @Nullable Long sessionLostAfterMs)
    implements Fault {

  private static final long MAX_MS = 3_600_000;

  /** Nothing goes wrong. */
  public static final BmcFault NONE = new BmcFault(null, null, null, null, null);

  public BmcFault {
    resetsIgnored = resetsIgnored == null ? null : Set.copyOf(resetsIgnored);
    if (sessionLostAfterMs != null && (sessionLostAfterMs < 0 || sessionLostAfterMs > MAX_MS)) {
      throw new IllegalArgumentException(
          "sessionLostAfterMs " + sessionLostAfterMs + ": 0 to " + MAX_MS);
    }
  }

  /** A boot override Once leads nowhere. */
  public static BmcFault ignoringOnce() {
    return new BmcFault(true, null, null, null, null);
  }

  /** Resets of these types are accepted and not carried out. */
  public static BmcFault ignoringResets(Set<String> types) {
    return new BmcFault(null, types, null, null, null);
  }

  /** Once stays, and so does a medium that the server ejected: it installs for ever. */
  public static BmcFault looping() {
    return new BmcFault(null, null, true, true, null);
  }

  /** Sessions are gone this long after they were opened. */
  public static BmcFault losingSessions(long milliseconds) {
    return new BmcFault(null, null, null, null, milliseconds);
  }

  /** Whether Once leads nowhere. */
  public boolean ignoresOnce() {
    return HttpFault.isOn(onceIgnored);
  }

  /** Whether Once stays. */
  public boolean keepsOnce() {
    return HttpFault.isOn(onceKept);
  }

  /** Whether an ejected medium comes back. */
  public boolean ignoresEject() {
    return HttpFault.isOn(ejectIgnored);
  }

  /** Whether this reset type is accepted and not carried out. */
  public boolean ignoresReset(String type) {
    return resetsIgnored != null && resetsIgnored.contains(type);
  }

  /** Both at once; where they differ, the other counts. */
  BmcFault and(BmcFault other) {
    return new BmcFault(
        first(other.onceIgnored, onceIgnored),
        first(other.resetsIgnored, resetsIgnored),
        first(other.onceKept, onceKept),
        first(other.ejectIgnored, ejectIgnored),
        first(other.sessionLostAfterMs, sessionLostAfterMs));
  }
}

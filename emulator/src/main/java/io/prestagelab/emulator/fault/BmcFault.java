package io.prestagelab.emulator.fault;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a BMC gets wrong.
 *
 * @param onceIgnored a boot override Once is consumed, but the server boots as usual
 * @param resetsIgnored reset types that are accepted and not carried out
 * @param onceKept a boot override Once is not consumed by the boot that it causes
 * @param ejectIgnored a medium that the server ejects is in its drive again at once
 */
public record BmcFault(
    @Nullable Boolean onceIgnored,
    @Nullable Set<String> resetsIgnored,
    @Nullable Boolean onceKept,
    @Nullable Boolean ejectIgnored) {

  /** Nothing goes wrong. */
  public static final BmcFault NONE = new BmcFault(null, null, null, null);

  /** A boot override Once leads nowhere. */
  public static BmcFault ignoringOnce() {
    return new BmcFault(true, null, null, null);
  }

  /** Resets of these types are accepted and not carried out. */
  public static BmcFault ignoringResets(Set<String> types) {
    return new BmcFault(null, types, null, null);
  }

  /** Once stays, and so does a medium that the server ejected: it installs for ever. */
  public static BmcFault looping() {
    return new BmcFault(null, null, true, true);
  }

  /** Whether Once leads nowhere. */
  public boolean ignoresOnce() {
    return onceIgnored != null && onceIgnored;
  }

  /** Whether Once stays. */
  public boolean keepsOnce() {
    return onceKept != null && onceKept;
  }

  /** Whether an ejected medium comes back. */
  public boolean ignoresEject() {
    return ejectIgnored != null && ejectIgnored;
  }

  /** Whether this reset type is accepted and not carried out. */
  public boolean ignoresReset(String type) {
    return resetsIgnored != null && resetsIgnored.contains(type);
  }
}

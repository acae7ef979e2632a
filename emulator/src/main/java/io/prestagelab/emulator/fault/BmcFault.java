package io.prestagelab.emulator.fault;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a BMC gets wrong.
 *
 * @param onceIgnored a boot override Once is consumed, but the server boots as usual
 * @param resetsIgnored reset types that are accepted and not carried out
 */
public record BmcFault(@Nullable Boolean onceIgnored, @Nullable Set<String> resetsIgnored) {

  /** Nothing goes wrong. */
  public static final BmcFault NONE = new BmcFault(null, null);

  /** Whether Once leads nowhere. */
  public boolean ignoresOnce() {
    return onceIgnored != null && onceIgnored;
  }

  /** Whether this reset type is accepted and not carried out. */
  public boolean ignoresReset(String type) {
    return resetsIgnored != null && resetsIgnored.contains(type);
  }
}

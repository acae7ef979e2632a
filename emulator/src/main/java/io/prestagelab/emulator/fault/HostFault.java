package io.prestagelab.emulator.fault;

import static io.prestagelab.emulator.fault.MediaFault.first;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with the server behind a BMC. Reset types that are accepted and not carried out
 * are a {@link BmcFault}.
 *
 * @param slowPostSeconds the firmware takes that much longer at every boot
 * @param bootsNowhere the firmware finds nothing to boot from
 * @param powerLostAfterSeconds power is lost once, so long after the next power-on, or after now if
 *     the server is on
 * @param powerLostAtLine power is lost once, when a line of the console contains a match of this
 *     regular expression
 */
public record HostFault(
    @Nullable Integer slowPostSeconds,
    @Nullable Boolean bootsNowhere,
    @Nullable Integer powerLostAfterSeconds,
    @Nullable String powerLostAtLine)
    implements Fault {

  /** Nothing goes wrong. */
  public static final HostFault NONE = new HostFault(null, null, null, null);

  public HostFault {
    check("slowPostSeconds", slowPostSeconds);
    check("powerLostAfterSeconds", powerLostAfterSeconds);
    try {
      Pattern unused = powerLostAtLine == null ? null : Pattern.compile(powerLostAtLine);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "powerLostAtLine '" + powerLostAtLine + "': " + e.getDescription(), e);
    }
  }

  private static void check(String name, @Nullable Integer seconds) {
    if (seconds != null && (seconds < 0 || seconds > 86_400)) {
      throw new IllegalArgumentException(name + " " + seconds + ": 0 to 86400 is possible");
    }
  }

  /** Whether the firmware is to find nothing. */
  public boolean leadsNowhere() {
    return bootsNowhere != null && bootsNowhere;
  }

  /** Whether this console line takes the power. */
  public boolean isLastLine(String line) {
    return powerLostAtLine != null && Pattern.compile(powerLostAtLine).matcher(line).find();
  }

  /** Both at once; where they differ, the other counts. */
  HostFault and(HostFault other) {
    return new HostFault(
        first(other.slowPostSeconds, slowPostSeconds),
        first(other.bootsNowhere, bootsNowhere),
        first(other.powerLostAfterSeconds, powerLostAfterSeconds),
        first(other.powerLostAtLine, powerLostAtLine));
  }

  HostFault withoutPowerLoss() {
    return new HostFault(slowPostSeconds, bootsNowhere, null, null);
  }
}

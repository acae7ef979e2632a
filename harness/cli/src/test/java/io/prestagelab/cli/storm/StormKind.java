package io.prestagelab.cli.storm;

import static io.prestagelab.cli.storm.StormOutcome.EJECT_REFUSED;
import static io.prestagelab.cli.storm.StormOutcome.FAILED;
import static io.prestagelab.cli.storm.StormOutcome.HUNG;
import static io.prestagelab.cli.storm.StormOutcome.INSERT_REFUSED;
import static io.prestagelab.cli.storm.StormOutcome.LOCAL;
import static io.prestagelab.cli.storm.StormOutcome.LOOP;
import static io.prestagelab.cli.storm.StormOutcome.NO_BOOT;
import static io.prestagelab.cli.storm.StormOutcome.OFF_REFUSED;
import static io.prestagelab.cli.storm.StormOutcome.OLD_SYSTEM;
import static io.prestagelab.cli.storm.StormOutcome.ON_REFUSED;
import static io.prestagelab.cli.storm.StormOutcome.OTHER_MEDIUM;
import static io.prestagelab.cli.storm.StormOutcome.OVERRIDE_REFUSED;
import static io.prestagelab.cli.storm.StormOutcome.PANIC;
import static io.prestagelab.cli.storm.StormOutcome.POWER_LOST;
import static io.prestagelab.cli.storm.StormOutcome.REMOTE;
import static io.prestagelab.cli.storm.StormOutcome.SESSION_REFUSED;
import static io.prestagelab.cli.storm.StormOutcome.UNREADABLE;

/**
 * What goes wrong with an install, and what must become of it. The outcomes are written by hand,
 * from what a fault means to a System Controller that retries reads and repeats no order.
 */
enum StormKind {
  NONE("", LOCAL),

  BUSY("{'http': {'method': 'GET', 'path': '.*/Systems/.*', 'status': 503, 'count': 2}}", LOCAL),
  BUSY_FOR_A_WHILE(
      "{'http': {'method': 'POST', 'path': '.*/Sessions', 'status': 503, 'retryAfter': 1, 'count': 1}}",
      LOCAL),
  NO_SESSIONS("{'http': {'path': '.*/Sessions', 'status': 401}}", SESSION_REFUSED),
  INSERT_FAILS(
      "{'http': {'method': 'POST', 'path': '.*InsertMedia', 'status': 500}}", INSERT_REFUSED),
  NO_LICENSE(
      "{'http': {'method': 'POST', 'path': '.*InsertMedia', 'message': 'LicenseKeyRequired'}}",
      INSERT_REFUSED),
  RESET_REFUSED(
      "{'http': {'method': 'POST', 'path': '.*ComputerSystem.Reset', 'message': 'InsufficientPrivilege'}}",
      ON_REFUSED,
      Before.OFF),
  SLOW_ANSWERS("{'http': {'path': '.*', 'probability': 0.3, 'delayMs': 200}}", LOCAL),
  NO_ANSWER("{'http': {'method': 'POST', 'path': '.*InsertMedia', 'hang': true}}", INSERT_REFUSED),
  DROPPED_ONCE(
      "{'http': {'method': 'GET', 'path': '.*/Systems/[^/]+', 'drop': true, 'count': 1}}", LOCAL),
  DROPPED("{'http': {'method': 'GET', 'path': '.*/VirtualMedia/Cd', 'drop': true}}", EJECT_REFUSED),
  ANSWER_LOST(
      "{'http': {'method': 'POST', 'path': '.*ComputerSystem.Reset', 'drop': true, 'count': 1}}",
      ON_REFUSED,
      Before.OFF),
  CUT_ANSWER(
      "{'http': {'method': 'GET', 'path': '.*/Systems/[^/]+', 'truncateAt': 20, 'count': 1}}",
      LOCAL),
  CALLED_HTML("{'http': {'path': '.*', 'contentType': 'text/html'}}", LOCAL),
  EMPTY_ANSWERS(
      "{'http': {'method': 'GET', 'path': '.*/Systems/[^/]+', 'emptyBody': true}}", OFF_REFUSED),
  OLD_ETAGS(
      "{'http': {'method': 'GET', 'path': '.*/Systems/[^/]+', 'staleEtag': true}}",
      OVERRIDE_REFUSED),

  SLOW_MEDIUM("{'media': {'kibPerSecond': 1024}}", LOCAL),
  CUT_MEDIUM("{'media': {'cutAt': 300000}}", UNREADABLE),
  /** A simulated server reads every byte and checks none. */
  WRONG_BIT("{'media': {'flipAt': 4096}}", LOCAL),
  INSERTED_EARLY("{'media': {'inserted': 'early'}}", LOCAL),
  NEVER_INSERTED("{'media': {'inserted': 'never'}}", INSERT_REFUSED),
  OTHER_SPELLING("{'media': {'imageShown': '{image}/'}}", LOCAL),
  SWAPPED("{'media': {'swapTo': '@OTHER@'}}", OTHER_MEDIUM),

  ONCE_IGNORED("{'bmc': {'onceIgnored': true}}", OLD_SYSTEM, Before.INSTALLED),
  ON_IGNORED("{'bmc': {'resetsIgnored': ['On', 'ForceOn']}}", ON_REFUSED, Before.OFF),
  OFF_IGNORED(
      "{'bmc': {'resetsIgnored': ['ForceOff', 'GracefulShutdown']}}", OFF_REFUSED, Before.ON),
  ONCE_KEPT("{'bmc': {'onceKept': true}}", LOCAL),
  EJECT_IGNORED("{'bmc': {'ejectIgnored': true}}", LOCAL),
  LOOPING("{'bmc': {'onceKept': true, 'ejectIgnored': true}}", LOOP),
  SESSION_LOST("{'bmc': {'sessionLostAfterMs': 0}}", OFF_REFUSED),

  SLOW_POST("{'host': {'slowPostSeconds': 30}}", LOCAL),
  BOOTS_NOWHERE("{'host': {'bootsNowhere': true}}", NO_BOOT),
  /** On long enough for the slowest client to see it. */
  POWER_LOST_EARLY(
      "{'host': {'slowPostSeconds': 900, 'powerLostAfterSeconds': 600}}", POWER_LOST, Before.OFF),
  POWER_LOST_LATE(
      "{'host': {'slowPostSeconds': 200, 'powerLostAtLine': 'Local Install'}}", POWER_LOST),

  KERNEL_PANIC("failure: panic", PANIC, true),
  HANGING("failure: hang", HUNG, true),
  INSTALLATION("failure: installation", FAILED, true),
  WRONG_BUNDLE("bundle: invalid", REMOTE, true),
  NO_BUNDLE("bundle: absent", REMOTE, true),
  DEAF("ignoresPowerButton: true", LOCAL, true);

  /** What a server must be before the fault is put in. */
  enum Before {
    ANYTHING,
    OFF,
    ON,
    /** Off, with a system that was installed before. */
    INSTALLED
  }

  private final String fault;
  private final StormOutcome expected;
  private final Before before;
  private final boolean modelled;

  StormKind(String fault, StormOutcome expected) {
    this(fault, expected, Before.ANYTHING, false);
  }

  StormKind(String fault, StormOutcome expected, Before before) {
    this(fault, expected, before, false);
  }

  StormKind(String fault, StormOutcome expected, boolean modelled) {
    this(fault, expected, Before.ANYTHING, modelled);
  }

  StormKind(String fault, StormOutcome expected, Before before, boolean modelled) {
    this.fault = fault.replace('\'', '"');
    this.expected = expected;
    this.before = before;
    this.modelled = modelled;
  }

  /** A fault of the plan as JSON, or a key of the simulated server. */
  String fault() {
    return fault;
  }

  StormOutcome expected() {
    return expected;
  }

  /** Whether it may end so: a medium that was told too early can come too late for the server. */
  boolean mayEndAs(StormOutcome outcome) {
    boolean late = this == INSERTED_EARLY && (outcome == NO_BOOT || outcome == OLD_SYSTEM);
    return outcome == expected || late;
  }

  /**
   * Whether its server may be installed though who drives it was told otherwise: the order was
   * carried out and its answer lost, or the server was only to be on, with an earlier medium in it.
   */
  boolean mayComeUpUnasked() {
    return this == ANSWER_LOST || before == Before.ON;
  }

  Before before() {
    return before;
  }

  /** Whether it is the simulated server that is made so, and not a fault of the plan. */
  boolean isModelled() {
    return modelled;
  }

  boolean isOfThePlan() {
    return !modelled && this != NONE;
  }

  String words() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }
}

package io.prestagelab.emulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.prestagelab.emulator.fault.HttpFault.BadLine;
import io.prestagelab.emulator.fault.HttpFault.When;
import io.prestagelab.emulator.fault.HttpFault.WrongAnswer;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which values a fault may have, and what it says of itself. */
class FaultValuesTest {
  private static final int HOUR_MS = 3_600_000;
  private static final int DAY_S = 86_400;

  private static HttpFault.WrongAnswer answer(
      @Nullable Integer status, @Nullable Integer retryAfter) {
    return new WrongAnswer(status, null, retryAfter, null, null, null);
  }

  private static Stream<Arguments> wrong() {
    return Stream.of(
        refused("status 199", () -> answer(199, null)),
        refused("status 600", () -> answer(600, null)),
        refused("retryAfter -1", () -> answer(null, -1)),
        refused("count 0", () -> new When(null, null, 0, null)),
        refused("probability -0.1", () -> new When(null, null, null, -0.1)),
        refused("probability 1.1", () -> new When(null, null, null, 1.1)),
        refused("fault path '('", () -> new When(null, "(", null, null)),
        refused("delayMs -1", () -> new BadLine(-1L, null, null, null)),
        refused("delayMs 3600001", () -> new BadLine(HOUR_MS + 1L, null, null, null)),
        refused("truncateAt -1", () -> new BadLine(null, null, null, -1)),
        refused("kibPerSecond 0", () -> new MediaFault(0, null, null, null, null, null)),
        refused("inserted 'late'", () -> new MediaFault(null, null, null, "late", null, null)),
        refused("Illegal character", () -> new MediaFault(null, null, null, null, null, "a b")),
        refused("sessionLostAfterMs -1", () -> BmcFault.losingSessions(-1)),
        refused("sessionLostAfterMs 3600001", () -> BmcFault.losingSessions(HOUR_MS + 1L)),
        refused("slowPostSeconds -1", () -> new HostFault(-1, null, null, null)),
        refused("slowPostSeconds 86401", () -> new HostFault(DAY_S + 1, null, null, null)),
        refused("powerLostAfterSeconds -1", () -> new HostFault(null, null, -1, null)),
        refused("powerLostAtLine '['", () -> new HostFault(null, null, null, "[")));
  }

  private static Arguments refused(String why, ThrowingCallable fault) {
    return Arguments.of(why, fault);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void a_value_that_cannot_be_is_refused_by_its_name(String why, ThrowingCallable fault) {
    assertThatIllegalArgumentException().isThrownBy(fault).withMessageContaining(why);
  }

  private static Stream<Arguments> right() {
    return Stream.of(
        refused("least status", () -> answer(200, 0)),
        refused("greatest status", () -> answer(599, null)),
        refused("once", () -> new When(null, null, 1, 0.0)),
        refused("certain", () -> new When(null, null, null, 1.0)),
        refused("no delay", () -> new BadLine(0L, null, null, 0)),
        refused("longest delay", () -> new BadLine((long) HOUR_MS, null, null, null)),
        refused("slowest", () -> new MediaFault(1, null, null, "never", null, "http://a/b")),
        refused("at once", () -> BmcFault.losingSessions(0)),
        refused("after an hour", () -> BmcFault.losingSessions(HOUR_MS)),
        refused("now", () -> new HostFault(0, null, 0, null)),
        refused("a day", () -> new HostFault(DAY_S, null, DAY_S, null)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("right")
  void the_bounds_themselves_can_be(String what, ThrowingCallable fault) {
    assertThatCode(fault).as(what).doesNotThrowAnyException();
  }

  @Test
  void a_bmc_gets_wrong_what_its_fault_says_and_nothing_else() {
    assertThat(BmcFault.ignoringOnce().ignoresOnce()).isTrue();
    assertThat(BmcFault.ignoringOnce().keepsOnce()).isFalse();
    assertThat(BmcFault.looping().keepsOnce()).isTrue();
    assertThat(BmcFault.looping().ignoresEject()).isTrue();
    assertThat(BmcFault.looping().ignoresOnce()).isFalse();
    assertThat(BmcFault.NONE.ignoresEject()).isFalse();
    BmcFault resets = BmcFault.ignoringResets(Set.of("ForceOff"));
    assertThat(resets.ignoresReset("ForceOff")).isTrue();
    assertThat(resets.ignoresReset("On")).isFalse();
    assertThat(BmcFault.NONE.ignoresReset("On")).isFalse();
  }

  @Test
  void of_two_faults_the_other_counts_where_both_say_something() {
    BmcFault both = new BmcFault(true, Set.of("On"), false, true, 1L);
    BmcFault other = new BmcFault(false, Set.of("Nmi"), true, false, 2L);
    assertThat(both.and(other)).isEqualTo(other);
    assertThat(both.and(BmcFault.NONE)).isEqualTo(both);
    assertThat(BmcFault.NONE.and(both)).isEqualTo(both);
    HostFault host = new HostFault(1, true, 2, "a");
    assertThat(host.and(HostFault.NONE)).isEqualTo(host);
    assertThat(host.and(new HostFault(3, false, 4, "b")))
        .isEqualTo(new HostFault(3, false, 4, "b"));
    MediaFault medium = new MediaFault(1, 2L, 3L, "early", "x", "http://y");
    assertThat(medium.and(MediaFault.NONE)).isEqualTo(medium);
    MediaFault next = new MediaFault(4, 5L, 6L, "never", "z", "http://w");
    assertThat(medium.and(next)).isEqualTo(next);
  }

  @Test
  void power_goes_at_the_line_that_contains_the_words() {
    HostFault fault = new HostFault(null, null, null, "copy \\w+");
    assertThat(fault.isLastLine("files copy done")).isTrue();
    assertThat(fault.isLastLine("files copy")).isFalse();
    assertThat(HostFault.NONE.isLastLine("files copy done")).isFalse();
    assertThat(HostFault.NONE.leadsNowhere()).isFalse();
    assertThat(new HostFault(null, true, null, null).leadsNowhere()).isTrue();
    assertThat(new HostFault(null, false, null, null).leadsNowhere()).isFalse();
  }

  @Test
  void a_medium_shows_what_it_is_told_to() {
    MediaFault shown = new MediaFault(null, null, null, "early", "cut:{image}", null);
    assertThat(shown.shown("http://a/b.iso")).isEqualTo("cut:http://a/b.iso");
    assertThat(shown.insertedEarly()).isTrue();
    assertThat(shown.insertedNever()).isFalse();
    assertThat(MediaFault.NONE.shown("x")).isEqualTo("x");
    assertThat(MediaFault.NONE.insertedEarly()).isFalse();
    MediaFault never = new MediaFault(null, null, null, "never", null, null);
    assertThat(never.insertedNever()).isTrue();
    assertThat(never.insertedEarly()).isFalse();
  }

  @Test
  void every_refusal_of_the_catalogue_says_where_it_was_seen() {
    assertThat(VendorRefusal.all()).hasSizeGreaterThan(5);
    assertThat(VendorRefusal.all().keySet())
        .allSatisfy(
            key -> {
              VendorRefusal one = VendorRefusal.of(key);
              assertThat(one.source()).isNotBlank();
              assertThat(one.text()).isNotBlank();
              assertThat(one.status()).isBetween(400, 599);
              assertThat(HttpFault.refusal("POST", ".*", 1, key).answer().message()).isEqualTo(key);
            });
  }

  @Test
  void a_message_that_no_vendor_sends_is_refused_with_those_there_are() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpFault.refusal("POST", ".*", 1, "Nothing"))
        .withMessageContaining("message 'Nothing'; there are [");
  }
}

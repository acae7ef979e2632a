package io.prestagelab.bmctools.scrub;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a BMC sends may be long: Java's expressions go deeper with each turn of a group. */
class LongTextsTest {
  private static final int OFTEN = 30_000;

  @ParameterizedTest
  @ValueSource(strings = {"%41", "a.", "a@a.", "aa:", "1.", "::", "ff", "a/", "https://a:b@c.d/"})
  void long_texts_are_read(String piece) {
    String text = piece.repeat(OFTEN / piece.length());
    assertThatCode(
            () -> {
              Object unused = Shapes.in(text);
              Object unusedToo = new Encodings(UnaryOperator.identity()).in(text);
            })
        .doesNotThrowAnyException();
  }
}

package io.prestagelab.lab.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.prestagelab.lab.LabException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenLabsTest {
  private final List<String> ended = new ArrayList<>();
  private final OpenLabs open = new OpenLabs();

  @Test
  void what_was_opened_last_ends_first() {
    open.add(() -> ended.add("folder"));
    open.add(() -> ended.add("server"));
    open.close();
    assertThat(ended).containsExactly("server", "folder");
  }

  @Test
  void an_ending_that_fails_keeps_no_other_from_its_end() {
    open.add(() -> ended.add("verdict"));
    open.add(() -> fail("the folder stays"));
    open.add(() -> fail("the server stays"));
    Throwable trouble = catchThrowable(open::close);
    assertThat(ended).containsExactly("verdict");
    assertThat(trouble).isInstanceOf(LabException.class).hasMessage("the server stays");
    assertThat(trouble.getSuppressed()).hasSize(1);
    assertThat(trouble.getSuppressed()[0]).hasMessage("the folder stays");
  }

  private static void fail(String why) {
    throw new LabException(why);
  }
}

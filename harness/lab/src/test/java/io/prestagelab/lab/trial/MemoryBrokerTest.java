package io.prestagelab.lab.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.prestagelab.lab.LabException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class MemoryBrokerTest {
  private final MemoryBroker broker = new MemoryBroker(3000);

  @Test
  void lets_the_next_wait_until_there_is_room_again() {
    Runnable first = broker.lend(2000);
    CompletableFuture<Runnable> second = CompletableFuture.supplyAsync(() -> broker.lend(2000));
    assertThat(second).isNotDone();
    first.run();
    await().until(second::isDone);
  }

  @Test
  void refuses_what_will_never_fit() {
    assertThatThrownBy(() -> broker.lend(4000))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("needs 4000 MiB of memory, 3000 MiB are free");
  }
}

package io.prestagelab.emulator.bmc;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.emulator.TestWeb;
import io.prestagelab.emulator.fault.MediaFault;
import io.prestagelab.emulator.host.SimulatedModel;
import io.prestagelab.emulator.media.MediaRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlowMediumTest {
  private static final int RATE = 50;
  private static final String KERNEL = "Linux version";

  @TempDir Path folder;

  /** The clock that a test moves never passes while a thread sleeps. */
  @Test
  void a_slow_medium_takes_the_time_of_its_server_and_no_thread() throws IOException {
    try (TestWeb web = new TestWeb();
        TimedBmc one = new TimedBmc(folder, SimulatedModel.USUAL)) {
      URI image = web.put("/boot.iso", new byte[100 * RATE * 1024]);
      one.faults.media(new MediaFault(RATE, null, null, null, null, null));
      one.bmc.cd().insert(image.toString(), MediaRequest.of(image, folder));
      one.bmc.reset(ResetType.ON);
      one.pass(45 + 100 + 29);
      assertThat(console(one)).contains("Booting from DVD").doesNotContain(KERNEL);
      one.pass(1);
      assertThat(console(one)).contains(KERNEL);
    }
  }

  private static String console(TimedBmc one) {
    StringBuilder text = new StringBuilder();
    one.bmc
        .console()
        .read(
            new ConsoleFeed.Sink() {
              @Override
              public void send(byte[] bytes, Runnable sent) {
                text.append(new String(bytes, StandardCharsets.UTF_8));
              }

              @Override
              public void dropped() {}
            })
        .run();
    return text.toString();
  }
}

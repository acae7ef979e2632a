package io.prestagelab.emulator.bmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.emulator.host.SimulatedModel;
import io.prestagelab.emulator.media.MediaRequest;
import io.prestagelab.emulator.media.MediaSource;
import io.prestagelab.emulator.media.PlainWeb;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VirtualMediaSlotTest {

  @TempDir Path folder;

  @Test
  void while_a_medium_is_fetched_nothing_is_inserted_and_an_eject_ends_it() throws Exception {
    try (PlainWeb web = new PlainWeb();
        TimedBmc one = new TimedBmc(folder, SimulatedModel.IDLE)) {
      URI image = web.halting(new byte[1 << 20]);
      MediaRequest request = MediaRequest.of(image, folder);
      CompletableFuture<Void> fetching =
          CompletableFuture.runAsync(() -> one.bmc.cd().insert(image.toString(), request));
      web.awaitHalf();
      assertThat(one.bmc.cd().state().inserted()).isFalse();
      assertThatThrownBy(() -> one.bmc.cd().insert(image.toString(), request))
          .isInstanceOf(BmcException.class)
          .hasMessageContaining("being fetched");
      assertThat(one.bmc.cd().eject()).isTrue();
      web.goOn();
      assertThatThrownBy(() -> fetching.get(60, TimeUnit.SECONDS))
          .hasMessageContaining("ejected while it was fetched");
      assertThat(one.bmc.cd().state().inserted()).isFalse();
    }
  }

  @Test
  void an_eject_by_the_guest_that_comes_late_leaves_the_next_medium_alone() throws Exception {
    try (PlainWeb web = new PlainWeb();
        TimedBmc one = new TimedBmc(folder, SimulatedModel.IDLE)) {
      URI image = web.whole(new byte[4096]);
      VirtualMediaSlot cd = one.bmc.cd();
      cd.insert(image.toString(), MediaRequest.of(image, folder));
      MediaSource first = cd.medium().orElseThrow();
      cd.eject();
      cd.insert(image.toString(), MediaRequest.of(image, folder));
      MediaSource second = cd.medium().orElseThrow();
      cd.ejectedByGuest(first);
      assertThat(cd.medium()).containsSame(second);
      cd.ejectedByGuest(second);
      assertThat(cd.state()).isEqualTo(VirtualMediaState.EMPTY);
    }
  }

  @Test
  void what_the_drive_shows_is_how_the_medium_came() throws Exception {
    try (PlainWeb web = new PlainWeb();
        TimedBmc one = new TimedBmc(folder, SimulatedModel.IDLE)) {
      URI image = web.whole(new byte[4096]);
      one.bmc.cd().insert(image.toString(), MediaRequest.of(image, folder));
      assertThat(one.bmc.cd().state())
          .isEqualTo(new VirtualMediaState(image.toString(), true, "URI", "Upload"));
      one.bmc.cd().eject();
      assertThat(one.bmc.cd().state()).isEqualTo(VirtualMediaState.EMPTY);
    }
  }
}

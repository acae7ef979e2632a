package io.prestagelab.emulator.bmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.emulator.bmc.BmcEvent.Kind;
import io.prestagelab.emulator.bmc.BmcException.Reason;
import io.prestagelab.emulator.fault.BmcFault;
import io.prestagelab.emulator.fault.FaultPlan;
import io.prestagelab.emulator.fault.MediaFault;
import io.prestagelab.emulator.host.SimulatedModel;
import io.prestagelab.emulator.media.MediaRequest;
import io.prestagelab.emulator.media.MediaSource;
import io.prestagelab.emulator.media.PlainWeb;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
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

  private List<String> told(TimedBmc one) {
    return one.bmc.events().stream()
        .filter(event -> event.kind().name().startsWith("MEDIA") || event.kind() == Kind.FAILED)
        .map(event -> event.kind() + " " + event.detail())
        .toList();
  }

  private int struck(TimedBmc one) {
    return one.faults.all().get(0).struck();
  }

  @Test
  void what_comes_and_goes_is_logged() throws Exception {
    try (PlainWeb web = new PlainWeb();
        TimedBmc one = new TimedBmc(folder, SimulatedModel.IDLE)) {
      URI image = web.whole(new byte[4096]);
      one.bmc.cd().insert(image.toString(), MediaRequest.of(image, folder));
      assertThat(one.bmc.cd().eject()).isTrue();
      assertThat(one.bmc.cd().eject()).isFalse();
      assertThat(told(one)).containsExactly("MEDIA_INSERTED " + image, "MEDIA_EJECTED by the BMC");
    }
  }

  @Test
  void one_medium_is_in_a_drive_at_a_time() throws Exception {
    try (PlainWeb web = new PlainWeb();
        TimedBmc one = new TimedBmc(folder, SimulatedModel.IDLE)) {
      URI image = web.whole(new byte[4096]);
      MediaRequest request = MediaRequest.of(image, folder);
      one.bmc.cd().insert(image.toString(), request);
      assertThat(one.bmc.cd().request()).isEqualTo(request);
      assertThatThrownBy(() -> one.bmc.cd().insert("other", request))
          .isInstanceOf(BmcException.class)
          .hasMessage("a medium is inserted already (" + image + "); eject it first");
      assertThatThrownBy(() -> one.bmc.cd().claim("other"))
          .isInstanceOf(BmcException.class)
          .hasMessageStartingWith("a medium is inserted already");
    }
  }

  @Test
  void the_percentage_of_what_is_fetched_whole_is_told_and_a_hundred_only_at_its_end()
      throws Exception {
    try (PlainWeb web = new PlainWeb();
        TimedBmc one = new TimedBmc(folder, SimulatedModel.IDLE)) {
      URI image = web.whole(new byte[1 << 20]);
      List<Integer> percents = new CopyOnWriteArrayList<>();
      one.bmc.cd().insert(image.toString(), MediaRequest.of(image, folder), percents::add);
      assertThat(percents).isNotEmpty().isSorted().allMatch(p -> p > 0 && p <= 99);
      assertThat(percents).last().isEqualTo(99);
    }
  }

  @Test
  void who_has_had_enough_of_fetching_ends_it() throws Exception {
    try (PlainWeb web = new PlainWeb();
        TimedBmc one = new TimedBmc(folder, SimulatedModel.IDLE)) {
      URI image = web.whole(new byte[4096]);
      assertThatThrownBy(
              () ->
                  one.bmc
                      .cd()
                      .insert(
                          image.toString(),
                          MediaRequest.of(image, folder),
                          percent -> {
                            throw new BmcException(Reason.CONFLICT, "the task was cancelled");
                          }))
          .isInstanceOf(BmcException.class)
          .hasMessage("the task was cancelled");
      one.bmc.cd().insert(image.toString(), MediaRequest.of(image, folder));
    }
  }

  @Test
  void what_cannot_be_had_is_not_inserted_and_keeps_nothing_else_out() throws Exception {
    try (PlainWeb web = new PlainWeb();
        TimedBmc one = new TimedBmc(folder, SimulatedModel.IDLE)) {
      URI image = web.whole(new byte[4096]);
      URI none = URI.create("ftp://10.0.2.2/x.iso");
      assertThatThrownBy(() -> one.bmc.cd().insert(none.toString(), MediaRequest.of(none, folder)))
          .isInstanceOf(BmcException.class)
          .hasMessageContaining("not an http or https URL");
      assertThat(told(one)).isEmpty();
      one.bmc.cd().insert(image.toString(), MediaRequest.of(image, folder));
      assertThat(one.bmc.cd().state().inserted()).isTrue();
    }
  }

  /** As BMCs do that answer before they have fetched anything. */
  @Test
  void a_medium_that_is_claimed_is_shown_before_it_is_there() throws Exception {
    try (PlainWeb web = new PlainWeb();
        TimedBmc one = new TimedBmc(folder, SimulatedModel.IDLE)) {
      one.faults.media(new MediaFault(null, null, null, "early", null, null));
      URI image = web.whole(new byte[4096]);
      VirtualMediaSlot cd = one.bmc.cd();
      VirtualMediaSlot.Claim claim = cd.claim(image.toString());
      assertThat(cd.state())
          .isEqualTo(new VirtualMediaState(image.toString(), true, "URI", "Stream"));
      assertThat(cd.medium()).isEmpty();
      assertThat(struck(one)).isEqualTo(1);
      assertThatThrownBy(() -> cd.claim("other")).isInstanceOf(BmcException.class);
      cd.insert(claim, image.toString(), MediaRequest.of(image, folder), percent -> {});
      assertThat(cd.medium()).isPresent();
      assertThat(struck(one)).isEqualTo(1);
    }
  }

  @Test
  void a_claim_that_was_ejected_is_worth_nothing() throws Exception {
    try (PlainWeb web = new PlainWeb();
        TimedBmc one = new TimedBmc(folder, SimulatedModel.IDLE)) {
      URI image = web.whole(new byte[4096]);
      VirtualMediaSlot cd = one.bmc.cd();
      VirtualMediaSlot.Claim claim = cd.claim(image.toString());
      assertThat(cd.eject()).isTrue();
      assertThatThrownBy(() -> cd.insert(claim, "x", MediaRequest.of(image, folder), percent -> {}))
          .isInstanceOf(BmcException.class)
          .hasMessageContaining("was ejected while it was fetched");
      assertThat(cd.state()).isEqualTo(VirtualMediaState.EMPTY);
    }
  }

  /** A claim that came to nothing stays, and the next medium takes its place. */
  @Test
  void the_next_medium_takes_the_place_of_a_claim_that_failed() throws Exception {
    try (PlainWeb web = new PlainWeb();
        TimedBmc one = new TimedBmc(folder, SimulatedModel.IDLE)) {
      VirtualMediaSlot cd = one.bmc.cd();
      URI none = URI.create("ftp://10.0.2.2/x.iso");
      VirtualMediaSlot.Claim claim = cd.claim(none.toString());
      assertThatThrownBy(
              () -> cd.insert(claim, none.toString(), MediaRequest.of(none, folder), percent -> {}))
          .isInstanceOf(BmcException.class);
      assertThat(cd.state().inserted()).isTrue();
      URI image = web.whole(new byte[4096]);
      cd.insert(image.toString(), MediaRequest.of(image, folder));
      assertThat(cd.state().image()).isEqualTo(image.toString());
    }
  }

  @Test
  void a_fault_of_media_strikes_with_each_that_is_inserted() throws Exception {
    try (PlainWeb web = new PlainWeb();
        TimedBmc one = new TimedBmc(folder, SimulatedModel.IDLE)) {
      one.faults.media(new MediaFault(null, 10L, null, null, null, null));
      URI image = web.whole(new byte[4096]);
      one.bmc.cd().insert(image.toString(), MediaRequest.of(image, folder));
      assertThat(struck(one)).isEqualTo(1);
      MediaSource medium = one.bmc.cd().medium().orElseThrow();
      assertThatThrownBy(() -> medium.read(0, ByteBuffer.allocate(100)))
          .hasMessageContaining("by the fault plan");
    }
  }

  @Test
  void another_image_is_swapped_in_and_clients_read_what_they_sent() throws Exception {
    try (PlainWeb web = new PlainWeb();
        TimedBmc one = new TimedBmc(folder, SimulatedModel.IDLE)) {
      URI other = web.whole(new byte[8192]);
      one.faults.media(new MediaFault(null, null, null, null, null, other.toString()));
      URI image = URI.create("http://127.0.0.1:1/x.iso");
      one.bmc.cd().insert(image.toString(), MediaRequest.of(image, folder));
      assertThat(one.bmc.cd().medium()).get().extracting(MediaSource::length).isEqualTo(8192L);
      assertThat(one.bmc.cd().state().image()).isEqualTo(image.toString());
    }
  }

  @Test
  void what_the_server_ejects_is_gone_and_its_file_too() throws Exception {
    try (PlainWeb web = new PlainWeb();
        TimedBmc one = new TimedBmc(folder, SimulatedModel.IDLE)) {
      URI image = web.whole(new byte[4096]);
      one.bmc.cd().insert(image.toString(), MediaRequest.of(image, folder));
      MediaSource medium = one.bmc.cd().medium().orElseThrow();
      one.bmc.cd().ejectedByGuest(medium);
      assertThat(told(one)).endsWith("MEDIA_EJECTED by the server");
      assertThat(one.bmc.cd().request()).isNull();
      assertThatThrownBy(() -> medium.read(0, ByteBuffer.allocate(1)))
          .isInstanceOf(IOException.class);
    }
  }

  /** A BMC with a server that notes what is in its drive. */
  private Bmc with(NotingHost server, FaultPlan faults) {
    return new Bmc(BmcSettings.of("s1", folder).withFaults(faults), server, Runnable::run);
  }

  @Test
  void the_server_has_what_is_inserted() throws Exception {
    NotingHost server = new NotingHost();
    try (PlainWeb web = new PlainWeb();
        Bmc bmc = with(server, new FaultPlan())) {
      URI image = web.whole(new byte[4096]);
      bmc.cd().insert(image.toString(), MediaRequest.of(image, folder));
      assertThat(server.medium).isSameAs(bmc.cd().medium().orElseThrow());
      bmc.cd().eject();
      assertThat(server.medium).isNull();
    }
  }

  @Test
  void a_server_that_does_not_take_a_medium_has_none() throws Exception {
    NotingHost server = new NotingHost();
    try (PlainWeb web = new PlainWeb();
        Bmc bmc = with(server, new FaultPlan())) {
      server.breakDown();
      URI image = web.whole(new byte[4096]);
      assertThatThrownBy(() -> bmc.cd().insert(image.toString(), MediaRequest.of(image, folder)))
          .isInstanceOf(BmcException.class)
          .hasMessage("out of order");
      assertThat(bmc.cd().state()).isEqualTo(VirtualMediaState.EMPTY);
    }
  }

  @Test
  void a_bmc_that_ignores_ejects_puts_the_medium_back() throws Exception {
    NotingHost server = new NotingHost();
    FaultPlan faults = new FaultPlan();
    faults.bmc(BmcFault.looping());
    try (PlainWeb web = new PlainWeb();
        Bmc bmc = with(server, faults)) {
      URI image = web.whole(new byte[4096]);
      bmc.cd().insert(image.toString(), MediaRequest.of(image, folder));
      MediaSource medium = bmc.cd().medium().orElseThrow();
      server.setMedium(null);
      bmc.cd().ejectedByGuest(medium);
      assertThat(bmc.cd().medium()).containsSame(medium);
      assertThat(server.medium).isSameAs(medium);
      assertThat(faults.all().get(0).struck()).isEqualTo(1);
      assertThat(bmc.events())
          .last()
          .extracting(BmcEvent::detail)
          .isEqualTo("again, after the server had ejected it");
    }
  }

  @Test
  void one_that_cannot_is_as_empty_as_the_server_and_says_why() throws Exception {
    NotingHost server = new NotingHost();
    FaultPlan faults = new FaultPlan();
    faults.bmc(BmcFault.looping());
    try (PlainWeb web = new PlainWeb();
        Bmc bmc = with(server, faults)) {
      URI image = web.whole(new byte[4096]);
      bmc.cd().insert(image.toString(), MediaRequest.of(image, folder));
      MediaSource medium = bmc.cd().medium().orElseThrow();
      server.breakDown();
      bmc.cd().ejectedByGuest(medium);
      assertThat(bmc.cd().state()).isEqualTo(VirtualMediaState.EMPTY);
      assertThat(bmc.events())
          .extracting(BmcEvent::detail)
          .endsWith("the medium cannot be put back: out of order", "by the server");
    }
  }

  @Test
  void what_a_bmc_found_in_its_drive_is_shown_and_nobody_can_read_it() {
    try (TimedBmc one = new TimedBmc(folder, SimulatedModel.IDLE)) {
      one.bmc.cd().found("nfs://somewhere/old.iso");
      assertThat(one.bmc.cd().state().image()).isEqualTo("nfs://somewhere/old.iso");
      assertThat(one.bmc.cd().medium()).isEmpty();
    }
  }

  @Test
  void with_the_bmc_its_medium_is_closed() throws Exception {
    MediaSource medium;
    try (PlainWeb web = new PlainWeb();
        TimedBmc one = new TimedBmc(folder, SimulatedModel.IDLE)) {
      URI image = web.whole(new byte[4096]);
      one.bmc.cd().insert(image.toString(), MediaRequest.of(image, folder));
      medium = one.bmc.cd().medium().orElseThrow();
    }
    assertThatThrownBy(() -> medium.read(0, ByteBuffer.allocate(1)))
        .isInstanceOf(IOException.class);
  }
}

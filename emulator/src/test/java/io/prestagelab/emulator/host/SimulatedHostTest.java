package io.prestagelab.emulator.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.emulator.TestWeb;
import io.prestagelab.emulator.host.SimulatedModel.Bundle;
import io.prestagelab.emulator.host.SimulatedModel.Failure;
import io.prestagelab.emulator.media.MediaOpener;
import io.prestagelab.emulator.media.MediaRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedHostTest {

  private static final int MEDIUM = 12 << 20;

  @TempDir Path folder;
  private final ManualTimeline timeline = new ManualTimeline();
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final AtomicLong bytesRead = new AtomicLong();
  private TestWeb web;

  @BeforeEach
  void serve() throws IOException {
    web = new TestWeb();
  }

  @AfterEach
  void stop() {
    web.close();
  }

  private SimulatedHost boot(SimulatedModel model) throws IOException {
    return boot(new SimulatedHost("s1", timeline, model));
  }

  private SimulatedHost kept(SimulatedModel model) {
    return new SimulatedHost("s1", timeline, model, folder.resolve("s1/disk.txt"));
  }

  private SimulatedHost boot(SimulatedHost host) throws IOException {
    Utf8Lines splitter = new Utf8Lines(lines::add);
    host.addListener(
        new HostListener() {
          @Override
          public void console(byte[] bytes, Instant at) {
            splitter.take(bytes);
          }

          @Override
          public void mediaRead(long offset, int length) {
            bytesRead.addAndGet(length);
          }
        });
    URI image = web.put("/miniboot.iso", new byte[MEDIUM]);
    host.setMedium(MediaOpener.open(MediaRequest.of(image, folder)));
    host.powerOn(BootOrder.USUAL.startingWith(BootDevice.CD));
    return host;
  }

  private static byte[] text(String listing) {
    return listing.getBytes(StandardCharsets.UTF_8);
  }

  private void pass(int seconds) {
    timeline.advance(Duration.ofSeconds(seconds));
  }

  @Test
  void a_medium_is_read_over_http_at_the_modelled_bandwidth() throws IOException {
    boot(SimulatedModel.USUAL);
    pass(45);
    assertThat(bytesRead).hasValue(4 << 20);
    pass(1);
    assertThat(bytesRead).hasValue(MEDIUM);
  }

  @Test
  void a_valid_bundle_is_installed_locally_and_the_system_comes_up() throws IOException {
    SimulatedHost host = boot(SimulatedModel.USUAL.withBundle(Bundle.VALID));
    pass(600);
    assertThat(lines)
        .anyMatch(line -> line.endsWith("Miniboot  pre: local iso mounted for local install"))
        .anyMatch(line -> line.endsWith("Miniboot post: Local Install"))
        .contains("localhost login:");
    assertThat(host.boots()).containsExactly(BootDevice.CD, BootDevice.DISK);
    assertThat(host.medium()).isNull();
  }

  @Test
  void an_invalid_bundle_is_refused_and_packages_are_fetched() throws IOException {
    web.put("/content/Packages/", text("<a href=\"a.rpm\">a</a> <a href=\"../\">up</a>"));
    web.put("/content/Packages/a.rpm", new byte[4096]);
    web.put("/content/repodata/", text("<a href=\"repomd.xml\">x</a>"));
    URI repomd = web.put("/content/repodata/repomd.xml", new byte[100]);
    boot(SimulatedModel.USUAL.withBundle(Bundle.INVALID).withContent(repomd.resolve("/content")));
    pass(600);
    assertThat(String.join("\n", lines))
        .contains("bootimage.md5 check failed")
        .contains("local install rejected due to validity check error")
        .contains("Remote Install")
        .contains("/content/Packages/ complete")
        .contains("/content/repodata/ complete");
  }

  @Test
  void packages_that_are_not_there_end_the_installation() throws IOException {
    SimulatedHost host =
        boot(SimulatedModel.USUAL.withContent(web.put("/x", new byte[1]).resolve("/gone")));
    pass(6000);
    assertThat(lines).contains("Installation failed.");
    assertThat(host.boots()).containsExactly(BootDevice.CD);
  }

  @Test
  void a_guest_can_panic() throws IOException {
    boot(SimulatedModel.USUAL.withFailure(Failure.PANIC));
    pass(6000);
    assertThat(lines).anyMatch(line -> line.startsWith("Kernel panic"));
    assertThat(lines).noneMatch(line -> line.contains("Miniboot"));
  }

  @Test
  void a_server_that_loses_power_does_nothing_more() throws IOException {
    SimulatedHost host = boot(SimulatedModel.USUAL);
    pass(50);
    host.powerOff();
    int said = lines.size();
    pass(6000);
    assertThat(lines).hasSize(said);
  }

  @Test
  void what_was_installed_is_still_there_when_its_process_was_killed() throws IOException {
    SimulatedModel model = SimulatedModel.USUAL.withBundle(Bundle.VALID);
    boot(kept(model));
    pass(600);
    SimulatedHost again = kept(model);
    again.powerOn(BootOrder.USUAL);
    assertThat(again.boots()).containsExactly(BootDevice.DISK);
    assertThat(kept(model).boots()).isEmpty();
    assertThat(folder.resolve("s1/disk.txt")).content().matches("install_uuid=[0-9a-f-]{36}\\n");
  }

  @Test
  void an_installation_that_loses_its_power_leaves_nothing_to_boot() throws IOException {
    SimulatedModel model = SimulatedModel.USUAL.withBundle(Bundle.VALID);
    boot(kept(model));
    pass(600);
    SimulatedHost host = boot(kept(model));
    pass(80);
    assertThat(lines.get(lines.size() - 1)).contains("mounted for local install");
    host.powerOff();
    host.setMedium(null);
    lines.clear();
    host.powerOn(BootOrder.USUAL);
    pass(600);
    assertThat(lines).contains("No bootable device.");
  }

  @Test
  void an_installed_system_hears_the_power_button() throws IOException {
    SimulatedHost host = boot(SimulatedModel.USUAL.withBundle(Bundle.VALID));
    host.pressPowerButton();
    assertThat(host.isOn()).as("firmware does not listen").isTrue();
    pass(600);
    host.pressPowerButton();
    pass(5);
    assertThat(host.isOn()).isFalse();
  }
}

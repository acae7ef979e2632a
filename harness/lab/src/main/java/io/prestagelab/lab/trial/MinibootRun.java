package io.prestagelab.lab.trial;

import io.prestagelab.bmctools.client.RedfishClient;
import io.prestagelab.bmctools.client.RedfishException;
import io.prestagelab.emulator.host.BootCause;
import io.prestagelab.image.miniboot.MinibootReport;
import io.prestagelab.lab.subcloud.SubcloudAdd;
import io.prestagelab.lab.verdict.DiskTestimony;
import io.prestagelab.lab.verdict.Evidence;
import io.prestagelab.lab.verdict.InstallerTestimony;
import io.prestagelab.lab.verdict.Judge;
import io.prestagelab.lab.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Miniboot from the subcloud's addition to the login on its own system. */
final class MinibootRun {
  private final SubcloudLab lab;
  private final SubcloudAdd subcloud;
  private final VirtualServer server;
  private final Supplier<RedfishClient> connect;

  MinibootRun(SubcloudLab lab, SubcloudAdd subcloud, Supplier<RedfishClient> connect) {
    this.connect = connect;
    this.lab = lab;
    this.subcloud = subcloud;
    this.server = lab.server();
  }

  Installation install() {
    lab.stages().own("Subcloud add: Miniboot ISO and node directory");
    lab.installer()
        .offer(
            lab.run().www().resolve(subcloud.releasePath().substring(1)),
            lab.cache(),
            lab.stages().display()::moved);
    MinibootReport report = subcloud.build(lab.stages().display()::moved);
    OriginMark mark = lab.installer().mark(lab.run().www());
    MediumWatch medium = new MediumWatch(report.iso(), lab.installer().layout());
    server.listen(medium);
    server.listen(new MediaRecord(report.iso(), lab.run()));
    server.watch().beginAnew();
    int start = server.watch().mark();
    try (RedfishClient bmc = connect.get()) {
      lab.stages().own("Redfish: insert the ISO, boot once from CD, power on");
      subcloud.install(bmc, server.bootMode());
      InstalledSystem system = follow(medium);
      List<GuestEvent> installing = server.watch().since(start);
      lab.stages().guest("Login on the serial console, reading the logs");
      DiskTestimony disk = system.testify(lab.installer(), mark);
      lab.stages().own("Hear the witnesses, power off");
      Evidence evidence = evidence(installing, medium, disk);
      bmc.powerOff();
      return new Installation(Judge.judge(evidence), evidence, null);
    } catch (GuestFailure e) {
      server.record().picture("failure: " + e.category());
      return new Installation(new Verdict.Failed(e.category(), e.reason()), null, e.age());
    } catch (RedfishException e) {
      return new Installation(new Verdict.Failed(e.step(), e.reason()), null, null);
    } finally {
      lab.stages().end();
    }
  }

  /** Until the system that it came to has a login prompt. */
  private InstalledSystem follow(MediumWatch medium) {
    InstalledSystem system = new InstalledSystem(server, lab.run());
    lab.stages().guest("Miniboot: start of the installer");
    await("the installer's first line", medium, this::installerLine);
    lab.stages().guest("Miniboot: check of the bundle, installation");
    await("the installer's reset", medium, MinibootRun::reset);
    lab.stages().guest("First boot from its own disk");
    system.awaitLogin(() -> loopEnds(medium));
    server.record().picture("first login");
    return system;
  }

  private void await(
      String what, MediumWatch medium, Function<GuestEvent, Optional<Boolean>> wanted) {
    server
        .watch()
        .await(
            what,
            event -> {
              loopEnds(medium);
              return wanted.apply(event);
            });
  }

  /** A second boot from the medium would install for ever. */
  private static void loopEnds(MediumWatch medium) {
    if (medium.boots() > 1) {
      throw new GuestFailure(
          "install loop",
          "the server booted from the virtual medium again; the boot override Once was not honoured");
    }
  }

  private Optional<Boolean> installerLine(GuestEvent event) {
    if (event instanceof GuestEvent.Prompt prompt && prompt.text().endsWith("login: ")) {
      throw new GuestFailure(
          "boot", "the server came up from its own disk, not from the virtual medium");
    }
    return event instanceof GuestEvent.LogLine
        ? Optional.of(true)
        : lab.installer().kickstartLine(event).map(line -> true);
  }

  private static Optional<Boolean> reset(GuestEvent event) {
    return event instanceof GuestEvent.Booted booted && booted.cause() == BootCause.GUEST_RESET
        ? Optional.of(true)
        : Optional.empty();
  }

  /**
   * The installer's words end before the login: what its logs say there is the disk's testimony.
   */
  private Evidence evidence(List<GuestEvent> installing, MediumWatch medium, DiskTestimony disk) {
    return new Evidence(
        new InstallerTestimony(
            KickstartLog.of(installing, lab.installer()), lab.installer().texts()),
        lab.installer()
            .hear(
                lab.content().log().entries(),
                subcloud.releasePath(),
                subcloud.nodePath(),
                lab.run().www()),
        medium.testimony(),
        disk);
  }
}

package io.prestagelab.emulator.serve;

import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.host.Accel;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process of its own that serves one BMC until it is killed. */
final class LonelyFleet {

  private LonelyFleet() {}

  public static void main(String[] args) throws InterruptedException {
    BmcFleet fleet = BmcFleet.start(ServeConfig.usual(Path.of(args[0])), Accel.TCG);
    Bmc bmc = fleet.bmcs().get(0);
    System.out.println(fleet.url(bmc));
    new CountDownLatch(1).await();
  }
}

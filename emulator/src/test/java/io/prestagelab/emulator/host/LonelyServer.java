package io.prestagelab.emulator.host;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process of its own that holds one server on until it is killed. */
final class LonelyServer {

  private LonelyServer() {}

  public static void main(String[] args) throws InterruptedException {
    QemuHost host =
        new QemuHost(QemuSettings.of("lonely", Path.of(args[0])).withMemoryMiB(64).withCpus(1));
    host.powerOn(BootOrder.USUAL);
    System.out.println("on");
    new CountDownLatch(1).await();
  }
}

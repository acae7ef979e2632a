package io.prestagelab.emulator.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out whether KVM works here, which {@code /dev/kvm} alone does not say: it can be there and
 * hang every guest. The answer is kept in a file, together with what it depends on.
 */
public final class Accelerator {

  private static final Logger LOG = LoggerFactory.getLogger(Accelerator.class);
  private static final Path DEVICE = Path.of("/dev/kvm");
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private Accelerator() {}

  /**
   * The answer and its reason.
   *
   * @param accel what to use
   * @param reason one line for people
   */
  public record Choice(Accel accel, String reason) {}

  /**
   * Boots {@code kernel} under KVM for a few seconds, unless the answer is known, and looks for
   * console output.
   *
   * @param kernel a Linux kernel with a serial console
   * @param initrd its initial RAM disk
   * @param answer file in which the answer is kept
   */
  public static Choice probe(Path kernel, Path initrd, Path answer) {
    if (!Files.isReadable(DEVICE) || !Files.isWritable(DEVICE)) {
      return new Choice(Accel.TCG, "there is no usable /dev/kvm");
    }
    try {
      String key = key();
      if (Files.exists(answer) && Files.readString(answer).startsWith(key + "\t")) {
        return choice(Files.readString(answer).strip().endsWith("works"));
      }
      boolean works = boots(kernel, initrd, answer.toAbsolutePath().resolveSibling("kvm-probe"));
      Files.writeString(answer, key + "\t" + (works ? "works" : "fails") + "\n");
      return choice(works);
    } catch (IOException | HostException e) {
      LOG.debug("probing KVM", e);
      return new Choice(Accel.TCG, "KVM could not be tried: " + e.getMessage());
    }
  }

  private static Choice choice(boolean works) {
    return works
        ? new Choice(Accel.KVM, "KVM works here")
        : new Choice(Accel.TCG, "/dev/kvm is there, but a guest under it shows no sign of life");
  }

  /** What the answer depends on: this boot of the machine, and its kernel. */
  private static String key() throws IOException {
    String version = System.getProperty("os.version", "");
    return version + " " + Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
  }

  private static boolean boots(Path kernel, Path initrd, Path folder) throws IOException {
    Instant start = Instant.now();
    CountDownLatch spoke = new CountDownLatch(1);
    QemuSettings settings =
        QemuSettings.of("kvm-probe", folder)
            .withMemoryMiB(512)
            .withCpus(1)
            .withAccel(Accel.KVM)
            .withExtra(
                List.of(
                    "-kernel", kernel.toString(),
                    "-initrd", initrd.toString(),
                    "-append", "console=ttyS0 earlyprintk=serial"));
    boolean works;
    try (QemuHost host = new QemuHost(settings)) {
      Utf8Lines lines =
          new Utf8Lines(
              line -> {
                if (line.contains("Linux version")) {
                  spoke.countDown();
                }
              });
      host.addListener(
          new HostListener() {
            @Override
            public void console(byte[] bytes, Instant at) {
              lines.take(bytes);
            }
          });
      host.powerOn(BootOrder.USUAL);
      works = spoke.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    LOG.info(
        "KVM {} ({} ms)",
        works ? "works" : "does not work",
        String.format(Locale.ROOT, "%d", Duration.between(start, Instant.now()).toMillis()));
    return works;
  }
}

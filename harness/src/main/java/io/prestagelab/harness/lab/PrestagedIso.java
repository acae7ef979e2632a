package io.prestagelab.harness.lab;

import io.prestagelab.harness.run.RunFolder;
import io.prestagelab.image.Progress;
import io.prestagelab.image.boot.BootParameter;
import io.prestagelab.image.boot.MenuTimeout;
import io.prestagelab.image.prestage.PrestageSettings;
import io.prestagelab.image.prestage.PrestagedIsoBuilder;
import java.nio.file.Path;
import java.util.List;

/**
 * The lab's prestaged ISO: container image archives made on the spot, the serial console's entry at
 * once.
 *
 * @param settings whose installation ISO it is for
 * @param archives number of container image archives
 * @param device the disk to prestage
 * @param force whether an existing installation is overwritten
 * @param progress hears how far it has come
 */
public record PrestagedIso(
    LabSettings settings, int archives, String device, boolean force, Progress progress) {

  /** One for the server's own disk that nobody watches. */
  public static PrestagedIso of(LabSettings settings, int archives) {
    return new PrestagedIso(settings, archives, settings.rootDevice(), false, Progress.SILENT);
  }

  /** The same, its progress heard by {@code listener}. */
  public PrestagedIso heardBy(Progress listener) {
    return new PrestagedIso(settings, archives, device, force, listener);
  }

  /** The same for another disk. */
  public PrestagedIso forDevice(String other) {
    return new PrestagedIso(settings, archives, other, force, progress);
  }

  /** The same, overwriting an existing installation. */
  public PrestagedIso forced() {
    return new PrestagedIso(settings, archives, device, true, progress);
  }

  /** Builds it in {@code run}. */
  public Path build(RunFolder run) {
    List<Path> images = SampleImages.make(run.containerImages(), archives);
    Path output = run.prestagedIso();
    PrestageSettings prestaged =
        PrestageSettings.of(settings.iso(), output)
            .withImages(images)
            .withParameters(
                List.of(
                    BootParameter.of("rootfs_device=" + device),
                    BootParameter.of("boot_device=" + device),
                    // on a busy host an emulated timer may stall just when the kernel tries it
                    BootParameter.of("no_timer_check")))
            .withDefaultBoot(0)
            .withTimeout(new MenuTimeout(0))
            .withForceInstall(force);
    new PrestagedIsoBuilder(prestaged).build(progress);
    return output;
  }
}

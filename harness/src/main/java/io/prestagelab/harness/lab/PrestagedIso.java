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
 * The lab's prestaged ISO: container image archives made on the spot, the server's own disk as
 * target, the serial console's entry at once.
 *
 * @param settings whose installation ISO and disk it is for
 * @param archives number of container image archives
 * @param progress hears how far it has come
 */
public record PrestagedIso(LabSettings settings, int archives, Progress progress) {

  /** One that nobody watches. */
  public static PrestagedIso of(LabSettings settings, int archives) {
    return new PrestagedIso(settings, archives, Progress.SILENT);
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
                    BootParameter.of("rootfs_device=" + settings.rootDevice()),
                    BootParameter.of("boot_device=" + settings.rootDevice())))
            .withDefaultBoot(0)
            .withTimeout(new MenuTimeout(0));
    new PrestagedIsoBuilder(prestaged).build(progress);
    return output;
  }
}

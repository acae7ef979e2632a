package io.prestagelab.lab.crash;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.crash.CrashState;
import io.prestagelab.image.crash.DiskHistory;
import io.prestagelab.image.crash.StateImage;
import io.prestagelab.image.disk.QemuImg;
import io.prestagelab.lab.LabException;
import io.prestagelab.runs.folder.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** States as disk images of their own, for servers that are to go on from them. */
record StateDisks(RunFolder run, DiskHistory history) {

  /**
   * Writes one.
   *
   * @param folder where it is kept
   * @param name without an ending
   * @return the image, as qcow2
   */
  Path write(CrashState state, Path folder, String name) {
    Path target = folder.resolve(name + ".qcow2");
    try (StateImage image = new StateImage(history, run.crashStates().resolve(name + ".raw"))) {
      image.become(state);
      QemuImg.toQcow2(image.file(), target);
      Files.delete(image.file());
    } catch (IOException e) {
      throw new LabException(target + " cannot be made: " + FileTrouble.reason(e), e);
    }
    return target;
  }
}

package io.prestagelab.lab.trial;

import io.prestagelab.emulator.host.Accelerator;
import io.prestagelab.emulator.host.Accelerator.Choice;
import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.iso.IsoReader;
import io.prestagelab.lab.LabException;
import io.prestagelab.runs.folder.LabHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether KVM works here, tried with the kernel of the installation ISO. */
public final class AcceleratorChoice {
  private static final Path DEVICE = Path.of("/dev/kvm");

  private AcceleratorChoice() {}

  /** What to use and why; the answer of an earlier run is kept in the lab's cache. */
  public static Choice of(LabHome home, Path iso) {
    if (!Files.exists(DEVICE)) {
      return new Choice(io.prestagelab.emulator.host.Accel.TCG, "there is no /dev/kvm");
    }
    try {
      Path folder = Files.createDirectories(home.cache().resolve("kvm"));
      Path kernel = folder.resolve("vmlinuz");
      Path initrd = folder.resolve("initrd.img");
      if (!Files.exists(initrd)) {
        try (IsoReader reader = IsoReader.open(iso)) {
          Files.write(kernel, reader.read("vmlinuz"));
          Files.write(initrd, reader.read("initrd.img"));
        }
      }
      return Accelerator.probe(kernel, initrd, folder.resolve("answer"));
    } catch (IOException e) {
      throw new LabException("cannot try KVM in " + home.cache() + ": " + FileTrouble.reason(e), e);
    }
  }
}

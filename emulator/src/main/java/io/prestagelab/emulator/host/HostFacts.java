package io.prestagelab.emulator.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a QEMU server is made of, and what it can boot from. */
record HostFacts(QemuSettings settings) {

  /** What firmware offers to boot from. */
  List<BootEntry> bootEntries() {
    List<BootEntry> entries = new ArrayList<>();
    if (!settings.disks().isEmpty()) {
      DiskSettings disk = settings.disks().get(0);
      entries.add(new BootEntry(BootDevice.DISK, "Disk " + disk.serial(), disk.uefiPath(0)));
    }
    if (settings.bootable() != null) {
      String path = QemuArguments.bootableUefiPath(settings.bootableBus());
      entries.add(new BootEntry(BootDevice.BOOTABLE, "USB device", path));
    }
    String cd = QemuArguments.cdUefiPath(settings);
    entries.add(new BootEntry(BootDevice.CD, "Virtual CD", cd));
    String mac = settings.mac().replace(":", "").toUpperCase(Locale.ROOT);
    String network = Slot.NETWORK.uefiPath() + "/MAC(" + mac + ",0x1)";
    entries.add(new BootEntry(BootDevice.NETWORK, "Network", network));
    return List.copyOf(entries);
  }

  /** The devices among {@link #bootEntries}. */
  List<BootDevice> bootDevices() {
    return bootEntries().stream().map(BootEntry::device).toList();
  }

  /** For the inventory. */
  Hardware hardware() {
    return new Hardware(
        settings.cpus(),
        settings.memoryMiB(),
        settings.mac(),
        settings.disks().stream().map(DiskSettings::shown).toList());
  }
}

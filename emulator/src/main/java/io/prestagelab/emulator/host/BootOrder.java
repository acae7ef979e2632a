package io.prestagelab.emulator.host;

import java.util.ArrayList;
import java.util.List;

/** The devices that firmware tries, first to last; a device that is not listed is not tried. */
public record BootOrder(List<BootDevice> devices) {

  /** A server's usual order: its disk, then the bootable device, then the virtual CD. */
  public static final BootOrder USUAL =
      new BootOrder(List.of(BootDevice.DISK, BootDevice.BOOTABLE, BootDevice.CD));

  /** Nothing is tried: the firmware keeps the server. */
  public static final BootOrder NOWHERE = new BootOrder(List.of());

  public BootOrder {
    devices = List.copyOf(devices);
  }

  /** This order with {@code device} tried before all others. */
  public BootOrder startingWith(BootDevice device) {
    List<BootDevice> order = new ArrayList<>(devices);
    order.remove(device);
    order.add(0, device);
    return new BootOrder(order);
  }
}

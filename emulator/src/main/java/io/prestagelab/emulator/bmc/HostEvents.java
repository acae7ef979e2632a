package io.prestagelab.emulator.bmc;

import io.prestagelab.emulator.bmc.BmcEvent.Kind;
import io.prestagelab.emulator.host.BootCause;
import io.prestagelab.emulator.host.HostListener;
import io.prestagelab.emulator.host.PowerOffCause;
import io.prestagelab.emulator.media.MediaSource;

/** What the BMC makes of what its server does. */
record HostEvents(
    PowerControl power, BootControl boot, BiosSettings bios, VirtualMediaSlot cd, EventLog events)
    implements HostListener {

  @Override
  public void booted(BootCause cause) {
    power.booted();
    bios.booted();
    boot.booted(cause);
  }

  @Override
  public void poweredOff(PowerOffCause cause, String detail) {
    power.wentOff(cause, detail);
  }

  @Override
  public void panicked(String detail) {
    events.add(Kind.PANICKED, detail);
  }

  @Override
  public void mediumEjectedByGuest(MediaSource medium) {
    cd.ejectedByGuest(medium);
  }
}

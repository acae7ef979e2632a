package io.prestagelab.emulator.bmc;

/** Hears what a BMC sees and does, in order, on one thread of the BMC. */
@FunctionalInterface
public interface BmcListener {

  void event(BmcEvent event);
}

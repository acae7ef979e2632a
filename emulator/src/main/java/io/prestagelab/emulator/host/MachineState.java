package io.prestagelab.emulator.host;

/** What there is of a QEMU server's machine. */
sealed interface MachineState {

  /** No machine. */
  record Off() implements MachineState {}

  /** A machine that runs, or has just ended by itself and is not yet known to have. */
  record Running(QemuMachine machine) implements MachineState {}

  /**
   * A machine ends and another one takes its place: the server stays on.
   *
   * @param cut whether the power is cut meanwhile, so that no other one comes
   */
  record Replacing(boolean cut) implements MachineState {}

  /** A machine ends because its power is cut. */
  record Cutting(QemuMachine machine) implements MachineState {}

  /** No machine ever again. */
  record Closed() implements MachineState {}
}

package io.prestagelab.emulator.host;

/** How QEMU runs the guest's code. */
public enum Accel {
  KVM("kvm"),
  TCG("tcg,thread=multi,tb-size=256");

  private final String option;

  Accel(String option) {
    this.option = option;
  }

  /** The value of QEMU's {@code -accel}. */
  String option() {
    return option;
  }
}

package io.prestagelab.harness.cli;

/** What {@code --accel} may say. */
enum AccelChoice {
  AUTO,
  KVM,
  TCG
}

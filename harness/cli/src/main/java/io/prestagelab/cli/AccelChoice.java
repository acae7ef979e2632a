package io.prestagelab.cli;

/** What {@code --accel} may say. */
enum AccelChoice {
  AUTO,
  KVM,
  TCG
}

Feature: A remote installation that cannot be finished ends at once and says why
  A server without a bundle depends on the System Controller. Whatever goes wrong between them,
  the run ends within seconds of the message, and never with a half-installed system that looks whole.

  Background:
    Given a BIOS server with an empty disk

  @acceptance @bios
  Scenario: The packages are not there
    Given the System Controller answers 404 for the packages
    When it is added as a subcloud
    Then the installation fails with "404"

  @acceptance @bios
  Scenario: The connection is cut in the middle of a package
    Given the System Controller drops the connection in the middle of the kernel package
    When it is added as a subcloud
    Then the installation fails with "kernel"

  @acceptance @bios
  Scenario: The System Controller goes away while the installer runs
    Given the System Controller goes away once the kickstart is fetched
    When it is added as a subcloud
    Then the installation fails with "repomd.xml"

  @acceptance @bios @smoke
  Scenario: The installer's second stage is damaged
    Given the System Controller sends a damaged second stage
    When it is added as a subcloud
    Then the installation fails with "the installer's second stage is damaged"

  @bios
  Scenario: The installer's second stage is not there
    Given the System Controller answers 404 for the second stage
    When it is added as a subcloud
    Then the installation fails with "lab-initrd: FATAL: cannot fetch"

Feature: What the BMC does wrong is told by the step at which it happens

  Background:
    Given a BIOS server with an empty disk

  @bios @smoke
  Scenario: The medium's address leads nowhere
    Given the System Controller answers 404 for the Miniboot ISO
    When it is added as a subcloud
    Then the step "insert virtual media" fails

  @bios @smoke
  Scenario: The password is wrong
    When it is added as a subcloud with a wrong BMC password
    Then the step "open a session" fails

  @bios @slow
  Scenario: The medium is dropped while the server boots
    Given the System Controller stops serving the Miniboot ISO in the middle of the kernel
    When it is added as a subcloud
    Then the step "virtual media" fails

  @bios @slow
  Scenario: The medium is slow
    Given a BIOS server whose disk holds a valid bundle
    And the System Controller sends the Miniboot ISO at 400 kB a second
    When it is added as a subcloud
    Then it installs locally

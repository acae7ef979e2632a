Feature: What the BMC does wrong is told by the step at which it happens

  Background:
    Given a BIOS server with an empty disk

  @acceptance @bios @smoke
  Scenario: The medium's address leads nowhere
    Given the System Controller answers 404 for the Miniboot ISO
    When it is added as a subcloud
    Then the step "insert virtual media" fails
    And its reason is "404"

  @acceptance @bios @smoke
  Scenario: The password is wrong
    When it is added as a subcloud with a wrong BMC password
    Then the step "open a session" fails
    And its reason is "check bmc_username and the BMC password"

  @acceptance @bios
  Scenario: The session is lost on the way
    Given the BMC forgets its sessions once the medium is inserted
    When it is added as a subcloud
    Then the step "insert virtual media" fails
    And its reason is "the BMC has lost the session (HTTP 401); log in again"

  @acceptance @bios
  Scenario: The command to power on is ignored
    Given the BMC accepts the command to power on and ignores it
    When it is added as a subcloud
    Then the step "power on" fails
    And its reason is "the server's power did not become On"

  @acceptance @bios
  Scenario: The medium is cut short
    Given the System Controller's Miniboot ISO ends in the middle of the kernel
    When it is added as a subcloud
    Then the run ends with "no bootable device"

  @bios @slow
  Scenario: The medium is dropped while the server boots
    Given the System Controller stops serving the Miniboot ISO in the middle of the kernel
    When it is added as a subcloud
    Then the run ends with "virtual media"
    And its reason is "the BMC lost the medium"

  @acceptance @bios @slow
  Scenario: Once leads to the system that is on the disk already
    When it is added as a subcloud
    Then it installs remotely because the backup partition is missing
    When its BMC begins to ignore the boot override Once
    And it is added as a subcloud
    Then the run ends with "boot"
    And its reason is "from its own disk, not from the virtual medium"

  @acceptance @bios @slow
  Scenario: Once and the medium stay, so that the server would install for ever
    Given the BMC keeps the boot override Once and an ejected medium
    When it is added as a subcloud
    Then the run ends with "install loop"
    And its reason is "Once was not honoured"

  @bios @slow
  Scenario: The medium is slow
    Given a BIOS server whose disk holds a valid bundle
    And the System Controller sends the Miniboot ISO at 200 kB a second
    When it is added as a subcloud
    Then it installs locally

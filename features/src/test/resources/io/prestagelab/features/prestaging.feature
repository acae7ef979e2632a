Feature: Prestaging keeps what it should keep and fails with its reason
  A prestaging that fails leaves the server such that it can still be added as a subcloud.

  @bios @slow
  Scenario: Bundles of other releases stay when a release is prestaged
    Given a BIOS server whose disk holds bundles of several releases
    And a prestaged ISO on its bootable device
    When the server tries to prestage itself
    Then the prestaging succeeds
    And the bundles of other releases are as they were

  @bios @slow
  Scenario: The disk that is to be prestaged does not exist
    Given a BIOS server with an empty disk
    And a prestaged ISO for the disk "/dev/disk/by-path/pci-0000:c3:00.0-nvme-1" on its bootable device
    When the server tries to prestage itself
    Then the prestaging fails with "device is invalid"

  @bios @slow
  Scenario: The bundle does not fit into the backup partition
    Given a BIOS server whose disk holds a backup partition of 80 MB
    And a prestaged ISO on its bootable device
    When the server tries to prestage itself
    Then the prestaging fails with "copy failed"

  @bios @slow
  Scenario: A server that carries an installation is not prestaged
    Given a BIOS server whose disk holds an existing installation
    And a prestaged ISO on its bootable device
    When the server tries to prestage itself
    Then the prestaging fails with "Existing installation detected"

  @bios @slow
  Scenario: A server that carries an installation is prestaged by force
    Given a BIOS server whose disk holds an existing installation
    And a prestaged ISO with force-install on its bootable device
    When the server tries to prestage itself
    Then the prestaging succeeds

  @bios @slow
  Scenario Outline: The power is cut while "<line>"
    Given a BIOS server with an empty disk
    And a prestaged ISO on its bootable device
    When the power is cut when the prestaging logs "<line>"
    And it is added as a subcloud
    Then it installs locally or remotely

    Examples:
      | line                                        |
      | Creating file systems                       |
      | Prestaging post: copy prestaging files      |
      | Prestaging post: prestaging files copy done |

  @bios @slow
  Scenario: After a power cut the server is prestaged again
    Given a BIOS server with an empty disk
    And a prestaged ISO on its bootable device
    When the power is cut when the prestaging logs "Prestaging post: copy prestaging files"
    And the server prestages itself
    And it is added as a subcloud
    Then it installs locally

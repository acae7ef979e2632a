Feature: An installation ISO from elsewhere has none of the lab's extras
  No log on a virtio-serial port, no kernel and RAM disk that start quickly, a first password that must be changed: what is
  known of the installation is on the serial console, in the System Controller's log, in the medium's reads and on the disk.

  Background:
    Given an installation ISO that has none of the lab's extras

  @foreign @bios
  Scenario: From an ISO without extras a prestaging fails for its reason
    Given a BIOS server with an empty disk
    And a prestaged ISO for the disk "/dev/disk/by-path/pci-0000:c3:00.0-nvme-1" on its bootable device
    When the server tries to prestage itself
    Then the prestaging fails with "ERROR: Specified installation (/dev/disk/by-path/pci-0000:c3:00.0-nvme-1) or boot (/dev/disk/by-path/pci-0000:c3:00.0-nvme-1) device is invalid."
    And the disk has no partition

  @foreign @uefi
  Scenario: From an ISO without extras a UEFI server's prestaging fails for want of room
    Given a UEFI server with an empty disk of 40 GiB
    And a prestaged ISO on its bootable device
    When the server tries to prestage itself
    Then the prestaging fails with "ERROR: Partition creation failed!"
    And the disk has no partition

  @foreign @bios
  Scenario: From an ISO without extras a server prestages itself and installs locally
    Given a BIOS server with an empty disk
    And a prestaged ISO with 2 container image archives on its bootable device
    When the server prestages itself
    And it is added as a subcloud
    Then it installs locally
    And the backup partition is as it was

  @foreign @uefi
  Scenario: From an ISO without extras a UEFI server prestages itself and installs locally
    Given a UEFI server with an empty disk
    And a prestaged ISO on its bootable device
    When the server prestages itself
    And it is added as a subcloud
    Then it installs locally
    And the backup partition is as it was

  @foreign @bios
  Scenario: From an ISO without extras a server that was never prestaged installs remotely
    Given a BIOS server with an empty disk
    When it is added as a subcloud
    Then it installs remotely because the backup partition is missing

  @foreign @uefi
  Scenario: From an ISO without extras a UEFI server installs remotely because its bundle is damaged
    Given a UEFI server whose disk holds a wrong bootimage.md5
    When it is added as a subcloud
    Then it installs remotely because the bundle's installation ISO does not match its sum
    And the backup partition is as it was

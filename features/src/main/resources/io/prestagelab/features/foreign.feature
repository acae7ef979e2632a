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

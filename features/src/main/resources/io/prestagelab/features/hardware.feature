Feature: Servers differ in their disks and networks

  @acceptance @bios
  Scenario: The disk is a virtio disk
    Given a BIOS server with a virtio disk that holds a valid bundle
    When it is added as a subcloud
    Then it installs locally

  @acceptance @uefi
  Scenario: The disk is an NVMe disk, named as in the document
    Given a UEFI server with an nvme disk that holds a valid bundle
    When it is added as a subcloud
    Then it installs locally
    And the log says "Found rootfs /dev/disk/by-path/pci-0000:00:08.0-nvme-1 on: /dev/disk/by-path/pci-0000:00:08.0-nvme-1->/dev/nvme0n1."

  @acceptance @bios @sata
  Scenario: The disk is a SATA disk
    Given a BIOS server with a sata disk that holds a valid bundle
    And a kernel that knows SATA
    When it is added as a subcloud
    Then it installs locally
    And the log says "Found rootfs /dev/disk/by-path/pci-0000:00:07.0-ata-1 on: /dev/disk/by-path/pci-0000:00:07.0-ata-1"

  @acceptance @uefi
  Scenario: The disk has sectors of 4096 bytes
    Given a UEFI server with an empty disk with sectors of 4096 bytes
    And a prestaged ISO on its bootable device
    When the server prestages itself
    And it is added as a subcloud
    Then it installs locally

  @bios
  Scenario: A second disk stays as it is
    Given a BIOS server with an empty disk beside a disk full of somebody's data
    And a prestaged ISO on its bootable device
    When the server prestages itself
    And it is added as a subcloud
    Then it installs locally
    And no byte of the second disk has changed

  @bios
  Scenario: The System Controller has an IPv6 address
    Given a BIOS server with an empty disk
    And all addresses are IPv6
    When it is added as a subcloud
    Then it installs remotely because the backup partition is missing
    And the packages come from an IPv6 address

  @bios
  Scenario: The site is behind a thin link
    Given a BIOS server with an empty disk
    And its site is linked to the System Controller at 40 Mbit a second
    When it is added as a subcloud
    Then it installs remotely because the backup partition is missing

  @uefi
  Scenario: Secure Boot refuses an ISO that nobody has signed
    Given a UEFI server with Secure Boot and an empty disk
    And nobody has signed its installation ISO
    When it is added as a subcloud
    Then the run ends with "Secure Boot"
    And its reason is "Access Denied"
    When its Secure Boot is switched off
    And it is added as a subcloud
    Then it installs remotely because the backup partition is missing

  @uefi
  Scenario: A server with Secure Boot prestages itself and installs locally
    Given a UEFI server with Secure Boot and an empty disk
    And a prestaged ISO on its bootable device
    When the server prestages itself
    And it is added as a subcloud
    Then it installs locally
    And Secure Boot was on at every boot

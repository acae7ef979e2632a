Feature: StarlingX since 22.12 installs from an ostree repository
  A prestaged server holds the release's repository on its Platform Backup partition, with a checksum. Miniboot pulls from
  there if the checksum is right (or, without one, if ostree's own check passes), else from the System Controller.

  Background:
    Given the lab's installation ISO of the Debian generation

  @acceptance @debian @bios
  Scenario: A server prestages its repository and installs from it
    Given a BIOS server with an empty disk
    And a prestaged ISO with 2 container image archives on its bootable device
    When the server prestages itself
    Then the bundle is whole
    When it is added as a subcloud
    Then it installs locally
    And the backup partition is as it was

  @debian @uefi
  Scenario: A UEFI server prestages its repository and installs from it
    Given a UEFI server with an empty disk
    And a prestaged ISO on its bootable device
    When the server prestages itself
    Then the bundle is whole
    When it is added as a subcloud
    Then it installs locally
    And the backup partition is as it was

  @debian @bios
  Scenario: A server that was never prestaged pulls from the System Controller
    Given a BIOS server with an empty disk
    When it is added as a subcloud
    Then it installs remotely because the backup partition is missing

  @acceptance @debian @uefi
  Scenario: A UEFI server that was never prestaged pulls from the System Controller
    Given a UEFI server with an empty disk
    When it is added as a subcloud
    Then it installs remotely because the backup partition is missing

  @debian @uefi
  Scenario: A server with Secure Boot pulls from the System Controller
    Given a UEFI server with Secure Boot and an empty disk
    When it is added as a subcloud
    Then it installs remotely because the backup partition is missing
    And Secure Boot was on at every boot

  @debian @bios
  Scenario Outline: Miniboot does not trust a prestaged repository: <what>
    Given a BIOS server whose disk holds a valid bundle
    When <what>
    And it is added as a subcloud
    Then it installs remotely because <reason>

    Examples:
      | what                                                                | reason                                                |
      | the checksum of its prestaged repository is overwritten             | the prestaged repository does not match its checksum  |
      | an object of its prestaged repository is damaged                    | the prestaged repository does not match its checksum  |
      | an object of its prestaged repository is lost                       | the prestaged repository does not match its checksum  |
      | an object of its prestaged repository is damaged, its checksum lost | the prestaged repository does not pass ostree's check |

  @debian @bios
  Scenario Outline: The disk cannot read a sector of the prestaged <file>
    Given a BIOS server whose disk holds a valid bundle
    And a sector of its bundle's "<file>" cannot be read
    When it is added as a subcloud
    Then it installs remotely because the prestaged repository does not match its checksum

    Examples:
      | file                  |
      | ostree_repo/config    |
      | .ostree_repo_checksum |

  @debian @bios
  Scenario Outline: The disk has lost a sector of the prestaged <file>
    Given a BIOS server whose disk holds a valid bundle
    And a sector of its bundle's "<file>" holds older data
    When it is added as a subcloud
    Then it installs remotely because the prestaged repository does not match its checksum

    Examples:
      | file                  |
      | ostree_repo/config    |
      | .ostree_repo_checksum |

  @debian @bios
  Scenario: A prestaged repository without a checksum is checked by ostree itself
    Given a BIOS server whose disk holds a valid bundle
    When the checksum of its prestaged repository is lost
    And it is added as a subcloud
    Then it installs locally
    And the backup partition is as it was

  @debian @bios
  Scenario: The disk that a repository is to be prestaged on does not exist
    Given a BIOS server with an empty disk
    And a prestaged ISO for the disk "/dev/disk/by-path/pci-0000:c3:00.0-nvme-1" on its bootable device
    When the server tries to prestage itself
    Then the prestaging fails with "Device not found: /dev/disk/by-path/pci-0000:c3:00.0-nvme-1"
    And the disk has no partition

  @acceptance @debian @bios
  Scenario: The disk that is to be installed on does not exist
    Given a BIOS server with an empty disk
    And its install values say "rootfs_device: /dev/disk/by-path/pci-0000:c3:00.0-nvme-1"
    And its install values say "boot_device: /dev/disk/by-path/pci-0000:c3:00.0-nvme-1"
    When it is added as a subcloud
    Then the installation fails with "Select disk to format and install"
    And the disk has no partition

  @acceptance @debian @bios
  Scenario: The disk is too small for the layout
    Given a BIOS server with an empty disk of 30 GiB
    When it is added as a subcloud
    Then the installation fails with "Disk is not big enough for requested layout"
    And the disk has no partition

  @acceptance @debian @uefi
  Scenario: A server that was prestaged under BIOS is not installed under UEFI
    Given a BIOS server whose disk holds a valid bundle
    And its firmware is changed to UEFI
    When it is added as a subcloud
    Then the installation fails with "UEFI booted system has a persistent backup partition in a BIOS expected location."
    And the backup partition is as it was

  @debian @bios
  Scenario Outline: A Platform Backup partition of another size is asked for: <size> MiB
    Given a BIOS server whose disk holds a valid bundle
    And its install values say "extra_boot_params: persistent_size=<size>"
    When it is added as a subcloud
    Then the installation fails with "<reason>"
    And the backup partition is as it was

    Examples:
      | size   | reason                                                                  |
      | 20000  | Persistent size setting is less than current backup size (30000)        |
      | 300000 | Persistent size setting is greater than maximum allowable size (256000) |

  @debian @bios
  Scenario: The System Controller has no repository
    Given a BIOS server with an empty disk
    And the System Controller answers 404 for the repository
    When it is added as a subcloud
    Then the installation fails with "ostree pull failed"

  @debian @bios
  Scenario: An All-in-one system installs from its prestaged repository
    Given a BIOS server whose disk holds a valid bundle
    And its install values say "install_type: 2"
    When it is added as a subcloud
    Then it installs locally
    And the log says "All-in-one Verified ostree checksum"

  @debian @bios
  Scenario Outline: Nothing is prestaged: <disk>
    Given a BIOS server whose disk holds <disk>
    When it is added as a subcloud
    Then it installs remotely because <reason>

    Examples:
      | disk                       | reason                                 |
      | another release only       | its release is not prestaged           |
      | an empty release directory | its release's directory is empty       |
      | a damaged superblock       | the backup partition cannot be mounted |

  @debian @bios
  Scenario: The System Controller is gone before the pull
    Given a BIOS server with an empty disk
    And the System Controller goes away once its repository is asked for
    When it is added as a subcloud
    Then the installation fails with "ostree pull failed"

  @debian @bios
  Scenario: The System Controller goes away during the pull
    Given a BIOS server with an empty disk
    And the System Controller goes away in the middle of the pull
    When it is added as a subcloud
    Then the installation fails with "ostree pull failed"

  @debian @bios
  Scenario: Without the System Controller a local installation fails as well
    Given a BIOS server whose disk holds a valid bundle
    And the System Controller goes away once its repository is asked for
    When it is added as a subcloud
    Then the installation fails with "ostree pull failed"
    And the log says "to use prestaged ostree_repo"
    And the backup partition is as it was

  @debian @bios
  Scenario: A server that carries a system of this generation is not prestaged
    Given a BIOS server whose disk holds an existing installation
    And a prestaged ISO on its bootable device
    When the server tries to prestage itself
    Then the prestaging fails with "Prestage rejected. Existing installation detected."
    And the bundle is whole

  @debian @bios
  Scenario: The stick with the prestaged ISO is not installed on
    Given a BIOS server with an empty disk
    And a prestaged ISO for the disk "/dev/disk/by-path/pci-0000:00:04.0-scsi-0:0:30:0" on its bootable device
    When the server tries to prestage itself
    Then the prestaging fails with "Select disk to format and install"
    And the disk has no partition

  @debian @bios
  Scenario: The installer's own failure ends in a shell
    Given a BIOS server with an empty disk
    And its install values say "extra_boot_params: ks=file:///kickstart/nosuch.cfg"
    When it is added as a subcloud
    Then the installation fails with "Parse Kickstart file:///kickstart/nosuch.cfg failed"
    And the disk has no partition

  @debian @bios
  Scenario: The Platform Backup partition grows and keeps what is prestaged
    Given a BIOS server whose disk holds a valid bundle
    And its install values say "persistent_size: 40000"
    When it is added as a subcloud
    Then it installs locally
    And the log says "Platform Backup partition: resizing /dev/sda2 from 30000MiB to 40000MiB"
    And the backup partition is as it was

  @debian @bios
  Scenario: A prestaged server has a virtio disk
    Given a BIOS server with a virtio disk that holds a valid bundle
    When it is added as a subcloud
    Then it installs locally
    And the backup partition is as it was

  @debian @bios
  Scenario: A second disk with a Ceph OSD stays as it is
    Given a BIOS server with an empty disk beside a disk with a Ceph OSD
    And a prestaged ISO on its bootable device
    When the server prestages itself
    Then the bundle is whole
    And no byte of the second disk has changed

  @debian @uefi
  Scenario: A prestaged server has an NVMe disk
    Given a UEFI server with an nvme disk that holds a valid bundle
    When it is added as a subcloud
    Then it installs locally
    And the backup partition is as it was

  @debian @uefi
  Scenario: A prestaged server's disk has sectors of 4096 bytes
    Given a UEFI server with an empty disk with sectors of 4096 bytes
    And a prestaged ISO on its bootable device
    When the server prestages itself
    Then the bundle is whole
    When it is added as a subcloud
    Then it installs locally
    And the backup partition is as it was

  @debian @uefi
  Scenario: A server that was prestaged under UEFI is not installed under BIOS
    Given a UEFI server whose disk holds a valid bundle
    And its firmware is changed to BIOS
    When it is added as a subcloud
    Then the installation fails with "BIOS booted system has a persistent backup partition in a UEFI expected location."
    And the backup partition is as it was

  @debian @bios
  Scenario: The System Controller is in a VLAN
    Given a BIOS server whose disk holds a valid bundle
    And its switch port carries only VLAN 40
    When it is added as a subcloud
    Then it installs locally
    And the log says "ip address add 10.0.2.15/24 dev vlan40"

  @debian @bios
  Scenario: A server that carries a system of this generation is prestaged by force
    Given a BIOS server whose disk holds an existing installation
    And a prestaged ISO with force-install on its bootable device
    When the server tries to prestage itself
    Then the prestaging succeeds
    And the bundle is whole

  @debian @bios
  Scenario: The power is cut when the repository is copied, and the server prestages itself again by force
    Given a BIOS server with an empty disk
    And a prestaged ISO with force-install on its bootable device
    When the power is cut when the prestaging logs "Calculated checksum"
    And the server prestages itself
    Then the bundle is whole

  @debian @bios
  Scenario: The System Controller has an address in brackets
    Given a BIOS server with an empty disk
    And all addresses are IPv6
    When it is added as a subcloud
    Then it installs remotely because the backup partition is missing
    And the log says "pulling from http://[fec0::2]:"

  @debian @bios @sata
  Scenario: A prestaged server has a SATA disk
    Given a BIOS server with a sata disk that holds a valid bundle
    And a kernel that knows SATA
    When it is added as a subcloud
    Then it installs locally
    And the backup partition is as it was

  @debian @bios
  Scenario: wipedisk takes the installation off the disk and leaves what is prestaged
    Given a BIOS server whose disk holds an existing installation
    When sysadmin runs "sudo wipedisk --force" on the installed system
    Then the server finds nothing to boot
    And the bundle is whole
    When it is added as a subcloud
    Then it installs locally

  @debian @bios
  Scenario: wipedisk takes the Platform Backup partition as well if asked for
    Given a BIOS server whose disk holds an existing installation
    When sysadmin runs "sudo wipedisk --force --include-backup" on the installed system
    Then the server finds nothing to boot
    And the disk has no partition
    When it is added as a subcloud
    Then it installs remotely because the backup partition is missing

  @debian @bios
  Scenario: A second disk is wiped
    Given a BIOS server with an empty disk beside a disk full of somebody's data
    And the System Controller answers 404 for the repository
    When it is added as a subcloud
    Then the installation fails with "ostree pull failed"
    And the second disk has no partition

  @debian @bios
  Scenario: The power is cut while the repository is copied to the backup partition
    Given a BIOS server with an empty disk
    And a prestaged ISO on its bootable device
    When the power is cut when the prestaging logs "Copying repo to"
    And the server tries to prestage itself
    Then the prestaging fails with "Prestage rejected. Existing installation detected."
    When it is added as a subcloud
    Then it installs remotely because its release is not prestaged

  @debian @bios
  Scenario: A Ceph OSD on a second disk goes if the install values say so
    Given a BIOS server with an empty disk beside a disk with a Ceph OSD
    And its install values say "wipe_osds: true"
    And the System Controller answers 404 for the repository
    When it is added as a subcloud
    Then the installation fails with "ostree pull failed"
    And the second disk has no partition

  @debian @bios
  Scenario: The power is cut before there is a backup partition, and the server prestages itself again
    Given a BIOS server with an empty disk
    And a prestaged ISO on its bootable device
    When the power is cut when the prestaging logs "Platform Backup partition not detected: CREATING"
    And the server prestages itself
    Then the bundle is whole

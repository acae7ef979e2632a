Feature: A subcloud installs from its own disk, or says why not
  A server that was prestaged holds an Install Bundle on its Platform Backup partition.
  When the server is added as a subcloud, Miniboot checks the bundle: if every check passes
  the server installs from it, else it fetches its software from the System Controller.

  @acceptance @smoke @bios
  Scenario: A server that prestaged itself installs locally
    Given a BIOS server with an empty disk
    And a prestaged ISO with 2 container image archives on its bootable device
    When the server prestages itself
    And it is added as a subcloud
    Then it installs locally
    And the backup partition is as it was

  @uefi
  Scenario: A UEFI server that prestaged itself installs locally
    Given a UEFI server with an empty disk
    And a prestaged ISO with 2 container image archives on its bootable device
    When the server prestages itself
    And it is added as a subcloud
    Then it installs locally
    And the backup partition is as it was

  @acceptance @smoke @bios
  Scenario: A server that was never prestaged installs remotely
    Given a BIOS server with an empty disk
    When it is added as a subcloud
    Then it installs remotely because the backup partition is missing
    And the log says "Miniboot post: get from patches url"

  @uefi
  Scenario: A UEFI server that was never prestaged installs remotely
    Given a UEFI server with an empty disk
    When it is added as a subcloud
    Then it installs remotely because the backup partition is missing

  @bios
  Scenario: The System Controller has no patches
    Given a BIOS server whose disk holds a valid bundle
    And the System Controller answers 404 for the patches
    When it is added as a subcloud
    Then it installs locally
    And the log says "Miniboot post: get from patches url"
    And the backup partition is as it was

  @bios
  Scenario: The System Controller's patches are fetched after a local installation as well
    Given a BIOS server whose disk holds a valid bundle with patches
    And the System Controller offers a software patch
    When it is added as a subcloud
    Then it installs locally
    And the log says "Miniboot post: save a copy of all patch packages, preserve attributes"
    And the backup partition is as it was

  @bios
  Scenario: The packages of the System Controller's patches are not there
    Given a BIOS server whose disk holds a valid bundle
    And the System Controller offers a software patch
    And the System Controller answers 404 for the patches' packages
    When it is added as a subcloud
    Then the installation fails with "404"
    And the backup partition is as it was

  @bios
  Scenario Outline: An all-in-one server of install type <type> with <size> GiB that hold <disk>
    Given a BIOS server whose disk of <size> GiB holds <disk>
    And its install values say "install_type: <type>"
    When it is added as a subcloud
    Then it installs <how>
    And the backup partition is as it was

    Examples:
      | type | size | disk                 | how                                              |
      | 2    | 100  | a valid bundle       | locally                                          |
      | 2    | 220  | no backup partition  | remotely because the backup partition is missing |
      | 4    | 250  | another release only | remotely because its release is not prestaged    |

  @bios
  Scenario: An all-in-one layout is chosen from 196 GiB on, and needs 214
    Given a BIOS server with an empty disk of 200 GiB
    And its install values say "install_type: 2"
    When it is added as a subcloud
    Then the installation fails with "Partition creation failed!"

  @bios
  Scenario Outline: A server of install type <type> with <size> GiB does not install on <device>
    Given a BIOS server with an empty disk of <size> GiB
    And its install values say "install_type: <type>"
    And its install values say "rootfs_device: <device>"
    And its install values say "boot_device: <device>"
    When it is added as a subcloud
    Then the installation fails with "<text>"
    And the disk has no partition

    Examples: a disk that is not there, and one that is too small
      | type | size | device                                    | text                                                               |
      | 0    | 80   | /dev/disk/by-path/pci-0000:c3:00.0-nvme-1 | boot (/dev/disk/by-path/pci-0000:c3:00.0-nvme-1) device is invalid |
      | 2    | 80   | /dev/disk/by-path/pci-0000:c3:00.0-nvme-1 | boot (/dev/disk/by-path/pci-0000:c3:00.0-nvme-1) device is invalid |
      | 4    | 40   | /dev/sda                                  | ERROR: Partition creation failed!                                  |

  @bios
  Scenario Outline: The bundle is good: <disk>
    Given a BIOS server whose disk holds <disk>
    When it is added as a subcloud
    Then it installs locally
    And the backup partition is as it was

    Examples:
      | disk                        |
      | a bundle put there by hand  |
      | bundles of several releases |

  @bios
  Scenario Outline: The bundle is not good: <disk>
    Given a BIOS server whose disk holds <disk>
    When it is added as a subcloud
    Then it installs remotely because <reason>
    And the backup partition is as it was

    @acceptance
    Examples:
      | disk                       | reason                                          |
      | a damaged superblock       | the backup partition cannot be mounted          |
      | an empty release directory | its release's directory is empty                |
      | a bundle without its ISO   | the bundle has no installation ISO              |
      | an ISO that does not mount | the bundle's installation ISO cannot be mounted |

    # failed prestagings leave the reasons of this one and of the damaged ones below
    Examples:
      | disk                       | reason                                          |
      | another release only       | its release is not prestaged                    |

  @bios
  Scenario Outline: The bundle is damaged: <disk>
    Given a BIOS server whose disk holds <disk>
    When it is added as a subcloud
    Then it installs remotely because <reason>
    And the log says "Miniboot  pre: local install rejected due to validity check error"
    And the backup partition is as it was

    Examples:
      | disk                             | reason                                               |
      | a wrong bootimage.md5            | the bundle's installation ISO does not match its sum |
      | one flipped bit in bootimage.iso | the bundle's installation ISO does not match its sum |
      | a damaged image archive          | an image archive does not match its sum              |
      | a damaged image md5 file         | an image archive does not match its sum              |
      | a missing image archive          | an image archive does not match its sum              |
      | a copy cut short                 | the bundle's installation ISO does not match its sum |

  @bios
  Scenario Outline: The disk cannot read a sector of the bundle's <file>
    Given a BIOS server whose disk holds a valid bundle
    And a sector of its bundle's "<file>" cannot be read
    When it is added as a subcloud
    Then it installs remotely because <reason>
    And the log says "Miniboot  pre: local install rejected due to validity check error"

    @acceptance
    Examples:
      | file                       | reason                                               |
      | bootimage.iso              | the bundle's installation ISO does not match its sum |

    Examples:
      | file                       | reason                                               |
      | bootimage.md5              | the bundle's installation ISO does not match its sum |
      | container-image1.tar.gz    | an image archive does not match its sum              |
      | container-image.tar.gz.md5 | an image archive does not match its sum              |

  @bios
  Scenario Outline: The disk has lost a sector of the bundle's <file>
    Given a BIOS server whose disk holds a valid bundle
    And a sector of its bundle's "<file>" holds older data
    When it is added as a subcloud
    Then it installs remotely because <reason>
    And the log says "Miniboot  pre: local install rejected due to validity check error"

    Examples:
      | file                       | reason                                               |
      | bootimage.iso              | the bundle's installation ISO does not match its sum |
      | bootimage.md5              | the bundle's installation ISO does not match its sum |
      | container-image1.tar.gz    | an image archive does not match its sum              |
      | container-image.tar.gz.md5 | an image archive does not match its sum              |

  @uefi
  Scenario Outline: Under UEFI the bundle is not good: <disk>
    Given a UEFI server whose disk holds <disk>
    When it is added as a subcloud
    Then it installs remotely because <reason>
    And the backup partition is as it was

    Examples:
      | disk                    | reason                                  |
      | a damaged superblock    | the backup partition cannot be mounted  |
      | a missing image archive | an image archive does not match its sum |

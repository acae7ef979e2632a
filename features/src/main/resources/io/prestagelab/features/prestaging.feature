Feature: Prestaging keeps what it should keep and fails with its reason
  A prestaging that fails leaves the server such that it can still be added as a subcloud: it then
  installs locally if a whole bundle lies on it, else remotely, and never by half.

  @bios
  Scenario: Bundles of other releases stay when a release is prestaged
    Given a BIOS server whose disk holds bundles of several releases
    And a prestaged ISO on its bootable device
    When the server tries to prestage itself
    Then the prestaging succeeds
    And the log says "wiping prestaging dir '/mnt/platform-backup/22.06'"
    And the bundle is whole
    And the bundles of other releases are as they were

  @acceptance @bios
  Scenario: The disk that is to be prestaged does not exist
    Given a BIOS server with an empty disk
    And a prestaged ISO for the disk "/dev/disk/by-path/pci-0000:c3:00.0-nvme-1" on its bootable device
    When the server tries to prestage itself
    Then the prestaging fails with "ERROR: Specified installation (/dev/disk/by-path/pci-0000:c3:00.0-nvme-1) or boot (/dev/disk/by-path/pci-0000:c3:00.0-nvme-1) device is invalid."
    And the log says "Found rootfs /dev/disk/by-path/pci-0000:c3:00.0-nvme-1 on: ->."
    And the log says "Found boot /dev/disk/by-path/pci-0000:c3:00.0-nvme-1 on: ->."
    And the disk has no partition

  @bios
  Scenario: The disk that is to be prestaged is the bootable device itself
    Given a BIOS server with an empty disk
    And a prestaged ISO for the disk "/dev/sdb" on its bootable device
    When the server tries to prestage itself
    Then the prestaging fails with "ERROR: Specified installation (/dev/sdb) or boot (/dev/sdb) device is a USB drive."
    And the disk has no partition

  @bios
  Scenario: The prestaged ISO names no disk
    Given a BIOS server with an empty disk
    And a prestaged ISO that names no disk on its bootable device
    When the server prestages itself
    Then the bundle is whole

  @acceptance @bios
  Scenario: The disk is too small for any installation
    Given a BIOS server with an empty disk of 40 GiB
    And a prestaged ISO on its bootable device
    When the server tries to prestage itself
    Then the prestaging fails with "ERROR: Partition creation failed!"
    And the disk has no partition
    When it is added as a subcloud
    Then the installation fails with "ERROR: Partition creation failed!"
    And the disk has no partition

  @bios
  Scenario: The disk has no room for the layout beside an earlier bundle
    Given a BIOS server whose disk of 80 GiB holds a valid bundle
    And a prestaged ISO on its bootable device
    When the server tries to prestage itself
    Then the prestaging fails with "ERROR: Partition creation failed!"
    When it is added as a subcloud
    Then it installs locally
    And the backup partition is as it was

  @acceptance @bios
  Scenario: The bundle does not fit into the backup partition
    Given a BIOS server whose disk holds a backup partition of 80 MB
    And a prestaged ISO on its bootable device
    When the server tries to prestage itself
    Then the prestaging fails with "copy failed"
    And the log says "No space left on device"
    When it is added as a subcloud
    Then it installs remotely because the bundle's installation ISO does not match its sum

  @bios
  Scenario Outline: The backup partition is full one block before the end of <file>
    Given a BIOS server whose disk holds an empty release directory
    And a prestaged ISO with 2 container image archives on its bootable device
    And its backup partition is full one block before the end of "<file>"
    When the server tries to prestage itself
    Then the prestaging fails with "copy failed"
    And the log says "No space left on device"
    And "<file>" was the last file that it began to copy
    When it is added as a subcloud
    Then it installs remotely

    Examples:
      | file                       |
      | bootimage.md5              |
      | container-image.tar.gz.md5 |
      | bootimage.iso              |
      | container-image1.tar.gz    |
      | container-image2.tar.gz    |

  @acceptance @bios
  Scenario: An archive in the ISO does not match its sum
    Given a BIOS server with an empty disk
    And a prestaged ISO with a damaged image archive on its bootable device
    When the server tries to prestage itself
    Then the prestaging fails with "prestaging file(s) failed integrity check"
    And the log says "Prestaging post: container-image.tar.gz check failed"
    When it is added as a subcloud
    Then it installs remotely because an image archive does not match its sum

  @acceptance @bios
  Scenario: The ISO holds the bundle of another release
    Given a BIOS server with an empty disk
    And a prestaged ISO with the bundle of another release on its bootable device
    When the server tries to prestage itself
    Then the prestaging fails with "/opt/platform-backup/22.06 sw version content missing"
    When it is added as a subcloud
    Then it installs remotely because its release is not prestaged

  @acceptance @bios
  Scenario: A server that carries an installation is not prestaged
    Given a BIOS server whose disk holds an existing installation
    And a prestaged ISO on its bootable device
    When the server tries to prestage itself
    Then the prestaging fails with "Prestage rejected. Existing installation detected."
    And the backup partition is as it was

  @bios
  Scenario: A server that carries an installation is prestaged by force
    Given a BIOS server whose disk holds an existing installation
    And a prestaged ISO with force-install on its bootable device
    When the server tries to prestage itself
    Then the prestaging succeeds
    And the bundle is whole
    When it is added as a subcloud
    Then it installs locally

  @bios
  Scenario: A site's own scripts run before and after the installation
    Given a BIOS server with an empty disk of 100 GiB
    And a prestaged ISO with a set-up script and an add-on script that ends with 0 on its bootable device
    When the server prestages itself
    Then the log says "the set-up script of this site has run"
    And the log says "the add-on script of this site has run"
    And the bundle is whole

  @bios
  Scenario: A site's add-on script that fails ends the prestaging
    Given a BIOS server with an empty disk of 100 GiB
    And a prestaged ISO with a set-up script and an add-on script that ends with 3 on its bootable device
    When the server tries to prestage itself
    Then the prestaging fails with "ks-addon.cfg ended with status 3"
    And the bundle is whole

  @bios
  Scenario: The power is cut before there is a backup partition
    Given a BIOS server with an empty disk
    And a prestaged ISO on its bootable device
    When the power is cut when the prestaging logs "Creating file systems"
    And it is added as a subcloud
    Then it installs remotely because the backup partition is missing

  @bios
  Scenario: The power is cut while the bundle is copied
    Given a BIOS server with an empty disk
    And a prestaged ISO on its bootable device
    When the power is cut when the prestaging logs "Prestaging post: copy prestaging files"
    And it is added as a subcloud
    Then it installs locally or remotely

  @bios
  Scenario: The power is cut when the bundle is copied and not yet verified
    Given a BIOS server with an empty disk
    And a prestaged ISO on its bootable device
    When the power is cut when the prestaging logs "Prestaging post: prestaging files copy done"
    And it is added as a subcloud
    Then it installs locally

  @bios
  Scenario Outline: After a power cut at "<line>" the server is prestaged again
    Given a BIOS server with an empty disk
    And a prestaged ISO on its bootable device
    When the power is cut when the prestaging logs "<line>"
    And the server prestages itself
    Then the bundle is whole

    Examples:
      | line                                        |
      | Creating file systems                       |
      | Prestaging post: copy prestaging files      |
      | Prestaging post: prestaging files copy done |

  @bios
  Scenario Outline: The menu's entry <entry> is the <console> console
    Given a BIOS server with an empty disk
    And a prestaged ISO whose menu starts entry <entry> on its bootable device
    When the server prestages itself
    Then its kernel was started with "<given>" and not with "<other>"
    And the bundle is whole

    Examples:
      | entry | console   | given                | other         |
      | 0     | serial    | console=ttyS0,115200 | console=tty0  |
      | 1     | graphical | console=tty0         | console=ttyS0 |

  Scenario Outline: The menu of a <firmware> server counts down, then starts its entry
    Given a <firmware> server with an empty disk
    And a prestaged ISO whose menu waits 3 seconds on its bootable device
    When the server starts from its bootable device
    Then its menu counts 3 seconds down and starts an entry by itself

    @bios
    Examples:
      | firmware |
      | BIOS     |

    @uefi
    Examples:
      | firmware |
      | UEFI     |

  Scenario Outline: A menu of a <firmware> server without a time limit waits until somebody chooses
    Given a <firmware> server with an empty disk
    And a prestaged ISO whose menu waits -1 seconds on its bootable device
    When the server starts from its bootable device
    Then its menu counts nothing down and answers to keys
    When somebody chooses an entry
    Then its kernel starts

    @bios
    Examples:
      | firmware |
      | BIOS     |

    @uefi
    Examples:
      | firmware |
      | UEFI     |

Feature: A subcloud installs from its own disk, or says why not
  A server that was prestaged holds an Install Bundle on its Platform Backup partition.
  When the server is added as a subcloud, Miniboot checks the bundle: if every check passes
  the server installs from it, else it fetches its software from the System Controller.

  @smoke @bios
  Scenario: A server that prestaged itself installs locally
    Given a BIOS server with an empty disk
    And a prestaged ISO with 2 container image archives on its bootable device
    When the server prestages itself
    And it is added as a subcloud
    Then it installs locally

  @uefi
  Scenario: A UEFI server that prestaged itself installs locally
    Given a UEFI server with an empty disk
    And a prestaged ISO with 2 container image archives on its bootable device
    When the server prestages itself
    And it is added as a subcloud
    Then it installs locally

  @smoke @bios
  Scenario: A server that was never prestaged installs remotely
    Given a BIOS server with an empty disk
    When it is added as a subcloud
    Then it installs remotely because "backup device /dev/disk/by-partlabel/Platform\x20Backup does not exist"

  @uefi
  Scenario: A UEFI server that was never prestaged installs remotely
    Given a UEFI server with an empty disk
    When it is added as a subcloud
    Then it installs remotely because "backup device /dev/disk/by-partlabel/Platform\x20Backup does not exist"

  @bios
  Scenario: The installation ISO does not match its md5 file
    Given a BIOS server whose disk holds a wrong bootimage.md5
    When it is added as a subcloud
    Then it installs remotely because "bootimage.md5 check failed"
    And the backup partition is as it was

  @bios @slow
  Scenario Outline: The bundle is good: <disk>
    Given a BIOS server whose disk holds <disk>
    When it is added as a subcloud
    Then it installs locally
    And the backup partition is as it was

    Examples:
      | disk                        |
      | a valid bundle              |
      | a valid bundle with patches |
      | bundles of several releases |

  @bios @slow
  Scenario Outline: The bundle is not good: <disk>
    Given a BIOS server whose disk holds <disk>
    When it is added as a subcloud
    Then it installs remotely because "<reason>"
    And the backup partition is as it was

    Examples:
      | disk                             | reason                                                                                      |
      | a damaged superblock             | mount of /dev/disk/by-partlabel/Platform\x20Backup to /mnt/platform-backup failed rc:32     |
      | another release only             | Error /mnt/platform-backup not mounted                                                      |
      | an empty release directory       | No prestaging files                                                                         |
      | a bundle without its ISO         | Local iso file not found                                                                    |
      | one flipped bit in bootimage.iso | bootimage.md5 check failed                                                                  |
      | a damaged image archive          | container-image.tar.gz.md5 check failed                                                     |
      | a damaged image md5 file         | container-image.tar.gz.md5 check failed                                                     |
      | a missing image archive          | container-image.tar.gz.md5 check failed                                                     |
      | a copy cut short                 | bootimage.md5 check failed                                                                  |
      | an ISO that does not mount       | local iso mount failed                                                                      |

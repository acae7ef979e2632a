Feature: wipedisk on the installed system
  wipedisk takes the installation off the disk. The Platform Backup partition stays unless asked for.

  @bios
  Scenario Outline: A wiped server is added again after "<command>"
    Given a BIOS server whose disk holds a valid bundle
    When it is added as a subcloud
    Then it installs locally
    When sysadmin runs "<command>" on the installed system
    Then the server finds nothing to boot
    When it is added as a subcloud
    Then it installs <how>

    Examples:
      | command                                | how                                              |
      | sudo wipedisk --force                  | locally                                          |
      | sudo wipedisk --force --include-backup | remotely because the backup partition is missing |

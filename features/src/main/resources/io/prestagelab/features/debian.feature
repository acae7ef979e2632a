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
    And it is added as a subcloud
    Then it installs locally
    And the backup partition is as it was

  @debian @uefi
  Scenario: A UEFI server prestages its repository and installs from it
    Given a UEFI server with an empty disk
    And a prestaged ISO on its bootable device
    When the server prestages itself
    And it is added as a subcloud
    Then it installs locally
    And the backup partition is as it was

  @debian @bios
  Scenario: A server without a prestaged repository pulls from the System Controller
    Given a BIOS server with an empty disk
    When it is added as a subcloud
    Then it installs remotely because the backup partition is missing

  @acceptance @debian @uefi
  Scenario: A UEFI server without a prestaged repository pulls from the System Controller
    Given a UEFI server with an empty disk
    When it is added as a subcloud
    Then it installs remotely because the backup partition is missing

  @debian @bios
  Scenario Outline: Miniboot does not trust a prestaged repository: <what>
    Given a BIOS server with an empty disk
    And a prestaged ISO on its bootable device
    When the server prestages itself
    And <what>
    And it is added as a subcloud
    Then it installs remotely because <reason>

    Examples:
      | what                                                                | reason                                                |
      | the checksum of its prestaged repository is overwritten             | the prestaged repository does not match its checksum  |
      | an object of its prestaged repository is damaged                    | the prestaged repository does not match its checksum  |
      | an object of its prestaged repository is lost                       | the prestaged repository does not match its checksum  |
      | an object of its prestaged repository is damaged, its checksum lost | the prestaged repository does not pass ostree's check |

  @debian @bios
  Scenario: A prestaged repository without a checksum is checked by ostree itself
    Given a BIOS server with an empty disk
    And a prestaged ISO on its bootable device
    When the server prestages itself
    And the checksum of its prestaged repository is lost
    And it is added as a subcloud
    Then it installs locally

  @debian @bios
  Scenario: The System Controller has no repository
    Given a BIOS server with an empty disk
    And the System Controller answers 404 for the repository
    When it is added as a subcloud
    Then the installation fails with "ostree pull failed"

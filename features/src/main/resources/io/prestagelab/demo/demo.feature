Feature: The whole path on one server

  Scenario Outline: A <firmware> server prestages itself and is added as a subcloud
    Given a <firmware> server with an empty disk
    And a prestaged ISO with 2 container image archives on its bootable device
    When the server prestages itself
    And it is added as a subcloud
    Then it installs locally

    @prestaged @bios
    Examples:
      | firmware |
      | BIOS     |

    @prestaged @uefi
    Examples:
      | firmware |
      | UEFI     |

  Scenario Outline: A <firmware> server that was never prestaged is added as a subcloud
    Given a <firmware> server with an empty disk
    When it is added as a subcloud
    Then it installs remotely

    @bare @bios
    Examples:
      | firmware |
      | BIOS     |

    @bare @uefi
    Examples:
      | firmware |
      | UEFI     |

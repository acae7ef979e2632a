Feature: A BMC is checked with a real boot

  The check takes the server's power away, boots the canary ISO once, and leaves everything as it was.

  Scenario Outline: A BMC like <personality>, <firmware>
    Given a <firmware> server whose BMC behaves like <personality>
    When the BMC is checked with a real boot
    Then the canary tells of one boot under <firmware> and of the medium's rate
    And the canary's mark is on the serial console
    And by the check the older client <older> and the newer client <newer>
    And the server is off and its virtual CD empty

    @bios @smoke
    Examples:
      | personality | firmware | older      | newer      |
      | generic     | BIOS     | "installs" | "installs" |
      | hpe-ilo5    | BIOS     | "installs" | "installs" |

    @uefi
    Examples:
      | personality | firmware | older                          | newer      |
      | dell-xr     | UEFI     | "stops at find the virtual CD" | "installs" |

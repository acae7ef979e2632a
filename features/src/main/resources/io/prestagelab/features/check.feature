Feature: A BMC is checked with a real boot

  Will this BMC install a subcloud? The check takes the server's power away, boots a small ISO once (the canary, which
  tells over the network and on the serial console that it was booted), and leaves everything as it was. A BMC can behave
  like a vendor's (its personality). StarlingX has had two Redfish clients; the check says of each whether it would install.

  Scenario Outline: A BMC like <personality>, <firmware>
    Given a <firmware> server whose BMC behaves like <personality>
    When the BMC is checked with a real boot
    Then the canary tells of one boot under <firmware> and of the medium's rate
    And the canary's mark is on the serial console
    And the check says that the older StarlingX client <older> and the newer one <newer>
    And the server is off and its virtual CD empty

    @acceptance @bios @smoke
    Examples:
      | personality | firmware | older    | newer    |
      | generic     | BIOS     | installs | installs |

    @bios @smoke
    Examples:
      | personality | firmware | older    | newer    |
      | hpe-ilo5    | BIOS     | installs | installs |

    @uefi
    Examples:
      | personality | firmware | older                        | newer    |
      | dell-xr     | UEFI     | stops at find the virtual CD | installs |

Feature: What a server's kernel says ends a run at once, with its name

  @acceptance @bios @smoke
  Scenario: The first process of the kernel ends
    Given a BIOS server with an empty disk
    And the first process of its Miniboot kernel ends at once
    When it is added as a subcloud
    Then the run ends with "kernel panic"
    And its reason is "Attempted to kill init"

Feature: Servers differ in their disks

  @bios @slow
  Scenario Outline: The disk is <bus>
    Given a <firmware> server with a <bus> disk that holds a valid bundle
    When it is added as a subcloud
    Then it installs locally

    Examples:
      | firmware | bus    |
      | BIOS     | virtio |
      | UEFI     | nvme   |

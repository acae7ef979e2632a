Feature: A failure from the field is shown again, a run is repeated

  @bios @slow
  Scenario: The line of a log comes again on a virtual server
    When the failure "release-not-prestaged" is reproduced from the line "2021-11-05 05:03:12.061 - Miniboot  pre: Error /mnt/platform-backup not mounted"
    Then the virtual server fails for the same cause, with the same line

  @acceptance @bios @smoke
  Scenario: A capsule's run comes out the same
    Given the run of a server whose BMC refuses the password
    When its capsule is replayed
    Then the replay ends like the run, with the same events

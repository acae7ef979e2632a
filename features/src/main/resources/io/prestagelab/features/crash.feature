Feature: Power cuts at any time
  Sites lose power while a server is prestaged. Every write and flush of its disk is recorded, and what the disk can
  hold after a cut is laid out as states: a whole prestaging has thousands. Miniboot's own check judges them in a real
  kernel.

  @acceptance @bios
  Scenario: No power cut leaves a bundle that is taken for whole and is not
    Given a BIOS server with an empty disk
    And a prestaged ISO on its bootable device
    When its prestaging is recorded, and 50 states that a power cut can leave are judged
    Then none of 50 different states breaks a rule
    And some were accepted and some rejected

  @bios @slow
  Scenario: Servers that lost their power are installed, and prestaged once more
    Given a BIOS server with an empty disk
    And a prestaged ISO on its bootable device
    When its prestaging is recorded, 60 states that a power cut can leave are judged, and servers go on from 4 of them
    Then none of 60 different states breaks a rule

  @bios @slow
  Scenario Outline: A prestaging that copies <order> is found out
    Given a BIOS server with an empty disk
    And a prestaging that copies "<order>"
    And a prestaged ISO on its bootable device
    When its prestaging is recorded, and 150 states that a power cut can leave are judged
    Then a state is found in which "<rule>"

    Examples:
      | order                                              | rule                                    |
      | the image before its sums                          | a bundle that is not whole was accepted |
      | under other names and renames what was not flushed | a finished prestaging was not accepted  |
      | without any flush                                  | a finished prestaging was not accepted  |

  @bios @slow
  Scenario: No power cut while a prestaged server is installed loses its bundle
    Given a BIOS server whose disk holds a valid bundle
    And a prestaged ISO with 2 container image archives on its bootable device
    When its installation is recorded, and 40 states that a power cut can leave are judged
    Then none of at least 10 different states breaks a rule

  @bios @slow
  Scenario: No power cut while wipedisk takes partitions off the table loses the bundle
    Given a BIOS server whose disk holds a valid bundle
    And a prestaged ISO with 2 container image archives on its bootable device
    When its wipedisk is recorded, and 40 states that a power cut can leave are judged
    Then none of at least 10 different states breaks a rule

  @bios @slow
  Scenario: No power cut while a server is prestaged harms the release that is on its disk
    Given a BIOS server whose disk holds another release only
    And a prestaged ISO on its bootable device
    When its prestaging is recorded, and 60 states that a power cut can leave are judged
    Then none of 60 different states breaks a rule

  @bios @slow
  Scenario: A power cut while the partition table is written over itself can lose another release, and is found
    Given a BIOS server whose disk holds another release only
    And a prestaging that copies "after it has changed the partition table in place"
    And a prestaged ISO on its bootable device
    When its prestaging is recorded, and 60 states that a power cut can leave are judged
    Then a state is found in which "another release's files are harmed"

  @bios @slow
  Scenario Outline: A prestaging over an older bundle that copies <order> loses it before the new one is whole
    Given a BIOS server whose disk holds an older bundle of the same release
    And a prestaging that copies "<order>"
    And a prestaged ISO on its bootable device
    When its prestaging is recorded, and 60 states that a power cut can leave are judged
    Then a state is found in which "an older bundle was lost before the new one was whole"
    And a state from "copy prestaging files" on breaks a rule

    Examples:
      | order                     |
      | over the older files      |
      | the image before its sums |

  @bios @slow
  Scenario: A prestaging that keeps the older bundle until the new one is whole loses none while it copies
    Given a BIOS server whose disk holds an older bundle of the same release
    And a prestaging that copies "beside the older files and exchanges them at the end"
    And a prestaged ISO on its bootable device
    When its prestaging is recorded, and 60 states that a power cut can leave are judged
    Then no state from "copy prestaging files" on breaks a rule
    And some were judged "accepted: the bundle that was there before"
    And some were judged "accepted"

  @debian @bios
  Scenario: No power cut leaves a repository that is taken for whole and is not
    Given the lab's installation ISO of the Debian generation
    And a BIOS server with an empty disk
    And a prestaged ISO on its bootable device
    When its prestaging is recorded, and 60 states that a power cut can leave are judged
    Then none of 60 different states breaks a rule
    And some were accepted and some rejected

  @debian @bios @slow
  Scenario: Servers that lost their power while they prestaged a repository are installed, and prestaged once more
    Given the lab's installation ISO of the Debian generation
    And a BIOS server with an empty disk
    And a prestaged ISO on its bootable device
    When its prestaging is recorded, 60 states that a power cut can leave are judged, and servers go on from 2 of them
    Then none of 60 different states breaks a rule

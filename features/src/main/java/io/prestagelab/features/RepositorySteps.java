package io.prestagelab.features;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import io.prestagelab.image.disk.DiskImage;
import io.prestagelab.image.disk.Ext4;
import io.prestagelab.lab.LabException;
import io.prestagelab.lab.trial.Trial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The Debian generation: its ISO, and what can happen to a prestaged repository. */
public final class RepositorySteps {
  private final Trial trial;

  /** Steps of one scenario. */
  public RepositorySteps(Trial trial) {
    this.trial = trial;
  }

  /**
   * The lab's own, beside the usual one.
   *
   * @throws LabException if it has not been built
   */
  @Given("the lab's installation ISO of the Debian generation")
  public void debianIso() {
    Path iso = trial.bench().home().debianIso();
    if (!Files.exists(iso)) {
      throw new LabException(
          iso + " is missing; 'lab test' and 'lab demo --generation debian' build it");
    }
    trial.change(settings -> settings.withIso(iso));
  }

  /** The sum of something else. */
  @When("the checksum of its prestaged repository is overwritten")
  public void wrongChecksum() {
    backup().writeText(checksum(), "0".repeat(32) + "\n");
  }

  /** As after a copy by hand. */
  @When("the checksum of its prestaged repository is lost")
  public void noChecksum() {
    backup().remove(checksum());
  }

  /** One bit, where it lies on the disk. */
  @When("an object of its prestaged repository is damaged")
  public void damagedObject() {
    backup().flipBit(object(), 0);
  }

  /** Only ostree's own check can notice it. */
  @When("an object of its prestaged repository is damaged, its checksum lost")
  public void damagedWithoutChecksum() {
    damagedObject();
    noChecksum();
  }

  /** A file that is not there. */
  @When("an object of its prestaged repository is lost")
  public void lostObject() {
    backup().remove(object());
  }

  private String checksum() {
    return release() + ".ostree_repo_checksum";
  }

  private String release() {
    return "/" + trial.lab().release() + "/";
  }

  /** Any content object. */
  private String object() {
    String objects = release() + "ostree_repo/objects";
    for (String folder : backup().list(objects)) {
      List<String> files = backup().list(objects + "/" + folder);
      for (String file : files) {
        if (file.endsWith(".filez")) {
          return objects + "/" + folder + "/" + file;
        }
      }
    }
    throw new AssertionError("the backup partition has no content object");
  }

  /** The disk is made when the lab is. */
  private Ext4 backup() {
    trial.lab();
    DiskImage disk = DiskImage.open(trial.run().disk());
    return disk.ext4(disk.backupPartition().orElseThrow());
  }
}

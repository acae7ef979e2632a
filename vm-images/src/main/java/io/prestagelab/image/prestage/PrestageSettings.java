package io.prestagelab.image.prestage;

import io.prestagelab.image.boot.BootParameter;
import io.prestagelab.image.boot.MenuTimeout;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a prestaged ISO is to be made of and how it is to boot; see the document's "Create the
 * Prestaged ISO".
 *
 * @param input the installation ISO
 * @param output the file to make; must not exist
 * @param additions what is added to the installation ISO
 * @param boot how it boots
 * @param share whether what the tree holds twice is written once
 */
public record PrestageSettings(
    Path input, Path output, Additions additions, Boot boot, boolean share) {

  /**
   * Files that are added.
   *
   * @param images archives of container images, put in the bundle with an md5 file
   * @param patches software patches, put in the bundle
   * @param kickstartPatches what replaces the prestaging kickstart: patches or plain {@code .cfg}
   *     files, of which the last one counts; in the Debian generation plain files only
   * @param setup a file to be {@code ks-setup.cfg}
   * @param addon a file to be {@code ks-addon.cfg}
   */
  public record Additions(
      List<Path> images,
      List<Path> patches,
      List<Path> kickstartPatches,
      @Nullable Path setup,
      @Nullable Path addon) {

    static final Additions NONE = new Additions(List.of(), List.of(), List.of(), null, null);

    public Additions {
      images = List.copyOf(images);
      patches = List.copyOf(patches);
      kickstartPatches = List.copyOf(kickstartPatches);
    }
  }

  /**
   * How the ISO boots.
   *
   * @param parameters kernel parameters for every menu entry
   * @param entry number of the menu entry that the timeout chooses; even serial, odd graphical
   * @param timeout how long the menu waits
   * @param forceInstall whether an installed system may be overwritten
   */
  public record Boot(
      List<BootParameter> parameters, int entry, MenuTimeout timeout, boolean forceInstall) {

    static final Boot USUAL = new Boot(List.of(), DEFAULT_BOOT, DEFAULT_TIMEOUT, false);

    public Boot {
      parameters = List.copyOf(parameters);
    }
  }

  public static final int DEFAULT_BOOT = 1;
  public static final MenuTimeout DEFAULT_TIMEOUT = new MenuTimeout(30);

  /** Settings with the document's defaults. */
  public static PrestageSettings of(Path input, Path output) {
    return new PrestageSettings(input, output, Additions.NONE, Boot.USUAL, true);
  }

  public PrestageSettings with(Additions files) {
    return new PrestageSettings(input, output, files, boot, share);
  }

  public PrestageSettings with(Boot how) {
    return new PrestageSettings(input, output, additions, how, share);
  }

  public PrestageSettings withShare(boolean extents) {
    return new PrestageSettings(input, output, additions, boot, extents);
  }

  public PrestageSettings withImages(List<Path> archives) {
    Additions a = additions;
    return with(new Additions(archives, a.patches, a.kickstartPatches, a.setup, a.addon));
  }

  public PrestageSettings withPatches(List<Path> software) {
    Additions a = additions;
    return with(new Additions(a.images, software, a.kickstartPatches, a.setup, a.addon));
  }

  public PrestageSettings withKickstartPatches(List<Path> kickstarts) {
    Additions a = additions;
    return with(new Additions(a.images, a.patches, kickstarts, a.setup, a.addon));
  }

  public PrestageSettings withSetup(@Nullable Path file) {
    Additions a = additions;
    return with(new Additions(a.images, a.patches, a.kickstartPatches, file, a.addon));
  }

  public PrestageSettings withAddon(@Nullable Path file) {
    Additions a = additions;
    return with(new Additions(a.images, a.patches, a.kickstartPatches, a.setup, file));
  }

  public PrestageSettings withParameters(List<BootParameter> words) {
    return with(new Boot(words, boot.entry, boot.timeout, boot.forceInstall));
  }

  /** The menu entry that the timeout chooses. */
  public PrestageSettings withDefaultBoot(int entry) {
    return with(new Boot(boot.parameters, entry, boot.timeout, boot.forceInstall));
  }

  public PrestageSettings withTimeout(MenuTimeout wait) {
    return with(new Boot(boot.parameters, boot.entry, wait, boot.forceInstall));
  }

  public PrestageSettings withForceInstall(boolean force) {
    return with(new Boot(boot.parameters, boot.entry, boot.timeout, force));
  }
}

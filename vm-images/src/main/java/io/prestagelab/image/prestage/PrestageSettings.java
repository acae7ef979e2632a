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
 * @param images archives of container images, put in the bundle with an md5 file
 * @param patches software patches, put in the bundle
 * @param kickstartPatches patches (or plain {@code .cfg} files) that replace the prestaging
 *     kickstart; the last one counts
 * @param setup a file to be {@code ks-setup.cfg}
 * @param addon a file to be {@code ks-addon.cfg}
 * @param parameters kernel parameters for every menu entry
 * @param defaultBoot 0 for the serial console, 1 for the graphical one
 * @param timeout how long the menu waits
 * @param forceInstall whether an installed system may be overwritten
 * @param share whether files of the installation ISO are kept once, inside the embedded ISO
 */
public record PrestageSettings(
    Path input,
    Path output,
    List<Path> images,
    List<Path> patches,
    List<Path> kickstartPatches,
    @Nullable Path setup,
    @Nullable Path addon,
    List<BootParameter> parameters,
    int defaultBoot,
    MenuTimeout timeout,
    boolean forceInstall,
    boolean share) {

  public static final int DEFAULT_BOOT = 1;
  public static final MenuTimeout DEFAULT_TIMEOUT = new MenuTimeout(30);

  public PrestageSettings {
    images = List.copyOf(images);
    patches = List.copyOf(patches);
    kickstartPatches = List.copyOf(kickstartPatches);
    parameters = List.copyOf(parameters);
  }

  /** Settings with the document's defaults. */
  public static PrestageSettings of(Path input, Path output) {
    return new PrestageSettings(
        input,
        output,
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        List.of(),
        DEFAULT_BOOT,
        DEFAULT_TIMEOUT,
        false,
        true);
  }

  public PrestageSettings withImages(List<Path> archives) {
    return new PrestageSettings(
        input,
        output,
        archives,
        patches,
        kickstartPatches,
        setup,
        addon,
        parameters,
        defaultBoot,
        timeout,
        forceInstall,
        share);
  }

  public PrestageSettings withPatches(List<Path> software) {
    return new PrestageSettings(
        input,
        output,
        images,
        software,
        kickstartPatches,
        setup,
        addon,
        parameters,
        defaultBoot,
        timeout,
        forceInstall,
        share);
  }

  public PrestageSettings withKickstartPatches(List<Path> kickstarts) {
    return new PrestageSettings(
        input,
        output,
        images,
        patches,
        kickstarts,
        setup,
        addon,
        parameters,
        defaultBoot,
        timeout,
        forceInstall,
        share);
  }

  public PrestageSettings withSetup(@Nullable Path file) {
    return new PrestageSettings(
        input,
        output,
        images,
        patches,
        kickstartPatches,
        file,
        addon,
        parameters,
        defaultBoot,
        timeout,
        forceInstall,
        share);
  }

  public PrestageSettings withAddon(@Nullable Path file) {
    return new PrestageSettings(
        input,
        output,
        images,
        patches,
        kickstartPatches,
        setup,
        file,
        parameters,
        defaultBoot,
        timeout,
        forceInstall,
        share);
  }

  public PrestageSettings withParameters(List<BootParameter> words) {
    return new PrestageSettings(
        input,
        output,
        images,
        patches,
        kickstartPatches,
        setup,
        addon,
        words,
        defaultBoot,
        timeout,
        forceInstall,
        share);
  }

  /** The menu entry that the timeout chooses: 0 serial, 1 graphical. */
  public PrestageSettings withDefaultBoot(int entry) {
    return new PrestageSettings(
        input,
        output,
        images,
        patches,
        kickstartPatches,
        setup,
        addon,
        parameters,
        entry,
        timeout,
        forceInstall,
        share);
  }

  public PrestageSettings withTimeout(MenuTimeout wait) {
    return new PrestageSettings(
        input,
        output,
        images,
        patches,
        kickstartPatches,
        setup,
        addon,
        parameters,
        defaultBoot,
        wait,
        forceInstall,
        share);
  }

  public PrestageSettings withForceInstall(boolean force) {
    return new PrestageSettings(
        input,
        output,
        images,
        patches,
        kickstartPatches,
        setup,
        addon,
        parameters,
        defaultBoot,
        timeout,
        force,
        share);
  }

  public PrestageSettings withShare(boolean extents) {
    return new PrestageSettings(
        input,
        output,
        images,
        patches,
        kickstartPatches,
        setup,
        addon,
        parameters,
        defaultBoot,
        timeout,
        forceInstall,
        extents);
  }
}

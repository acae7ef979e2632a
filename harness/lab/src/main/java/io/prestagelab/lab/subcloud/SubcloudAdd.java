package io.prestagelab.lab.subcloud;

import io.prestagelab.bmctools.client.BootMode;
import io.prestagelab.bmctools.client.BootSource;
import io.prestagelab.bmctools.client.RedfishClient;
import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.Progress;
import io.prestagelab.image.boot.BootParameter;
import io.prestagelab.image.boot.MenuTimeout;
import io.prestagelab.image.miniboot.BootNetwork;
import io.prestagelab.image.miniboot.InstallType;
import io.prestagelab.image.miniboot.MinibootIsoBuilder;
import io.prestagelab.image.miniboot.MinibootReport;
import io.prestagelab.image.miniboot.MinibootSettings;
import io.prestagelab.image.miniboot.NodeDirectory;
import io.prestagelab.lab.LabException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a System Controller does to install a subcloud: builds its Miniboot ISO and node directory,
 * then has the BMC boot the ISO once.
 */
public final class SubcloudAdd {
  private final String name;
  private final InstallValues values;
  private final Path iso;
  private final String release;
  private final Path www;
  private final int port;

  /**
   * Prepares to add a subcloud.
   *
   * @param name its name, and that of its node
   * @param iso the installation ISO
   * @param release the ISO's release
   * @param www root of the content server
   * @param port the content server's port, which BMC and server reach at different addresses
   */
  public SubcloudAdd(
      String name, InstallValues values, Path iso, String release, Path www, int port) {
    this.name = name;
    this.values = values;
    this.iso = iso;
    this.release = release;
    this.www = www;
    this.port = port;
    String wanted = values.softwareVersion();
    if (wanted != null && !wanted.equals(release)) {
      throw new LabException(
          "install values: software_version is %s, the installation ISO is %s; make them equal"
              .formatted(wanted, release));
    }
  }

  /** Builds ISO and node directory. */
  public MinibootReport build(Progress progress) {
    Path root = www.resolve("iso").resolve(release);
    try {
      Files.createDirectories(root);
    } catch (IOException e) {
      throw new LabException("cannot make " + root + ": " + FileTrouble.reason(e), e);
    }
    cleanLeftovers(root);
    return new MinibootIsoBuilder(settings(root)).build(progress);
  }

  /**
   * What the Miniboot ISO is built with.
   *
   * @param root folder of the release on the content server
   */
  MinibootSettings settings(Path root) {
    String gateway = values.gateway() == null ? "" : values.gateway();
    BootNetwork network =
        new BootNetwork(
            values.bootstrapAddress(),
            gateway,
            Integer.toString(values.bootstrapPrefix()),
            name,
            values.bootstrapInterface());
    return MinibootSettings.of(
            iso,
            root,
            "http://%s:%d/iso/%s".formatted(controllerSeenByServer(), port, release),
            name,
            InstallType.of(values.installType()),
            network)
        .withTimeout(new MenuTimeout(0))
        .withParameters(parameters());
  }

  /** An earlier attempt's node directory goes first, as dcmanager has it. */
  private void cleanLeftovers(Path root) {
    if (Files.exists(root.resolve("nodes").resolve(name))) {
      try (NodeDirectory node = NodeDirectory.locked(root, name)) {
        node.delete();
      }
    }
  }

  /** The words of extra_boot_params are parameters of their own. */
  private List<BootParameter> parameters() {
    return values.parameters().entrySet().stream()
        .flatMap(
            entry ->
                entry.getKey().equals("extra_boot_params")
                    ? BootParameter.words(entry.getValue()).stream()
                    : Stream.of(BootParameter.of(entry.getKey() + "=" + entry.getValue())))
        .toList();
  }

  private String controllerSeenByServer() {
    return values.bootstrapAddress().contains(":") ? "[fec0::2]" : "10.0.2.2";
  }

  /** Power off, eject, insert, boot once from CD, power on. */
  public void install(RedfishClient bmc, BootMode mode) {
    bmc.powerOff();
    bmc.ejectMedia();
    bmc.insertMedia(imageUrl());
    bmc.bootOnceFrom(BootSource.CD, mode);
    bmc.powerOn();
  }

  /** The ISO's address as the BMC sees it. */
  public URI imageUrl() {
    String here = values.bootstrapAddress().contains(":") ? "[::1]" : "127.0.0.1";
    return URI.create("http://%s:%d%s/bootimage.iso".formatted(here, port, nodePath()));
  }

  /** The release's path on the content server. */
  public String releasePath() {
    return "/iso/" + release;
  }

  /** The node's path on the content server. */
  public String nodePath() {
    return releasePath() + "/nodes/" + name;
  }
}

package io.prestagelab.image.miniboot;

import io.prestagelab.image.InvalidInputException;
import io.prestagelab.image.boot.BootParameter;
import io.prestagelab.image.boot.MenuTimeout;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the Miniboot ISO of one server is made of.
 *
 * @param input the installation ISO
 * @param wwwRoot the folder served under the base URL, {@code …/iso/<release>}; must exist
 * @param baseUrl its URL as the server's guest sees it, {@code http://host:port/iso/<release>}
 * @param nodeId the server's name, which is its folder's name too
 * @param installType which kickstart and console
 * @param network the server's network while it installs
 * @param parameters further kernel parameters
 * @param addon a script appended to the kickstart as a {@code %post}; absent for none
 * @param timeout how long the menu waits; negative for ever
 */
public record MinibootSettings(
    Path input,
    Path wwwRoot,
    String baseUrl,
    String nodeId,
    InstallType installType,
    BootNetwork network,
    List<BootParameter> parameters,
    @Nullable Path addon,
    MenuTimeout timeout) {

  /** How long dcmanager lets the menu wait, in seconds. */
  public static final MenuTimeout DEFAULT_TIMEOUT = new MenuTimeout(5);

  public MinibootSettings {
    parameters = List.copyOf(parameters);
    baseUrl = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
    if (!baseUrl.matches("https?://[^\\s/]+(/\\S*)?")) {
      throw new InvalidInputException(
          "base URL '" + baseUrl + "' is invalid: give http://HOST:PORT/iso/RELEASE");
    }
    NodeDirectory.requireId(nodeId);
  }

  /** Settings without parameters and addon, with dcmanager's timeout. */
  public static MinibootSettings of(
      Path input,
      Path wwwRoot,
      String baseUrl,
      String nodeId,
      InstallType installType,
      BootNetwork network) {
    return new MinibootSettings(
        input, wwwRoot, baseUrl, nodeId, installType, network, List.of(), null, DEFAULT_TIMEOUT);
  }

  public MinibootSettings withParameters(List<BootParameter> words) {
    return new MinibootSettings(
        input, wwwRoot, baseUrl, nodeId, installType, network, words, addon, timeout);
  }

  public MinibootSettings withAddon(@Nullable Path script) {
    return new MinibootSettings(
        input, wwwRoot, baseUrl, nodeId, installType, network, parameters, script, timeout);
  }

  public MinibootSettings withTimeout(MenuTimeout wait) {
    return new MinibootSettings(
        input, wwwRoot, baseUrl, nodeId, installType, network, parameters, addon, wait);
  }

  /** The URL of the server's folder, from which it fetches everything. */
  public String nodeUrl() {
    return baseUrl + "/nodes/" + nodeId;
  }
}

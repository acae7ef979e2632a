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
 * @param node where it is served
 * @param boot how it boots
 * @param additions what is added to the installation ISO's
 * @param release the release that the caller wants to install; absent if it does not say
 */
public record MinibootSettings(
    Path input, Node node, Boot boot, Additions additions, @Nullable String release) {

  /**
   * The server's folder on the content server.
   *
   * @param wwwRoot the folder served under the base URL, {@code …/iso/<release>}; must exist
   * @param baseUrl its URL as the server's guest sees it, {@code http://host:port/iso/<release>}
   * @param id the server's name, which is its folder's name too
   */
  public record Node(Path wwwRoot, String baseUrl, String id) {

    public Node {
      baseUrl = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
      if (!baseUrl.matches("https?://[^\\s/]+(/\\S*)?")) {
        throw new InvalidInputException(
            "base URL '" + baseUrl + "' is invalid: give http://HOST:PORT/iso/RELEASE");
      }
      NodeDirectory.requireId(id);
    }

    /** The URL of the server's folder. */
    public String url() {
      return baseUrl + "/nodes/" + id;
    }
  }

  /**
   * How the ISO boots.
   *
   * @param installType which traits, kickstart and console
   * @param network the server's network while it installs
   * @param parameters further kernel parameters
   * @param timeout how long the menu waits; negative for ever
   * @param verbose whether the kickstart is to tell more, where it can
   */
  public record Boot(
      InstallType installType,
      BootNetwork network,
      List<BootParameter> parameters,
      MenuTimeout timeout,
      boolean verbose) {

    public Boot {
      parameters = List.copyOf(parameters);
    }
  }

  /**
   * Files and folders that are added, and what takes the place of the ISO's.
   *
   * @param addon a script appended to the kickstart as a {@code %post}, in the CentOS generation
   * @param kickstartUri the kickstart's URI in place of the ISO's own, in the Debian generation
   * @param includes files and folders copied to the ISO's root, in the Debian generation
   * @param initrd an initrd in place of the repository's small one, in the Debian generation
   */
  public record Additions(
      @Nullable Path addon,
      @Nullable String kickstartUri,
      List<Path> includes,
      @Nullable Path initrd) {

    public static final Additions NONE = new Additions(null, null, List.of(), null);

    public Additions {
      includes = List.copyOf(includes);
    }
  }

  /** How long dcmanager lets the menu wait, in seconds. */
  public static final MenuTimeout DEFAULT_TIMEOUT = new MenuTimeout(5);

  /** Settings without parameters and additions, with dcmanager's timeout. */
  public static MinibootSettings of(
      Path input,
      Path wwwRoot,
      String baseUrl,
      String nodeId,
      InstallType installType,
      BootNetwork network) {
    return new MinibootSettings(
        input,
        new Node(wwwRoot, baseUrl, nodeId),
        new Boot(installType, network, List.of(), DEFAULT_TIMEOUT, false),
        Additions.NONE,
        null);
  }

  public MinibootSettings with(Boot how) {
    return new MinibootSettings(input, node, how, additions, release);
  }

  public MinibootSettings with(Additions files) {
    return new MinibootSettings(input, node, boot, files, release);
  }

  public MinibootSettings withRelease(@Nullable String wanted) {
    return new MinibootSettings(input, node, boot, additions, wanted);
  }

  public MinibootSettings withParameters(List<BootParameter> words) {
    return with(new Boot(boot.installType, boot.network, words, boot.timeout, boot.verbose));
  }

  public MinibootSettings withTimeout(MenuTimeout wait) {
    return with(new Boot(boot.installType, boot.network, boot.parameters, wait, boot.verbose));
  }

  public MinibootSettings withAddon(@Nullable Path script) {
    Additions a = additions;
    return with(new Additions(script, a.kickstartUri, a.includes, a.initrd));
  }
}

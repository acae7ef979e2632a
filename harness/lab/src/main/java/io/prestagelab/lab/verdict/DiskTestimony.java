package io.prestagelab.lab.verdict;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the installed system tells after its own boot.
 *
 * @param loggedIn whether sysadmin could log in on the console
 * @param installUuid content of the feed's {@code install_uuid}, or null if there is none
 * @param platformUuid {@code INSTALL_UUID} of {@code /etc/platform/platform.conf}, or null if there
 *     is none
 * @param packages packages, or content objects, in the feed
 * @param fromController what is installed and has the mark of the System Controller's own copy
 * @param fromElsewhere what is installed and has another mark
 * @param logLines the Miniboot lines of the logs that it keeps
 */
public record DiskTestimony(
    boolean loggedIn,
    @Nullable String installUuid,
    @Nullable String platformUuid,
    int packages,
    int fromController,
    int fromElsewhere,
    List<String> logLines) {

  /** Copies its list. */
  public DiskTestimony {
    logLines = List.copyOf(logLines);
  }
}

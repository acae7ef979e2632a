package io.prestagelab.emulator.bmc;

import io.prestagelab.emulator.bmc.BmcEvent.Kind;
import io.prestagelab.emulator.bmc.BmcException.Reason;
import io.prestagelab.emulator.fault.FaultPlan;
import io.prestagelab.emulator.host.Host;
import io.prestagelab.emulator.host.HostException;
import io.prestagelab.emulator.media.MediaOpener;
import io.prestagelab.emulator.media.MediaRequest;
import io.prestagelab.emulator.media.MediaSource;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The virtual CD drive of a server. */
public final class VirtualMediaSlot {

  private static final Logger LOG = LoggerFactory.getLogger(VirtualMediaSlot.class);

  private final Host host;
  private final EventLog events;
  private final FaultPlan faults;
  private final Object moving = new Object();
  private @Nullable MediaSource medium;
  private @Nullable MediaRequest request;
  private volatile VirtualMediaState state = VirtualMediaState.EMPTY;

  VirtualMediaSlot(Host host, EventLog events, FaultPlan faults) {
    this.faults = faults;
    this.host = host;
    this.events = events;
  }

  /** What is in the drive now. */
  public VirtualMediaState state() {
    return state;
  }

  /**
   * Fetches what the server needs of {@code request} and puts it into the drive.
   *
   * @param image the URL as it was given, which is what clients read back
   * @throws BmcException if something is inserted already or the medium cannot be had
   */
  public void insert(String image, MediaRequest request) {
    synchronized (moving) {
      if (state.inserted()) {
        throw new BmcException(
            Reason.CONFLICT,
            "a medium is inserted already (" + state.image() + "); eject it first");
      }
      try {
        MediaSource source = FaultyMedia.of(MediaOpener.open(request), faults.media());
        host.setMedium(source);
        medium = source;
        this.request = request;
      } catch (IOException | HostException e) {
        throw new BmcException(Reason.MEDIUM, String.valueOf(e.getMessage()));
      }
      state = new VirtualMediaState(image, true, "URI");
    }
    events.add(Kind.MEDIA_INSERTED, image);
  }

  /** How the inserted medium was asked for, or null. */
  @Nullable MediaRequest request() {
    synchronized (moving) {
      return request;
    }
  }

  /** Takes out what is in the drive; false if it was empty. */
  public boolean eject() {
    synchronized (moving) {
      if (!state.inserted()) {
        return false;
      }
      host.setMedium(null);
      emptied();
    }
    events.add(Kind.MEDIA_EJECTED, "by the BMC");
    return true;
  }

  /** The guest opened the tray; the host has taken the medium out. */
  void ejectedByGuest() {
    synchronized (moving) {
      if (faults.bmc().ignoresEject() && putBack()) {
        return;
      }
      emptied();
    }
    events.add(Kind.MEDIA_EJECTED, "by the server");
  }

  private boolean putBack() {
    try {
      host.setMedium(medium);
      events.add(Kind.MEDIA_INSERTED, "again, after the server had ejected it");
      return true;
    } catch (HostException e) {
      events.add(Kind.FAILED, "the medium cannot be put back: " + e.getMessage());
      return false;
    }
  }

  private void emptied() {
    MediaSource gone = medium;
    medium = null;
    request = null;
    state = VirtualMediaState.EMPTY;
    if (gone == null) {
      return;
    }
    try {
      gone.close();
    } catch (IOException e) {
      LOG.warn("closing {}: {}", gone.name(), e.toString());
    }
  }

  void close() {
    synchronized (moving) {
      emptied();
    }
  }
}

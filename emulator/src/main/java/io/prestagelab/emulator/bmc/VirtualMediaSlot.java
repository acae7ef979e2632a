package io.prestagelab.emulator.bmc;

import io.prestagelab.emulator.bmc.BmcEvent.Kind;
import io.prestagelab.emulator.bmc.BmcException.Reason;
import io.prestagelab.emulator.fault.BmcFault;
import io.prestagelab.emulator.fault.FaultPlan;
import io.prestagelab.emulator.fault.MediaFault;
import io.prestagelab.emulator.host.Host;
import io.prestagelab.emulator.host.HostException;
import io.prestagelab.emulator.media.MediaException;
import io.prestagelab.emulator.media.MediaOpener;
import io.prestagelab.emulator.media.MediaRequest;
import io.prestagelab.emulator.media.MediaSource;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.function.IntConsumer;
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
  private volatile @Nullable MediaRequest request;
  private @Nullable Object loading;
  private boolean claimed;
  private volatile VirtualMediaState state = VirtualMediaState.EMPTY;
  private final KnownServers servers = new KnownServers();

  VirtualMediaSlot(Host host, EventLog events, FaultPlan faults) {
    this.faults = faults;
    this.host = host;
    this.events = events;
  }

  /** Which servers of media are believed. */
  public KnownServers servers() {
    return servers;
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
    insert(image, request, percent -> {});
  }

  /** The same; {@code progress} hears the percentage of a medium that is fetched whole. */
  public void insert(String image, MediaRequest request, IntConsumer progress) {
    insert(begin(), image, request, progress);
  }

  /**
   * The same for an image that was claimed to be inserted.
   *
   * @throws BmcException as above, or if it was ejected since
   */
  public void insert(Claim claim, String image, MediaRequest request, IntConsumer progress) {
    Object token = claim;
    try {
      MediaFault fault = faults.media();
      MediaRequest asked =
          fault.swapTo() == null ? request : request.at(URI.create(fault.swapTo()));
      MediaSource source =
          MediaOpener.open(asked, (bytes, total) -> advance(token, bytes, total, progress));
      load(token, image, request, FaultyMedia.of(source, fault));
      if (!fault.equals(MediaFault.NONE) && !fault.insertedEarly()) {
        faults.struck(MediaFault.class);
      }
    } catch (IOException | HostException e) {
      throw new BmcException(Reason.MEDIUM, String.valueOf(e.getMessage()));
    } finally {
      end(token);
    }
    events.add(Kind.MEDIA_INSERTED, image);
  }

  /** A place in the drive for a medium that is on its way; an eject takes it away. */
  public static final class Claim {
    private Claim() {}
  }

  /** Says that {@code image} is inserted before it is, as some BMCs do. */
  public Claim claim(String image) {
    synchronized (moving) {
      if (state.inserted() || loading != null) {
        throw inserted();
      }
      Claim claim = new Claim();
      loading = claim;
      claimed = true;
      state = new VirtualMediaState(image, true, "URI", "Stream");
      faults.struck(MediaFault.class);
      return claim;
    }
  }

  /** {@code image} lies in the drive, and nobody can read it: the BMC found it there. */
  void found(String image) {
    synchronized (moving) {
      emptied();
      state = new VirtualMediaState(image, true, "URI", "Stream");
    }
  }

  /** What the server reads; empty if nothing is inserted. */
  public Optional<MediaSource> medium() {
    synchronized (moving) {
      return Optional.ofNullable(medium);
    }
  }

  private BmcException inserted() {
    return new BmcException(
        Reason.CONFLICT, "a medium is inserted already (" + state.image() + "); eject it first");
  }

  private Claim begin() {
    synchronized (moving) {
      if (state.inserted() && !claimed) {
        throw inserted();
      }
      if (loading != null) {
        throw new BmcException(
            Reason.CONFLICT, "a medium is being fetched already; wait, or eject it first");
      }
      Claim claim = new Claim();
      loading = claim;
      return claim;
    }
  }

  private void advance(Object token, long bytes, long total, IntConsumer progress)
      throws MediaException {
    synchronized (moving) {
      if (loading != token) {
        throw new MediaException("the medium was ejected while it was fetched");
      }
    }
    if (total > 0) {
      try {
        progress.accept((int) Math.min(99, bytes * 100 / total));
      } catch (BmcException e) {
        throw new MediaException(String.valueOf(e.getMessage()));
      }
    }
  }

  private void load(Object token, String image, MediaRequest asked, MediaSource source)
      throws IOException {
    synchronized (moving) {
      if (loading != token) {
        source.close();
        throw new MediaException("the medium was ejected while it was fetched");
      }
      try {
        host.setMedium(source);
      } catch (HostException e) {
        source.close();
        throw e;
      }
      medium = source;
      claimed = false;
      request = asked;
      state = new VirtualMediaState(image, true, "URI", source.streamed() ? "Stream" : "Upload");
    }
  }

  private void end(Object token) {
    synchronized (moving) {
      if (loading == token) {
        loading = null;
      }
    }
  }

  /** How the inserted medium was asked for, or null. */
  @Nullable MediaRequest request() {
    return request;
  }

  /** Takes out what is in the drive or on its way there; false if there is nothing. */
  public boolean eject() {
    synchronized (moving) {
      boolean fetching = loading != null;
      loading = null;
      if (!state.inserted()) {
        return fetching;
      }
      host.setMedium(null);
      emptied();
    }
    events.add(Kind.MEDIA_EJECTED, "by the BMC");
    return true;
  }

  /**
   * The guest opened the tray; the host has taken {@code ejected} out. A client may have put
   * another medium in since, which stays.
   */
  void ejectedByGuest(MediaSource ejected) {
    synchronized (moving) {
      if (medium != ejected) {
        return;
      }
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
      faults.struck(BmcFault.class);
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
    claimed = false;
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

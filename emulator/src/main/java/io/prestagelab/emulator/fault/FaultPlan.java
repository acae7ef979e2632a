package io.prestagelab.emulator.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/**
 * The faults of one BMC. A plan can be changed while the BMC runs; equal seeds give equal luck.
 *
 * <p>Safe for use by several threads.
 */
public final class FaultPlan {

  private static final int LIMIT = 1000;

  /**
   * A fault of the plan.
   *
   * @param id its number in the plan
   * @param fault what goes wrong
   * @param struck how often it has struck so far
   */
  public record Planned(long id, Fault fault, int struck) {

    boolean isOver() {
      return fault instanceof HttpFault http
          && http.when().count() != null
          && struck >= http.when().count();
    }
  }

  private final Random luck;
  private final List<Planned> planned = new ArrayList<>();
  private long lastId;
  private volatile boolean anyHttp;
  private volatile MediaFault media = MediaFault.NONE;
  private volatile BmcFault bmc = BmcFault.NONE;
  private volatile HostFault host = HostFault.NONE;
  private volatile Runnable hostChanged = () -> {};
  private volatile Consumer<Planned> witness = struck -> {};

  /** A plan without faults. */
  public FaultPlan() {
    this(1);
  }

  /** A plan without faults whose probabilities follow {@code seed}. */
  public FaultPlan(long seed) {
    this.luck = new Random(seed);
  }

  /**
   * Adds a fault behind those that are there.
   *
   * @throws IllegalStateException if there are a thousand
   */
  public Planned add(Fault fault) {
    Planned added;
    synchronized (this) {
      if (planned.size() >= LIMIT) {
        throw new IllegalStateException("there are " + LIMIT + " faults; remove some");
      }
      added = new Planned(++lastId, fault, 0);
      planned.add(added);
    }
    summarizeAndTell();
    return added;
  }

  /** Takes a fault out; false if there is none of this number. */
  public boolean remove(long id) {
    boolean removed;
    synchronized (this) {
      removed = planned.removeIf(one -> one.id() == id);
    }
    summarizeAndTell();
    return removed;
  }

  /** Takes all faults out. */
  public void clear() {
    synchronized (this) {
      planned.clear();
    }
    summarizeAndTell();
  }

  /** All faults in their order, also those that have struck as often as they should. */
  public synchronized List<Planned> all() {
    return List.copyOf(planned);
  }

  /** Replaces the faults of HTTP exchanges; their counts begin anew. */
  public synchronized void http(List<HttpFault> faults) {
    planned.removeIf(one -> one.fault() instanceof HttpFault);
    faults.forEach(this::add);
    summarize();
  }

  /** Replaces the faults of media inserted from now on. */
  public synchronized void media(MediaFault fault) {
    planned.removeIf(one -> one.fault() instanceof MediaFault);
    if (!fault.equals(MediaFault.NONE)) {
      var unused = add(fault);
    }
    summarize();
  }

  /** Replaces the faults of the BMC itself. */
  public synchronized void bmc(BmcFault fault) {
    planned.removeIf(one -> one.fault() instanceof BmcFault);
    if (!fault.equals(BmcFault.NONE)) {
      var unused = add(fault);
    }
    summarize();
  }

  /** Replaces the faults of the server; they count at once. */
  public void host(HostFault fault) {
    synchronized (this) {
      planned.removeIf(one -> one.fault() instanceof HostFault);
    }
    if (!fault.equals(HostFault.NONE)) {
      var unused = add(fault);
    } else {
      summarizeAndTell();
    }
  }

  /** Has {@code changed} told when the server's faults are replaced. */
  public void onHostChange(Runnable changed) {
    hostChanged = changed;
  }

  /** What goes wrong with the server. */
  public HostFault host() {
    return host;
  }

  /** The power has been lost, as planned: it is not lost again. */
  public void powerLost() {
    struck(HostFault.class);
    synchronized (this) {
      planned.replaceAll(
          one ->
              one.fault() instanceof HostFault fault
                  ? new Planned(one.id(), fault.withoutPowerLoss(), one.struck())
                  : one);
      summarize();
    }
  }

  private void summarizeAndTell() {
    HostFault before = host;
    synchronized (this) {
      summarize();
    }
    if (!host.equals(before)) {
      hostChanged.run();
    }
  }

  private void summarize() {
    HostFault allHost = HostFault.NONE;
    MediaFault allMedia = MediaFault.NONE;
    BmcFault allBmc = BmcFault.NONE;
    boolean http = false;
    for (Planned one : planned) {
      if (one.fault() instanceof MediaFault other) {
        allMedia = allMedia.and(other);
      } else if (one.fault() instanceof BmcFault other) {
        allBmc = allBmc.and(other);
      } else if (one.fault() instanceof HostFault other) {
        allHost = allHost.and(other);
      } else {
        http = true;
      }
    }
    anyHttp = http;
    media = allMedia;
    bmc = allBmc;
    host = allHost;
  }

  /** What goes wrong with media. */
  public MediaFault media() {
    return media;
  }

  /** What the BMC gets wrong. */
  public BmcFault bmc() {
    return bmc;
  }

  /** Tells {@code other} of every fault that strikes, from now on and instead of an earlier one. */
  public void witness(Consumer<Planned> other) {
    witness = other;
  }

  /** Every fault of this kind has had its effect once more. */
  public void struck(Class<? extends Fault> kind) {
    List<Planned> these = new ArrayList<>();
    synchronized (this) {
      planned.replaceAll(
          one -> {
            if (!kind.isInstance(one.fault())) {
              return one;
            }
            Planned again = new Planned(one.id(), one.fault(), one.struck() + 1);
            these.add(again);
            return again;
          });
    }
    these.forEach(witness);
  }

  /** The first fault that strikes this exchange, which uses it up by one. */
  public Optional<HttpFault> strike(String method, String path) {
    if (!anyHttp) {
      return Optional.empty();
    }
    Optional<Planned> hit = firstHit(method, path);
    hit.ifPresent(witness);
    return hit.map(one -> (HttpFault) one.fault());
  }

  private synchronized Optional<Planned> firstHit(String method, String path) {
    for (int i = 0; i < planned.size(); i++) {
      Planned one = planned.get(i);
      if (one.fault() instanceof HttpFault fault
          && !one.isOver()
          && fault.when().fits(method, path)
          && isUnlucky(fault)) {
        Planned again = new Planned(one.id(), fault, one.struck() + 1);
        planned.set(i, again);
        return Optional.of(again);
      }
    }
    return Optional.empty();
  }

  private boolean isUnlucky(HttpFault fault) {
    Double probability = fault.when().probability();
    return probability == null || luck.nextDouble() < probability;
  }
}

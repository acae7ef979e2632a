package io.prestagelab.emulator.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The faults of one BMC. A plan can be changed while the BMC runs; equal seeds give equal luck.
 *
 * <p>Safe for use by several threads.
 */
public final class FaultPlan {

  private record Armed(HttpFault fault, AtomicInteger left) {}

  private final Random luck;
  private List<Armed> http = List.of();
  private volatile MediaFault media = MediaFault.NONE;
  private volatile BmcFault bmc = BmcFault.NONE;
  private volatile HostFault host = HostFault.NONE;
  private volatile Runnable hostChanged = () -> {};

  /** A plan without faults. */
  public FaultPlan() {
    this(1);
  }

  /** A plan without faults whose probabilities follow {@code seed}. */
  public FaultPlan(long seed) {
    this.luck = new Random(seed);
  }

  /** Replaces the faults of HTTP exchanges; their counts begin anew. */
  public synchronized void http(List<HttpFault> faults) {
    List<Armed> armed = new ArrayList<>();
    for (HttpFault fault : faults) {
      int count = fault.count() == null ? Integer.MAX_VALUE : fault.count();
      armed.add(new Armed(fault, new AtomicInteger(count)));
    }
    http = armed;
  }

  /** Replaces the faults of media inserted from now on. */
  public void media(MediaFault fault) {
    media = fault;
  }

  /** Replaces the faults of the BMC itself. */
  public void bmc(BmcFault fault) {
    bmc = fault;
  }

  /** Replaces the faults of the server; they count at once. */
  public void host(HostFault fault) {
    host = fault;
    hostChanged.run();
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
    host = host.withoutPowerLoss();
  }

  /** What goes wrong with media. */
  public MediaFault media() {
    return media;
  }

  /** What the BMC gets wrong. */
  public BmcFault bmc() {
    return bmc;
  }

  /** The first fault that strikes this exchange, which uses it up by one. */
  public synchronized Optional<HttpFault> strike(String method, String path) {
    for (Armed armed : http) {
      HttpFault fault = armed.fault();
      if (armed.left().get() > 0 && fault.fits(method, path) && isUnlucky(fault)) {
        armed.left().decrementAndGet();
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }

  private boolean isUnlucky(HttpFault fault) {
    Double probability = fault.probability();
    return probability == null || luck.nextDouble() < probability;
  }
}

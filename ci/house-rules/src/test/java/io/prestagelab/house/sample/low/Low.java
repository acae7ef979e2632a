package io.prestagelab.house.sample.low;

import io.prestagelab.house.HouseRules;
import io.prestagelab.house.sample.high.First;

/** Looks upwards, out of the house, and may be extended; its package is not null-marked. */
public class Low {
  /** The floor above. */
  public First above() {
    return new First();
  }

  /** A stranger. */
  public Class<?> stranger() {
    return HouseRules.class;
  }
}

package io.prestagelab.emulator.serve;

import io.prestagelab.emulator.fault.BmcFault;
import io.prestagelab.emulator.fault.FaultPlan;
import io.prestagelab.emulator.fault.HostFault;
import io.prestagelab.emulator.fault.HttpFault;
import io.prestagelab.emulator.fault.MediaFault;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keys of what goes wrong on purpose.
 *
 * @param faults HTTP faults
 * @param mediaFault what goes wrong with media
 * @param bmcFault what the BMC gets wrong
 * @param hostFault what goes wrong with the server
 */
record FaultKeys(
    @Nullable List<HttpFault> faults,
    @Nullable MediaFault mediaFault,
    @Nullable BmcFault bmcFault,
    @Nullable HostFault hostFault) {

  static final FaultKeys NONE = new FaultKeys(null, null, null, null);

  FaultPlan plan() {
    FaultPlan plan = new FaultPlan();
    plan.http(Objects.requireNonNullElse(faults, List.of()));
    plan.media(Objects.requireNonNullElse(mediaFault, MediaFault.NONE));
    plan.bmc(Objects.requireNonNullElse(bmcFault, BmcFault.NONE));
    plan.host(Objects.requireNonNullElse(hostFault, HostFault.NONE));
    return plan;
  }
}

package io.prestagelab.emulator.serve;

import io.prestagelab.emulator.bmc.PowerModel;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How long a server's power takes, as a configuration file says it.
 *
 * @param onSeconds seen as PoweringOn
 * @param offSeconds seen as PoweringOff
 * @param gracefulSeconds how long an operating system may take to shut down
 * @param forceAfterLimit whether the power is cut then
 */
public record PowerConfig(
    @Nullable Integer onSeconds,
    @Nullable Integer offSeconds,
    @Nullable Integer gracefulSeconds,
    @Nullable Boolean forceAfterLimit) {

  PowerModel model() {
    PowerModel usual = PowerModel.USUAL;
    return new PowerModel(
        seconds(onSeconds, usual.on()),
        seconds(offSeconds, usual.off()),
        seconds(gracefulSeconds, usual.gracefulLimit()),
        Objects.requireNonNullElse(forceAfterLimit, usual.forceAfterLimit()));
  }

  static Duration seconds(@Nullable Integer value, Duration otherwise) {
    return value == null ? otherwise : Duration.ofSeconds(value);
  }
}

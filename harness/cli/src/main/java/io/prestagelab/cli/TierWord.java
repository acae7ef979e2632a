package io.prestagelab.cli;

import io.prestagelab.bmctools.check.Tier;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A tier as it is written on the command line: {@code read-only}. */
final class TierWord implements ITypeConverter<Tier> {
  static String of(Tier tier) {
    return tier.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public Tier convert(String word) {
    for (Tier tier : Tier.values()) {
      if (of(tier).equals(word.toLowerCase(Locale.ROOT))) {
        return tier;
      }
    }
    throw new TypeConversionException("'" + word + "' is no tier; give read-only, media or full");
  }
}

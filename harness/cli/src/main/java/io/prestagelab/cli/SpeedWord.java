package io.prestagelab.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A factor above 0, or {@code max}. */
final class SpeedWord implements ITypeConverter<Double> {
  @Override
  public Double convert(String text) {
    if (text.equals("max")) {
      return Double.POSITIVE_INFINITY;
    }
    if (text.matches("\\d{1,6}(\\.\\d{1,6})?") && Double.parseDouble(text) > 0) {
      return Double.valueOf(text);
    }
    throw new TypeConversionException("'%s' is no speed; a number above 0, or max".formatted(text));
  }
}

package io.prestagelab.cli;

import io.prestagelab.lab.plan.Unit;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A rate above 0, in bytes a second. */
final class LinkRate implements ITypeConverter<Long> {
  @Override
  public Long convert(String text) {
    return Unit.RATE
        .parse(text)
        .map(Math::round)
        .filter(rate -> rate > 0)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'%s' is no rate; %s".formatted(text, Unit.RATE.example())));
  }
}

package io.prestagelab.image.miniboot;

import io.prestagelab.image.boot.BootParameter;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The words that the system controller passes as one parameter, {@code extra_boot_params=a b=c}.
 */
final class ExtraParameters {

  private static final String NAME = "extra_boot_params";

  private ExtraParameters() {}

  /** All parameters, the extra ones last and as words of their own. */
  static List<BootParameter> in(List<BootParameter> parameters) {
    Predicate<BootParameter> extra = each -> each.name().equals(NAME);
    return Stream.concat(
            parameters.stream().filter(extra.negate()),
            parameters.stream().filter(extra).flatMap(ExtraParameters::words))
        .toList();
  }

  private static Stream<BootParameter> words(BootParameter extra) {
    return BootParameter.words(extra.word().substring(NAME.length() + 1)).stream();
  }
}

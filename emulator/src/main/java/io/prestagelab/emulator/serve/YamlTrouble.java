package io.prestagelab.emulator.serve;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** What is wrong with a YAML or JSON text, in a user's words: no class of the program, one line. */
final class YamlTrouble {
  private YamlTrouble() {}

  /** The key it is about, what is wrong there and what would be right. */
  static String words(JacksonException error) {
    String place = place(error);
    String prefix = place.isEmpty() ? "" : place + ": ";
    if (error instanceof UnrecognizedPropertyException unknown) {
      return "unknown key '%s'; known: %s"
          .formatted(unknown.getPropertyName(), keys(unknown.getReferringClass()));
    }
    if (error instanceof ValueInstantiationException refused && refused.getCause() != null) {
      return prefix + refused.getCause().getMessage();
    }
    if (error instanceof MismatchedInputException mismatch) {
      return (place.isEmpty() ? "this" : place) + " must be " + kind(mismatch.getTargetType());
    }
    if (error instanceof StreamReadException) {
      return prefix + "this cannot be read: " + problem(error.getOriginalMessage());
    }
    return prefix + firstLine(error.getOriginalMessage());
  }

  /** The way to the value, {@code bmcs[0].port}. */
  private static String place(JacksonException error) {
    StringBuilder place = new StringBuilder();
    for (JacksonException.Reference step : error.getPath()) {
      if (step.getPropertyName() == null) {
        place.append('[').append(step.getIndex()).append(']');
      } else {
        place.append(place.isEmpty() ? "" : ".").append(step.getPropertyName());
      }
    }
    return place.toString();
  }

  private static String kind(@Nullable Class<?> type) {
    if (type == null) {
      return "something else";
    }
    if (Collection.class.isAssignableFrom(type)) {
      return "a list, '- ' before each of its parts";
    }
    if (type == Boolean.class || type == boolean.class) {
      return "true or false";
    }
    if (type == Double.class || type == double.class) {
      return "a number";
    }
    if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
      return "a whole number";
    }
    if (type == String.class) {
      return "a text";
    }
    if (type.isRecord()) {
      return "keys with values; known: " + keys(type);
    }
    return Map.class.isAssignableFrom(type) ? "keys with values" : "another kind of value";
  }

  /** Of the YAML reader's lines, the one that says what was expected; it stands at no margin. */
  private static String problem(@Nullable String message) {
    return String.valueOf(message)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith(" "))
        .reduce((first, last) -> last)
        .orElse("its form is wrong");
  }

  private static String firstLine(@Nullable String message) {
    return String.valueOf(message).lines().findFirst().orElse("it cannot be read");
  }

  /** The keys of a record, those of its parts that stand beside them too. */
  static Set<String> keys(Class<?> type) {
    Set<String> keys = new TreeSet<>();
    for (RecordComponent part :
        Objects.requireNonNullElse(type.getRecordComponents(), new RecordComponent[0])) {
      if (part.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
        keys.addAll(keys(part.getType()));
      } else {
        keys.add(part.getName());
      }
    }
    return keys;
  }
}

package dev.wiretwin.api.web;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.wiretwin.core.scenario.Nearest;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Says in words for people what is wrong with a JSON body. Stateless. */
final class BodyWords {
  private BodyWords() {}

  /** One sentence that names the field at fault, or the place, and what would be right. */
  static String of(JsonProcessingException wrong) {
    if (isTooMuch(wrong)) {
      return "the body is nested too deep, or has a text or number that is too long";
    }
    if (wrong instanceof UnrecognizedPropertyException unknown) {
      return unknown(unknown);
    }
    if (wrong instanceof ValueInstantiationException refused) {
      return field(refused) + ": " + reason(refused);
    }
    if (wrong instanceof InvalidFormatException odd) {
      return field(odd) + " must be " + kind(odd.getTargetType());
    }
    if (wrong instanceof MismatchedInputException other) {
      return mismatch(other);
    }
    return "the body is no JSON: " + syntax(wrong);
  }

  private static String unknown(UnrecognizedPropertyException unknown) {
    Collection<String> known =
        unknown.getKnownPropertyIds().stream()
            .map(String::valueOf)
            .collect(Collectors.toCollection(TreeSet::new));
    String name = unknown.getPropertyName();
    String hint = Nearest.to(name, known).map(meant -> "did you mean " + meant + "?").orElse(null);
    if (hint == null) {
      hint = known.isEmpty() ? "there are no fields" : "known are " + String.join(", ", known);
    }
    return field(unknown) + " is not known here: " + hint;
  }

  private static boolean isTooMuch(Throwable wrong) {
    return wrong instanceof StreamConstraintsException
        || wrong.getCause() instanceof StreamConstraintsException;
  }

  private static String mismatch(MismatchedInputException other) {
    String at = field(other);
    if (other.getOriginalMessage().startsWith("Cannot map `null`")) {
      return at + " is missing";
    }
    if (other.getTargetType() == null) {
      return at + " is not what is read here";
    }
    return at + " must be " + kind(other.getTargetType());
  }

  private static String reason(JsonMappingException refused) {
    Throwable cause = refused.getCause();
    return cause instanceof IllegalArgumentException && cause.getMessage() != null
        ? Safe.shown(cause.getMessage())
        : "this is not possible";
  }

  private static String field(JsonMappingException wrong) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : wrong.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.length() == 0 ? "" : ".").append(step.getFieldName());
      }
    }
    return path.length() == 0 ? "the body" : Safe.shown(path.toString());
  }

  private static String kind(Class<?> type) {
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(String::valueOf)
          .collect(Collectors.joining(", ", "one of ", ""));
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type == double.class || type == Double.class || type == float.class) {
      return "a number";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "a whole number" + range(type);
    }
    if (CharSequence.class.isAssignableFrom(type)) {
      return "a text";
    }
    if (Collection.class.isAssignableFrom(type) || type.isArray()) {
      return "a list";
    }
    return type.isRecord() || Map.class.isAssignableFrom(type) ? "an object" : "something else";
  }

  private static String range(Class<?> type) {
    return type == int.class || type == Integer.class
        ? " from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE
        : "";
  }

  /** The parser's own first line, which says what it met; and where. */
  private static String syntax(JsonProcessingException wrong) {
    String words = wrong.getOriginalMessage();
    if (words == null || words.contains("com.fasterxml") || words.contains("java.")) {
      words = "it cannot be read";
    }
    // not the word itself: it may be a password without its quotes
    words = words.replaceAll("(?s)Unrecognized token '.*?'", "a word without quotes");
    JsonLocation at = wrong.getLocation();
    String where =
        at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    return Safe.shown(words.lines().findFirst().orElse("it cannot be read")) + where;
  }
}

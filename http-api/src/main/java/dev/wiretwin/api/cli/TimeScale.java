package dev.wiretwin.api.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how fast time shall pass, within what scenarios allow. Stateless. */
final class TimeScale implements ITypeConverter<Double> {
  private static final double LEAST = 0.001;
  private static final double MOST = 1000;

  @Override
  public Double convert(String text) {
    if (text.matches("[0-9]{1,4}(\\.[0-9]{1,9})?|\\.[0-9]{1,9}")) {
      double scale = Double.parseDouble(text);
      if (scale >= LEAST && scale <= MOST) {
        return scale;
      }
    }
    throw new TypeConversionException(
        "'" + text + "' is no time scale: give 0.001 to 1000, as in 0.05 for twenty times faster");
  }
}

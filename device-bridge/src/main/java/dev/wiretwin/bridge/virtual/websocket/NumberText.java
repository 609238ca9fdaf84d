package dev.wiretwin.bridge.virtual.websocket;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** How Lua writes a number: {@code %.14g}. No state. */
final class NumberText {
  private static final int DIGITS = 14;
  private static final int LEAST_EXPONENT = -4;

  private NumberText() {}

  static String of(double number) {
    if (Double.isNaN(number)) {
      return "nan";
    } else if (Double.isInfinite(number)) {
      return number > 0 ? "inf" : "-inf";
    } else if (number == 0) {
      return 1 / number < 0 ? "-0" : "0";
    }
    BigDecimal rounded =
        new BigDecimal(number)
            .round(new MathContext(DIGITS, RoundingMode.HALF_EVEN))
            .stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent >= LEAST_EXPONENT && exponent < DIGITS) {
      return rounded.toPlainString();
    }
    String mantissa = rounded.scaleByPowerOfTen(-exponent).toPlainString();
    return mantissa + String.format("e%s%02d", exponent < 0 ? "-" : "+", Math.abs(exponent));
  }
}

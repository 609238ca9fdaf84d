package dev.wiretwin.api.cli;

import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Which cases of a suite to run, as somebody typed it: {@code 1-20,33,40-}. Immutable.
 *
 * @param ranges in the order they were named
 */
record CaseNumbers(List<Range> ranges) {
  static final CaseNumbers ALL = new CaseNumbers(List.of(new Range(1, Integer.MAX_VALUE)));

  CaseNumbers {
    ranges = List.copyOf(ranges);
  }

  /** Both ends belong to it. */
  record Range(int first, int last) {}

  /** The cases of a suite that has so many; what lies beyond its end is left out. */
  int[] of(int count) {
    return ranges.stream()
        .flatMapToInt(range -> IntStream.rangeClosed(range.first, Math.min(range.last, count)))
        .toArray();
  }

  /** Reads what was typed. */
  static final class Reader implements ITypeConverter<CaseNumbers> {
    private static final int MOST_DIGITS = 6;

    @Override
    public CaseNumbers convert(String text) {
      return new CaseNumbers(List.of(text.split(",", -1)).stream().map(Reader::range).toList());
    }

    private static Range range(String text) {
      String[] ends = text.strip().split("-", 2);
      int first = number(ends[0], text);
      int last =
          ends.length == 1 ? first : ends[1].isBlank() ? Integer.MAX_VALUE : number(ends[1], text);
      if (first < 1 || last < first) {
        throw wrong(text);
      }
      return new Range(first, last);
    }

    private static int number(String digits, String text) {
      String bare = digits.strip();
      if (!bare.matches("[0-9]{1," + MOST_DIGITS + "}")) {
        throw wrong(text);
      }
      return Integer.parseInt(bare);
    }

    private static TypeConversionException wrong(String text) {
      return new TypeConversionException(
          "'" + text + "' names no cases: write numbers and ranges from 1 on, as in 1-20,33,40-");
    }
  }
}

package dev.wiretwin.bench.run;

import dev.wiretwin.bench.report.Bar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One piece of codec work that every contender's benchmark does, and how much faster than each of
 * the others ours is to be.
 *
 * @param benchmark the end of the names of the JMH classes that do it
 * @param parameters with which JMH runs them for this case
 * @param bars by the contender compared with; a bar of none only informs
 */
record CodecCase(
    String name, String benchmark, Map<String, String> parameters, Map<String, Bar> bars) {
  private static final String NETTY = "netty";
  private static final String JETTY = "jetty";
  private static final int[] SIZES = {125, 1024, 65536};

  static List<CodecCase> all() {
    List<CodecCase> cases = new ArrayList<>();
    encoding(cases);
    decoding(cases);
    checking(cases);
    return cases;
  }

  private static void encoding(List<CodecCase> cases) {
    double[] bars = {2, 5, 5};
    for (int i = 0; i < SIZES.length; i++) {
      Map<String, Bar> against = Map.of(NETTY, Bar.atLeast(bars[i], "x"));
      cases.add(of("encode and mask", "EncodeBenchmark", SIZES[i], Map.of(), against));
    }
  }

  private static void decoding(List<CodecCase> cases) {
    Bar[] plain = {Bar.atLeast(4, "x"), Bar.none("x"), Bar.none("x")};
    double[] masked = {2, 3, 2};
    for (int i = 0; i < SIZES.length; i++) {
      Map<String, Bar> against = new LinkedHashMap<>();
      against.put(JETTY, Bar.atLeast(1, "x"));
      against.put(NETTY, plain[i]);
      Map<String, String> how = Map.of("masked", "false");
      cases.add(of("decode unmasked", "DecodeBenchmark", SIZES[i], how, against));
    }
    for (int i = 0; i < SIZES.length; i++) {
      Map<String, Bar> against = new LinkedHashMap<>();
      against.put(NETTY, Bar.atLeast(masked[i], "x"));
      against.put(JETTY, Bar.none("x"));
      Map<String, String> how = Map.of("masked", "true");
      cases.add(of("decode masked", "DecodeBenchmark", SIZES[i], how, against));
    }
  }

  private static void checking(List<CodecCase> cases) {
    for (int size : SIZES) {
      Map<String, Bar> bar = Map.of(NETTY, Bar.atLeast(15, "x"));
      cases.add(of("UTF-8 ASCII", "Utf8Benchmark", size, Map.of("text", "ascii"), bar));
    }
    for (int size : SIZES) {
      Map<String, Bar> bar = Map.of(NETTY, Bar.atLeast(2.5, "x"));
      cases.add(of("UTF-8 CJK and emoji", "Utf8Benchmark", size, Map.of("text", "mixed"), bar));
    }
  }

  private static CodecCase of(
      String work, String benchmark, int size, Map<String, String> how, Map<String, Bar> bars) {
    Map<String, String> parameters = new LinkedHashMap<>(how);
    parameters.put("size", Integer.toString(size));
    String bytes = size < 1024 ? size + " B" : (size >> 10) + " KiB";
    return new CodecCase(work + " " + bytes, benchmark, parameters, bars);
  }
}

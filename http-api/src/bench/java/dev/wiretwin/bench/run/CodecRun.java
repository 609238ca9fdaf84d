package dev.wiretwin.bench.run;

import dev.wiretwin.bench.contender.Contenders;
import dev.wiretwin.bench.drive.Figures;
import dev.wiretwin.bench.report.Bar;
import dev.wiretwin.bench.report.Claim;
import dev.wiretwin.bench.report.Figure;
import dev.wiretwin.bench.report.Spread;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the JMH classes over the codec, round by round and each benchmark in a fork of its own, and
 * turns their times into ratios. The benchmark methods are named after the contenders.
 */
final class CodecRun {
  private static final String SECTION = Settings.Section.CODEC.toString();
  private static final TimeValue WARM_UP = TimeValue.milliseconds(300);
  private static final TimeValue ITERATION = TimeValue.milliseconds(100);

  private final Settings settings;
  private final PrintWriter progress;
  private final Results results = new Results();
  private final List<RunResult> raw = new ArrayList<>();

  CodecRun(Settings settings, PrintWriter progress) {
    this.settings = settings;
    this.progress = progress;
  }

  void run() throws RunnerException {
    for (int round = 1; round <= settings.fewRounds(); round++) {
      results.startRound();
      Map<String, Figures> byContender = new HashMap<>();
      for (String benchmark : benchmarks()) {
        progress.printf("codec %s, round %d/%d%n", benchmark, round, settings.fewRounds());
        progress.flush();
        for (RunResult result : measure(benchmark)) {
          raw.add(result);
          note(result, byContender);
        }
      }
      byContender.forEach(results::add);
    }
  }

  private static Collection<String> benchmarks() {
    return new TreeSet<>(CodecCase.all().stream().map(CodecCase::benchmark).toList());
  }

  private Collection<RunResult> measure(String benchmark) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("\\.bench\\.codec\\..*" + benchmark + "\\.")
            .verbosity(VerboseMode.SILENT)
            .forks(1)
            .jvmArgs(ChildJvm.FLAGS.toArray(String[]::new))
            .warmupIterations(settings.quick() ? 5 : 10)
            .warmupTime(WARM_UP)
            .measurementIterations(settings.quick() ? 6 : 12)
            .measurementTime(ITERATION);
    parametersOf(benchmark).forEach((name, values) -> options.param(name, values));
    try {
      return new Runner(options.build()).run();
    } catch (NoBenchmarksException e) {
      progress.printf("codec %s: not on the class path%n", benchmark);
      return List.of();
    }
  }

  /** All values that some case of these benchmarks wants. */
  private static Map<String, String[]> parametersOf(String benchmark) {
    Map<String, TreeSet<String>> wanted = new HashMap<>();
    for (CodecCase one : CodecCase.all()) {
      if (one.benchmark().equals(benchmark)) {
        one.parameters()
            .forEach(
                (name, value) -> wanted.computeIfAbsent(name, n -> new TreeSet<>()).add(value));
      }
    }
    Map<String, String[]> values = new HashMap<>();
    wanted.forEach((name, set) -> values.put(name, set.toArray(String[]::new)));
    return values;
  }

  private static void note(RunResult result, Map<String, Figures> byContender) {
    BenchmarkParams params = result.getParams();
    String name = params.getBenchmark();
    int dot = name.lastIndexOf('.');
    // The least disturbed of many short iterations: whatever else runs here can only add to it.
    double nanos = result.getAggregatedResult().getPrimaryResult().getStatistics().getMin();
    for (CodecCase one : CodecCase.all()) {
      boolean same =
          name.substring(0, dot).endsWith(one.benchmark())
              && one.parameters().entrySet().stream()
                  .allMatch(p -> p.getValue().equals(params.getParam(p.getKey())));
      if (same) {
        byContender.merge(
            name.substring(dot + 1),
            Figures.of(one.name(), nanos),
            (before, more) -> before.with(one.name(), nanos));
      }
    }
  }

  List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    for (CodecCase one : CodecCase.all()) {
      for (String name : List.of(Contenders.OURS, "netty", "jetty")) {
        results
            .spread(name, one.name())
            .map(spread -> new Figure(SECTION, one.name(), name, spread, " ns"))
            .ifPresent(figures::add);
      }
    }
    return figures;
  }

  /** How many times as fast as each of the others: their time over ours. */
  List<Claim> claims() {
    List<Claim> claims = new ArrayList<>();
    for (CodecCase one : CodecCase.all()) {
      one.bars()
          .forEach(
              (other, bar) -> {
                Optional<Spread> ratio = results.ratio(other, Contenders.OURS, one.name());
                if (ratio.isPresent() || bar.sense() != Bar.Sense.NONE) {
                  String what = one.name() + ": speed of ours / " + other;
                  claims.add(new Claim(SECTION, what, ratio, bar));
                }
              });
    }
    return claims;
  }

  /** Writes what JMH itself found, in JMH's own JSON. */
  void writeRaw(Path file) throws IOException {
    try (PrintStream out =
        new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
      ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(raw);
    }
  }
}

package dev.wiretwin.bench.run;

import static dev.wiretwin.bench.contender.Contenders.BARE;
import static dev.wiretwin.bench.contender.Contenders.NETTY;
import static dev.wiretwin.bench.contender.Contenders.NETTY_CONSOLIDATING;
import static dev.wiretwin.bench.contender.Contenders.OURS;
import static dev.wiretwin.bench.contender.Contenders.OURS_AGAIN;
import static dev.wiretwin.bench.contender.Contenders.OURS_NIO;
import static dev.wiretwin.bench.contender.Contenders.OURS_QUEUED;

import dev.wiretwin.bench.contender.Contenders;
import dev.wiretwin.bench.drive.Measure;
import dev.wiretwin.bench.drive.Measure.Kind;
import dev.wiretwin.bench.run.Settings.Section;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which trials a run consists of; the codec, which JMH measures, is not among them. */
final class Trials {
  static final int SMALL = 32;
  static final int MIDDLE = 1 << 10;
  static final int LARGE = 64 << 10;
  private static final int WINDOW = 100;

  /** A hundred large messages would measure how much the sockets' buffers hold. */
  private static final int LARGE_WINDOW = 16;

  private static final int IDLE_CONNECTIONS = 5000;
  private static final List<String> CORE =
      List.of(BARE, NETTY, OURS, OURS_AGAIN, OURS_QUEUED, OURS_NIO);
  private static final List<String> TUNED =
      List.of(NETTY, NETTY_CONSOLIDATING, OURS, OURS_AGAIN, OURS_QUEUED, OURS_NIO);
  private static final List<String> ALL = concat(TUNED, Contenders.PEERS);

  private final Settings settings;

  Trials(Settings settings) {
    this.settings = settings;
  }

  List<Trial> list() {
    List<Trial> trials = new ArrayList<>();
    for (int bytes : new int[] {SMALL, MIDDLE}) {
      trials.add(roundTrip(bytes));
    }
    trials.add(pipelined(SMALL, WINDOW, ALL));
    trials.add(pipelined(MIDDLE, WINDOW, TUNED));
    trials.add(pipelined(LARGE, LARGE_WINDOW, TUNED));
    trials.add(memory());
    trials.add(allocation());
    trials.removeIf(trial -> !settings.only().contains(trial.section()));
    return trials;
  }

  private Trial roundTrip(int bytes) {
    Measure measure = new Measure(Kind.ROUNDTRIP, bytes, 1, time(3, 4), time(1, 3));
    return new Trial(
        Section.ROUNDTRIP,
        size(bytes),
        measure,
        settings.among(CORE),
        "p50_us",
        " µs",
        true,
        settings.rounds());
  }

  private Trial pipelined(int bytes, int window, List<String> usual) {
    Measure measure = new Measure(Kind.PIPELINED, bytes, window, time(1, 3), time(1, 2));
    return new Trial(
        Section.PIPELINED,
        size(bytes) + " × " + window,
        measure,
        settings.among(usual),
        "per_second",
        "/s",
        false,
        settings.rounds());
  }

  private Trial memory() {
    Measure measure =
        new Measure(Kind.MEMORY, SMALL, IDLE_CONNECTIONS, Duration.ZERO, Duration.ZERO);
    return new Trial(
        Section.MEMORY,
        "heap per idle connection",
        measure,
        settings.among(ALL),
        "idle_kib",
        " KiB",
        false,
        settings.fewRounds());
  }

  private Trial allocation() {
    Measure measure = new Measure(Kind.ALLOCATION, SMALL, 1, time(2, 4), Duration.ZERO);
    return new Trial(
        Section.ALLOCATION,
        "per " + size(SMALL) + " echo",
        measure,
        settings.among(concat(List.of(BARE), ALL)),
        "bytes_per_echo",
        " B",
        false,
        settings.fewRounds());
  }

  private Duration time(int quickSeconds, int seconds) {
    return Duration.ofSeconds(settings.quick() ? quickSeconds : seconds);
  }

  private static String size(int bytes) {
    return bytes < 1024 ? bytes + " B" : (bytes >> 10) + " KiB";
  }

  private static List<String> concat(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}

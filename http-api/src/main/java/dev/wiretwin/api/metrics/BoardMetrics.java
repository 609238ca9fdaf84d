package dev.wiretwin.api.metrics;

import dev.wiretwin.api.board.BoardGauges;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToDoubleFunction;

/**
 * Numbers of the boards of this bench, a series each. Boards come and go, so their meters do too:
 * {@link #show} is called before each scrape. Thread safe.
 */
final class BoardMetrics {
  /** A bench has sixteen; what is beyond this is not shown. */
  static final int MOST = 256;

  private final ReentrantLock lock = new ReentrantLock();
  private final MeterRegistry registry;
  private final Map<String, BoardGauges> latest = new ConcurrentHashMap<>();

  // ---- under the lock
  private final Map<String, List<Meter>> meters = new HashMap<>();
  private final Set<String> withHeap = new HashSet<>();

  BoardMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** These boards there are now. */
  void show(List<BoardGauges> boards) {
    lock.lock();
    try {
      Set<String> there = new HashSet<>();
      boards.stream()
          .limit(MOST)
          .forEach(
              board -> {
                there.add(board.board());
                show(board);
              });
      meters.keySet().stream().filter(id -> !there.contains(id)).toList().forEach(this::forget);
    } finally {
      lock.unlock();
    }
  }

  private void show(BoardGauges board) {
    String id = board.board();
    latest.put(id, board);
    List<Meter> mine = meters.computeIfAbsent(id, this::meters);
    if (board.heap().isPresent() && withHeap.add(id)) {
      mine.add(
          gauge(id, "heap", "Free memory as the board told last", "bytes", BoardMetrics::heap));
    }
  }

  private void forget(String id) {
    meters.remove(id).forEach(registry::remove);
    withHeap.remove(id);
    latest.remove(id);
  }

  private List<Meter> meters(String id) {
    return new ArrayList<>(
        List.of(
            line(id, "to_board", BoardGauges::toBoard),
            line(id, "from_board", BoardGauges::fromBoard),
            counter(
                id,
                "crc.errors",
                "Frames whose check was wrong when they came from the board",
                BoardGauges::damagedFrames),
            counter(
                id,
                "resends",
                "Frames that were sent to the board again",
                BoardGauges::resentFrames),
            counter(id, "reboots", "Starts of the board in mid-session", BoardGauges::restarts),
            gauge(id, "present", "1 while the board is there", null, b -> b.present() ? 1 : 0),
            gauge(id, "lease.held", "1 while somebody holds it", null, b -> b.leased() ? 1 : 0),
            gauge(id, "sessions", "Sessions on the board now", null, BoardGauges::sessions)));
  }

  private Meter line(String id, String direction, ToDoubleFunction<BoardGauges> value) {
    return FunctionCounter.builder("wiretwin.board.line", latest, all -> value(all, id, value))
        .description("Bytes on the serial line, framing included")
        .baseUnit("bytes")
        .tags("board", id, "direction", direction)
        .register(registry);
  }

  private Meter counter(
      String id, String name, String description, ToDoubleFunction<BoardGauges> value) {
    return FunctionCounter.builder("wiretwin.board." + name, latest, all -> value(all, id, value))
        .description(description)
        .tag("board", id)
        .register(registry);
  }

  private Meter gauge(
      String id,
      String name,
      String description,
      String unit,
      ToDoubleFunction<BoardGauges> value) {
    return Gauge.builder("wiretwin.board." + name, latest, all -> value(all, id, value))
        .description(description)
        .baseUnit(unit)
        .tag("board", id)
        .register(registry);
  }

  private static double value(
      Map<String, BoardGauges> all, String id, ToDoubleFunction<BoardGauges> value) {
    BoardGauges board = all.get(id);
    return board == null ? Double.NaN : value.applyAsDouble(board);
  }

  private static double heap(BoardGauges board) {
    return board.heap().isPresent() ? board.heap().getAsInt() : Double.NaN;
  }
}

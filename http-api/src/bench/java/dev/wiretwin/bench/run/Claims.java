package dev.wiretwin.bench.run;

import static dev.wiretwin.bench.contender.Contenders.BARE;
import static dev.wiretwin.bench.contender.Contenders.NETTY;
import static dev.wiretwin.bench.contender.Contenders.NETTY_CONSOLIDATING;
import static dev.wiretwin.bench.contender.Contenders.OURS;
import static dev.wiretwin.bench.contender.Contenders.OURS_AGAIN;
import static dev.wiretwin.bench.contender.Contenders.OURS_NIO;
import static dev.wiretwin.bench.contender.Contenders.OURS_QUEUED;

import dev.wiretwin.bench.contender.Contenders;
import dev.wiretwin.bench.report.Bar;
import dev.wiretwin.bench.report.Claim;
import dev.wiretwin.bench.report.Figure;
import dev.wiretwin.bench.report.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is said about a trial's results, and the bar each saying is held against. */
final class Claims {
  private static final Bar TRANSPORT_PLUS_TENTH = Bar.atMost(1.10, "x");
  private static final Bar SMALL_OVER_NETTY = Bar.atLeast(5, "x");
  private static final Bar LARGER_OVER_NETTY = Bar.atLeast(3, "x");
  private static final Bar NOT_BEHIND = Bar.atLeast(1, "x");
  private static final Bar NOT_ABOVE = Bar.atMost(1, "x");
  private static final Bar HEAP = Bar.atMost(2.7, " KiB");
  private static final Bar ALLOCATED = Bar.atMost(250, " B");
  private static final Bar INFORMATION = Bar.none("x");

  private final Trial trial;
  private final Results results;
  private final List<Claim> claims = new ArrayList<>();

  private Claims(Trial trial, Results results) {
    this.trial = trial;
    this.results = results;
  }

  static List<Claim> about(Trial trial, Results results) {
    Claims made = new Claims(trial, results);
    switch (trial.section()) {
      case ROUNDTRIP -> made.roundTrip();
      case PIPELINED -> made.pipelined();
      case MEMORY -> made.memory();
      case ALLOCATION -> made.allocation();
      default -> throw new IllegalArgumentException("no trial measures the " + trial.section());
    }
    return made.claims;
  }

  /** The values behind the claims. */
  static List<Figure> figures(Trial trial, Results results) {
    List<Figure> figures = new ArrayList<>();
    for (String name : trial.contenders()) {
      results
          .spread(name, trial.figure())
          .map(s -> new Figure(trial.section().toString(), trial.what(), name, s, trial.unit()))
          .ifPresent(figures::add);
    }
    return figures;
  }

  private void roundTrip() {
    ratio(OURS, BARE, TRANSPORT_PLUS_TENTH);
    ratio(OURS_NIO, BARE, INFORMATION);
    ratio(OURS_QUEUED, BARE, INFORMATION);
    ratio(NETTY, BARE, INFORMATION);
    sameAgainstSame();
  }

  private void pipelined() {
    boolean small = trial.measure().bytes() == Trials.SMALL;
    ratio(OURS, NETTY, small ? SMALL_OVER_NETTY : LARGER_OVER_NETTY);
    if (small) {
      best(Set.copyOf(Contenders.PEERS), true, NOT_BEHIND);
    }
    ratio(OURS, NETTY_CONSOLIDATING, INFORMATION);
    ratio(OURS_NIO, NETTY, INFORMATION);
    ratio(OURS_QUEUED, NETTY, INFORMATION);
    sameAgainstSame();
  }

  private void memory() {
    add("ours, as opened", results.spread(OURS, "idle_kib"), HEAP);
    add("ours, after a message", results.spread(OURS, "used_kib"), HEAP);
    add("ours queued, as opened", results.spread(OURS_QUEUED, "idle_kib"), HEAP);
    best(withNetty(), false, NOT_ABOVE);
    sameAgainstSame();
  }

  private void allocation() {
    add("ours", results.spread(OURS, trial.figure()), ALLOCATED);
    add("ours queued", results.spread(OURS_QUEUED, trial.figure()), Bar.none(" B"));
    best(withNetty(), false, INFORMATION);
    sameAgainstSame();
  }

  private static Set<String> withNetty() {
    List<String> names = new ArrayList<>(Contenders.PEERS);
    names.add(NETTY);
    return Set.copyOf(names);
  }

  private void sameAgainstSame() {
    ratio(OURS_AGAIN, OURS, INFORMATION);
  }

  private void ratio(String upper, String lower, Bar bar) {
    add(upper + " / " + lower, results.ratio(upper, lower, trial.figure()), bar);
  }

  private void best(Set<String> others, boolean moreIsBetter, Bar bar) {
    Optional<Spread> ratio = results.ratioToBest(OURS, others, trial.figure(), moreIsBetter);
    add(OURS + " / best of the others", ratio, bar);
  }

  /** A row without bar is left out when there is nothing to put in it. */
  private void add(String what, Optional<Spread> measured, Bar bar) {
    if (measured.isPresent() || bar.sense() != Bar.Sense.NONE) {
      claims.add(new Claim(trial.section().toString(), trial.what() + ": " + what, measured, bar));
    }
  }
}

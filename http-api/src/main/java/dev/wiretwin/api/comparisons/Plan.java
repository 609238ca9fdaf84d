package dev.wiretwin.api.comparisons;

import dev.wiretwin.api.compare.SuiteEstimate;
import dev.wiretwin.api.compare.TargetInfo;
import dev.wiretwin.api.run.Choice;
import dev.wiretwin.api.session.BoardName;
import dev.wiretwin.core.scenario.Scenario;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A comparison that makes sense, ready to be run. Immutable.
 *
 * @param name of the suite or scenario, or what the asker calls it
 * @param targets the reference first
 * @param repeat 1 or more
 * @param timeScale empty: the scenarios' own
 * @param wish as it was asked for
 */
public record Plan(
    String name,
    Choice choice,
    List<String> targets,
    int repeat,
    OptionalDouble timeScale,
    Wish wish) {
  static final String JVM = "jvm";

  public Plan {
    targets = List.copyOf(targets);
  }

  public List<Scenario> scenarios() {
    return choice.suite().scenarios();
  }

  /** The same at another pace. */
  Plan withTimeScale(double realPerDevice) {
    return new Plan(
        name,
        choice.withTimeScale(realPerDevice),
        targets,
        repeat,
        OptionalDouble.of(realPerDevice),
        wish);
  }

  /** The same against lab servers at another address of this machine. */
  Plan withLabHost(String address) {
    return new Plan(name, choice.withLabHost(address), targets, repeat, timeScale, wish);
  }

  /** Those targets that are boards. */
  Set<String> boardTargets() {
    Set<String> boards = new TreeSet<>(targets);
    boards.remove(JVM);
    return boards;
  }

  /** The boards themselves, which only one comparison at a time can use. */
  Set<String> boards() {
    return boardTargets().stream().map(BoardName::boardOf).collect(Collectors.toSet());
  }

  /**
   * How long it takes.
   *
   * @param from index of the first scenario that counts
   * @param slow boards whose clocks keep real time
   */
  SuiteEstimate estimate(int from, Set<String> slow) {
    List<Scenario> rest = scenarios().subList(from, scenarios().size());
    return SuiteEstimate.of(rest, targets.stream().map(one -> runner(one, slow)).toList(), repeat);
  }

  /**
   * About how long it still takes: of the scenario at hand there is less left the longer it runs.
   *
   * @param at its index
   * @param spentMs for how long it has run
   */
  long leftMs(int at, long spentMs, Set<String> slow) {
    long fromHere = estimate(at, slow).usualMs();
    return Math.max(fromHere - spentMs, estimate(at + 1, slow).usualMs());
  }

  private static SuiteEstimate.Runner runner(String target, Set<String> slow) {
    return new SuiteEstimate.Runner(
        target.equals(JVM) ? TargetInfo.Kind.JVM : TargetInfo.Kind.LUA_BOARD,
        !slow.contains(target));
  }
}

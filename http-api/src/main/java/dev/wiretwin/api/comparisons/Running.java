package dev.wiretwin.api.comparisons;

import dev.wiretwin.api.compare.Attempt;
import dev.wiretwin.api.compare.Compared;
import dev.wiretwin.api.compare.ComparedTarget;
import dev.wiretwin.api.compare.ComparisonRun;
import dev.wiretwin.api.compare.SuiteEstimate;
import dev.wiretwin.api.compare.TargetInfo;
import dev.wiretwin.api.compare.Verdict;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.api.run.JvmRuns;
import dev.wiretwin.api.run.LocalNames;
import dev.wiretwin.api.store.KeptComparisons.Ending;
import dev.wiretwin.api.store.KeptComparisons.Outcome;
import dev.wiretwin.api.store.KeptComparisons.State;
import dev.wiretwin.core.scenario.Scenario;
import dev.wiretwin.core.scenario.Suites;
import dev.wiretwin.core.scenario.Target;
import dev.wiretwin.core.transport.netty.NameLookup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One comparison at work: borrows the boards, runs scenario by scenario, keeps each at once and
 * tells of it. Runs on a thread of its own; may be stopped from any other.
 */
final class Running implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Running.class);

  /** After so many scenarios in a row that broke down, the rest is not tried any more. */
  static final int MOST_BROKEN = 3;

  /** Uses most of a client and of a lab server, at their own pace. */
  private static final Scenario WARM_UP =
      Suites.load("smoke").scenarios().stream()
          .filter(one -> one.name().equals("echo-tls"))
          .findFirst()
          .orElseThrow();

  private final String id;
  private volatile Plan plan;

  /** Boards that keep real time, as far as that is known: for how long it takes. */
  private volatile Set<String> slow = Set.of();

  private final Surroundings around;
  private final Telling telling;
  private final CompletableFuture<State> stop = new CompletableFuture<>();
  private final CompletableFuture<Void> over = new CompletableFuture<>();

  /** The index of the scenario at hand; -1 before the first. */
  private volatile int current = -1;

  private volatile long currentSince;

  private Verdict worst = Verdict.SKIPPED;
  private int brokenInARow;

  Running(String id, Plan plan, Surroundings around) {
    this.id = id;
    this.plan = plan;
    this.around = around;
    this.telling = new Telling(around.feed());
  }

  /**
   * Has it end soon, in the middle of a scenario.
   *
   * @param how {@code CANCELLED} or {@code CUT_OFF}
   */
  void stop(State how) {
    stop.complete(how);
  }

  /** Completes when it is over and its boards are given back. */
  CompletableFuture<Void> over() {
    return over;
  }

  String id() {
    return id;
  }

  Plan plan() {
    return plan;
  }

  /** It was given up while it waited. */
  void neverRun() {
    over.complete(null);
  }

  ComparisonInfo.Progress progress() {
    int at = current;
    Plan now = plan;
    SuiteEstimate whole = now.estimate(0, slow);
    long spent = TimeUnit.NANOSECONDS.toMillis(around.nanoClock().getAsLong() - currentSince);
    long left = at < 0 ? whole.usualMs() : now.leftMs(at, spent, slow);
    return new ComparisonInfo.Progress(
        at < 0 ? null : now.scenarios().get(at).name(), whole.usualMs(), whole.longestMs(), left);
  }

  @Override
  public void run() {
    try {
      telling.started(around.kept().start(id, around.clock().instant()));
      telling.ended(around.kept().end(id, work()));
    } catch (Refusal full) {
      LOG.warn("comparison {} cannot be kept, and is broken off: {}", id, full.getMessage());
    } finally {
      over.complete(null);
    }
  }

  private Ending work() {
    NameLookup names = plan.choice().builtIn() ? localNames() : around.names();
    List<TargetLender.Loan> loans = new ArrayList<>();
    try (JvmRuns runs = new JvmRuns(names, around.clock().instant())) {
      CompletableFuture<?> warm = warmUp(runs);
      for (String board : plan.boardTargets()) {
        loans.add(around.lender().borrow(board, plan.wish().fenceOf(board)));
      }
      keepPaceWith(loans);
      letBoardsReach(loans);
      CompletableFuture.anyOf(warm, stop).join();
      warmUp(runs, loans);
      return scenarios(
          new ComparisonRun(
              runs, targets(runs, loans), around.catalogue().get(), around.nanoClock()));
    } catch (Refusal noBoard) {
      return inconclusive(noBoard.getMessage());
    } catch (InterruptedException asked) {
      return brokenOff();
    } finally {
      loans.forEach(TargetLender.Loan::close);
    }
  }

  /** A virtual board's clock is what it is: everybody else can follow it. */
  private void keepPaceWith(List<TargetLender.Loan> loans) {
    slow =
        loans.stream()
            .filter(loan -> loan.timeScale() == 1)
            .map(loan -> loan.target().info().name())
            .collect(Collectors.toUnmodifiableSet());
    List<Double> paces =
        loans.stream().map(TargetLender.Loan::timeScale).distinct().filter(s -> s != 1).toList();
    if (paces.size() > 1) {
      throw new Refusal(
          RefusalCode.BOARD_UNSUITABLE,
          "the boards' clocks run at different paces, "
              + paces
              + ": compare boards that were started with the same time scale");
    } else if (!paces.isEmpty()) {
      plan = plan.withTimeScale(paces.get(0));
    }
  }

  private LocalNames localNames() {
    return around.labHost().map(LocalNames::new).orElseGet(LocalNames::new);
  }

  /** All targets connect to the same place, so that their requests can be compared. */
  private void letBoardsReach(List<TargetLender.Loan> loans) {
    Optional<TargetLender.Loan> away = loans.stream().filter(loan -> !loan.isHere()).findFirst();
    if (away.isPresent()) {
      String name = away.get().target().info().name();
      plan = plan.withLabHost(around.labHost().orElseThrow(() -> LabPlaces.missing(name)));
    }
  }

  /**
   * A client that has never run would spend a hurried scenario's time on loading its classes. It
   * does so while the boards are made ready.
   */
  private CompletableFuture<?> warmUp(JvmRuns runs) {
    boolean hurried = plan.timeScale().orElse(1) < 1 || !plan.boards().isEmpty();
    return hurried && plan.targets().contains(Plan.JVM)
        ? runs.run(WARM_UP)
        : CompletableFuture.completedFuture(null);
  }

  /** The same for our client over a module. */
  private void warmUp(JvmRuns runs, List<TargetLender.Loan> loans) {
    for (TargetLender.Loan loan : loans) {
      Target target = loan.target().target();
      if (loan.timeScale() < 1 && target.player().isEmpty()) {
        CompletableFuture.anyOf(runs.run(WARM_UP, target), stop).join();
      }
    }
  }

  /** The JVM first if it takes part, then the boards as they were named. */
  private List<ComparedTarget> targets(JvmRuns runs, List<TargetLender.Loan> loans) {
    Map<String, ComparedTarget> boards = new HashMap<>();
    loans.forEach(loan -> boards.put(loan.target().info().name(), loan.target()));
    ComparedTarget jvm = new ComparedTarget(TargetInfo.JVM, runs.jvm());
    return plan.targets().stream()
        .map(name -> name.equals(Plan.JVM) ? jvm : boards.get(name))
        .toList();
  }

  private Ending scenarios(ComparisonRun run) {
    List<Scenario> all = plan.scenarios();
    for (int i = 0; i < all.size(); i++) {
      currentSince = around.nanoClock().getAsLong();
      current = i;
      Optional<Compared> compared = run.compare(all.get(i), plan.repeat(), stop);
      compared.ifPresent(this::keep);
      if (stop.isDone()) {
        return brokenOff();
      } else if (brokenInARow == MOST_BROKEN) {
        return inconclusive(gaveUp(compared.orElseThrow(), all.size() - i - 1));
      }
    }
    String verdict = worst.name().toLowerCase(Locale.ROOT);
    return Ending.finished(around.clock().instant(), verdict, ExitCodes.of(worst));
  }

  private void keep(Compared compared) {
    Verdict verdict = compared.verdict();
    worst = verdict.isWorseThan(worst) ? verdict : worst;
    brokenInARow = verdict == Verdict.INCONCLUSIVE ? brokenInARow + 1 : 0;
    Outcome outcome =
        new Outcome(
            current,
            compared.scenario().name(),
            verdict.name().toLowerCase(Locale.ROOT),
            compared.isFlaky());
    telling.scenario(around.kept().keep(id, outcome, KeptPiece.write(compared)), outcome);
  }

  private static String gaveUp(Compared last, int left) {
    Attempt attempt = last.deciding();
    return MOST_BROKEN
        + " scenarios in a row broke down, the last because "
        + String.join("; ", attempt.sentences())
        + (left > 0 ? "; " + left + " more were not tried" : "");
  }

  private Ending inconclusive(String why) {
    Verdict verdict = worst.isWorseThan(Verdict.INCONCLUSIVE) ? worst : Verdict.INCONCLUSIVE;
    return new Ending(
        State.FINISHED,
        around.clock().instant(),
        Optional.of(verdict.name().toLowerCase(Locale.ROOT)),
        OptionalInt.of(ExitCodes.of(verdict)),
        Optional.of(why));
  }

  private Ending brokenOff() {
    State how = stop.getNow(State.CUT_OFF);
    return Ending.brokenOff(
        how,
        around.clock().instant(),
        how == State.CANCELLED ? "cancelled by request" : "cut off: the service was stopped");
  }
}

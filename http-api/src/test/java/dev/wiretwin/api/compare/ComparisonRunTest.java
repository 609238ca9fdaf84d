package dev.wiretwin.api.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.catalogue.Catalogue;
import dev.wiretwin.api.catalogue.Divergence;
import dev.wiretwin.api.run.JvmRuns;
import dev.wiretwin.api.run.LocalNames;
import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.scenario.Scenario;
import dev.wiretwin.core.scenario.ScenarioReader;
import dev.wiretwin.core.scenario.ScriptPlayer;
import dev.wiretwin.core.scenario.Target;
import dev.wiretwin.core.scenario.TraceEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ComparisonRunTest {
  private static final Scenario REFUSED =
      ScenarioReader.read(
          "x.yaml", "{name: refused, client: [connect, wait: close], server: null}");

  /** A board that says these statuses, one each time it is asked; it gets lost at 0. */
  private static final class Sayer implements ScriptPlayer {
    private final int[] statuses;
    private int plays;

    Sayer(int... statuses) {
      this.statuses = statuses;
    }

    @Override
    public Optional<String> obstacle(Scenario one) {
      return statuses.length == 0 ? Optional.of("has no legs") : Optional.empty();
    }

    @Override
    public void play(Order order, News news) throws Lost {
      int status = statuses[plays++ % statuses.length];
      if (status == 0) {
        throw new Lost("the line is gone");
      }
      news.begun();
      news.saw(new TraceEvent.Closed(0, 1, Close.told(status)));
    }
  }

  private static Compared compare(Scenario scenario, int repeat, Sayer... boards) {
    try (JvmRuns runs = new JvmRuns(new LocalNames(), Instant.now())) {
      List<ComparedTarget> targets = new ArrayList<>();
      targets.add(new ComparedTarget(TargetInfo.JVM, runs.jvm()));
      for (Sayer board : boards) {
        String name = "board:" + targets.size();
        TargetInfo info = new TargetInfo(name, TargetInfo.Kind.LUA_BOARD, "nodemcu-3.0.0");
        targets.add(new ComparedTarget(info, Target.scripted(name, true, board)));
      }
      return new ComparisonRun(runs, targets, Catalogue.builtIn(), System::nanoTime)
          .compare(scenario, repeat);
    }
  }

  private static List<String> verdicts(Compared compared) {
    return compared.attempts().stream().map(one -> one.verdict().name()).toList();
  }

  @Test
  void targetsThatDoTheSameAreSaidTo() {
    Sayer board = new Sayer(-109);
    assertThat(compare(REFUSED, 1, board).verdict()).isEqualTo(Verdict.SAME);
    assertThat(board.plays).isEqualTo(1);
  }

  @Test
  void aNewDifferenceIsLookedAtTwice() {
    Sayer board = new Sayer(-42);
    Compared compared = compare(REFUSED, 1, board);
    assertThat(compared.verdict()).isEqualTo(Verdict.NEW);
    assertThat(compared.isFlaky()).isFalse();
    assertThat(compared.deciding().findings().get(0).divergence())
        .isEqualTo(new Divergence("close", 1, "close -109", "close -42"));
    assertThat(board.plays).isEqualTo(2);
  }

  @Test
  void aSecondLookThatIsNotNewDecidesAndIsCalledFlaky() {
    Compared compared = compare(REFUSED, 1, new Sayer(-42, -109));
    assertThat(compared.verdict()).isEqualTo(Verdict.SAME);
    assertThat(compared.isFlaky()).isTrue();
    assertThat(compared.lookedAgain()).isTrue();
    assertThat(verdicts(compared)).containsExactly("NEW", "SAME");
  }

  @Test
  void ofSeveralAttemptsAllAreKeptAndTheWorstDecides() {
    Compared compared = compare(REFUSED, 3, new Sayer(-109, -42, -109));
    assertThat(verdicts(compared)).containsExactly("SAME", "NEW", "SAME");
    assertThat(compared.verdict()).isEqualTo(Verdict.NEW);
    assertThat(compared.deciding().findings()).hasSize(1);
    assertThat(compared.isFlaky()).isTrue();
    assertThat(compared.lookedAgain()).isFalse();
  }

  @Test
  void aLostBoardIsNotBlamed() {
    Compared compared = compare(REFUSED, 1, new Sayer(0));
    assertThat(compared.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(compared.deciding().sentences()).containsExactly("board:1: the line is gone");
  }

  @Test
  void severalTargetsAreEachComparedWithTheFirst() {
    Compared compared = compare(REFUSED, 2, new Sayer(-109), new Sayer(-42), new Sayer(-43));
    assertThat(compared.targets())
        .extracting(TargetInfo::name)
        .containsExactly("jvm", "board:1", "board:2", "board:3");
    assertThat(compared.deciding().findings()).extracting(Finding::target).containsExactly(2, 3);
  }

  @Test
  void oneOfSeveralThatIsLostMakesTheRunInconclusiveWithTheCause() {
    Compared compared = compare(REFUSED, 1, new Sayer(-109), new Sayer(0));
    assertThat(compared.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(compared.deciding().sentences()).containsExactly("board:2: the line is gone");
  }

  @Test
  void whatTheBoardCannotTakeIsSkippedAndSaysWhy() {
    Compared compared = compare(REFUSED, 1, new Sayer());
    assertThat(compared.verdict()).isEqualTo(Verdict.SKIPPED);
    assertThat(compared.deciding().sentences()).containsExactly("board:1: has no legs");
  }

  @Test
  void whatOnlyLuaCanTakeIsSkipped() {
    Scenario lua = ScenarioReader.read("x.yaml", "{name: lua, client: [connect, gc]}");
    Compared compared = compare(lua, 1, new Sayer(-109));
    assertThat(compared.verdict()).isEqualTo(Verdict.SKIPPED);
    assertThat(compared.deciding().sentences().get(0)).startsWith("jvm: has steps");
  }

  @Test
  void oneThatCannotTakeItDoesNotStandInTheWayOfTheOthers() {
    Compared compared = compare(REFUSED, 1, new Sayer(), new Sayer(-109));
    assertThat(compared.verdict()).isEqualTo(Verdict.SAME);
    assertThat(compared.deciding().sentences()).containsExactly("board:1: has no legs");
  }

  @Test
  void aRunThatIsStoppedIsGivenUpAtOnce() {
    Scenario waiting =
        ScenarioReader.read("x.yaml", "{name: waits, run: 60s, client: [connect, wait: close]}");
    CompletableFuture<Void> stop = new CompletableFuture<>();
    ScriptPlayer player =
        new ScriptPlayer() {
          @Override
          public Optional<String> obstacle(Scenario one) {
            return Optional.empty();
          }

          @Override
          public void play(Order order, News news) {
            news.begun();
            stop.complete(null);
          }
        };
    try (JvmRuns runs = new JvmRuns(new LocalNames(), Instant.now())) {
      ComparedTarget board =
          new ComparedTarget(Traces.BOARD, Target.scripted("board:x", true, player));
      ComparedTarget jvm = new ComparedTarget(TargetInfo.JVM, runs.jvm());
      ComparisonRun run =
          new ComparisonRun(runs, List.of(board, jvm), Catalogue.builtIn(), System::nanoTime);
      assertThat(run.compare(waiting, 1, stop)).isEmpty();
    }
  }
}

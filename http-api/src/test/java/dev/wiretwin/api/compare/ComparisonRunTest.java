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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ComparisonRunTest {
  private static final Scenario REFUSED =
      ScenarioReader.read(
          "x.yaml", "{name: refused, client: [connect, wait: close], server: null}");

  private int plays;

  private Compared compare(Scenario scenario, int status) {
    ScriptPlayer player =
        new ScriptPlayer() {
          @Override
          public Optional<String> obstacle(Scenario one) {
            return Optional.empty();
          }

          @Override
          public void play(Order order, News news) throws Lost {
            plays++;
            if (status == 0) {
              throw new Lost("the line is gone");
            }
            news.begun();
            news.saw(new TraceEvent.Closed(0, 1, Close.told(status)));
          }
        };
    try (JvmRuns runs = new JvmRuns(new LocalNames(), Instant.now())) {
      List<ComparedTarget> targets =
          List.of(
              new ComparedTarget(TargetInfo.JVM, runs.jvm()),
              new ComparedTarget(Traces.BOARD, Target.scripted("board:x", true, player)));
      return new ComparisonRun(runs, targets, Catalogue.builtIn(), System::nanoTime)
          .compare(scenario);
    }
  }

  @Test
  void targetsThatDoTheSameAreSaidTo() {
    assertThat(compare(REFUSED, -109).verdict()).isEqualTo(Verdict.SAME);
    assertThat(plays).isEqualTo(1);
  }

  @Test
  void aNewDifferenceIsLookedAtTwice() {
    Compared compared = compare(REFUSED, -42);
    assertThat(compared.verdict()).isEqualTo(Verdict.NEW);
    assertThat(compared.deciding().findings().get(0).divergence())
        .isEqualTo(new Divergence("close", 1, "close -109", "close -42"));
    assertThat(plays).isEqualTo(2);
  }

  @Test
  void aLostBoardIsNotBlamed() {
    Compared compared = compare(REFUSED, 0);
    assertThat(compared.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(compared.deciding().sentences()).containsExactly("board:x: the line is gone");
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

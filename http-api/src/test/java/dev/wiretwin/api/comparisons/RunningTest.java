package dev.wiretwin.api.comparisons;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.store.KeptComparisons.Asked;
import dev.wiretwin.api.store.KeptComparisons.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunningTest {
  private final Bureau bureau = new Bureau();

  private ComparisonInfo run(Wish wish) {
    return run(wish, false);
  }

  private ComparisonInfo run(Wish wish, boolean stopped) {
    Plan plan = new Planner(bureau.shelf).plan(wish);
    bureau
        .store
        .comparisons()
        .add(
            new Asked(
                "c1", Instant.EPOCH, plan.name(), "{}", plan.targets(), plan.scenarios().size()));
    Running running = new Running("c1", plan, bureau.around());
    if (stopped) {
      running.stop(State.CUT_OFF);
    }
    assertThat(running.progress().current()).isNull();
    running.run();
    assertThat(running.over()).isDone();
    assertThat(running.id()).isEqualTo("c1");
    return bureau.comparisons.info("c1");
  }

  @Test
  void aNewDifferenceIsExitCode1() {
    bureau.boards.answering("board:x", -42);
    ComparisonInfo over = run(Bureau.wish(2, "jvm", "board:x"));
    assertThat(over.verdict()).isEqualTo("new");
    assertThat(over.exitCode()).isEqualTo(1);
    assertThat(over.counts().fresh()).isEqualTo(2);
  }

  @Test
  void aDifferenceThatDoesNotComeAgainIsFlaky() {
    bureau.boards.answering("board:x", -42, PretendBoards.REFUSED);
    ComparisonInfo over = run(Bureau.wish(1, "jvm", "board:x"));
    assertThat(over.verdict()).isEqualTo("same");
    assertThat(bureau.comparisons.outcomes("c1").get(0).flaky()).isTrue();
  }

  @Test
  void aLostBoardIsNotBlamedAndTheRestIsNotTried() {
    bureau.boards.answering("board:x", 0);
    ComparisonInfo over = run(Bureau.wish(5, "jvm", "board:x"));
    assertThat(over.state()).isEqualTo("finished");
    assertThat(over.verdict()).isEqualTo("inconclusive");
    assertThat(over.exitCode()).isEqualTo(3);
    assertThat(over.counts().inconclusive()).isEqualTo(Running.MOST_BROKEN);
    assertThat(over.error()).contains("the line is gone", "2 more were not tried");
  }

  @Test
  void whatWasNewBeforeABoardWasLostStaysNew() {
    bureau.boards.answering("board:x", -42, -42, 0);
    ComparisonInfo over = run(Bureau.wish(5, "jvm", "board:x"));
    assertThat(over.verdict()).isEqualTo("new");
    assertThat(over.exitCode()).isEqualTo(1);
    assertThat(over.error()).contains("the line is gone");
  }

  @Test
  void aBoardThatIsNotHereIsComparedWhereLabServersListenForIt() {
    bureau.labHost = Optional.of("127.0.0.2");
    assertThat(run(Bureau.wish(1, "jvm", PretendBoards.AWAY, "board:x")).verdict())
        .isEqualTo("same");
    assertThat(bureau.boards.played)
        .hasSize(2)
        .allSatisfy(one -> assertThat(one.labHost()).isEqualTo("127.0.0.2"));
  }

  @Test
  void aBoardThatIsNotHereNeedsAPlaceForLabServers() {
    ComparisonInfo over = run(Bureau.wish(1, "jvm", PretendBoards.AWAY));
    assertThat(over.verdict()).isEqualTo("inconclusive");
    assertThat(over.error()).contains(PretendBoards.AWAY + " is a real board", "--lab-host");
    assertThat(bureau.boards.played).isEmpty();
    assertThat(bureau.boards.givenBack).containsExactly(PretendBoards.AWAY);
  }

  @Test
  void aBoardThatCannotBeHadIsTheCause() {
    ComparisonInfo over = run(Bureau.wish(1, "jvm", "board:none", "board:x"));
    assertThat(over.verdict()).isEqualTo("inconclusive");
    assertThat(over.error()).isEqualTo("there is no board none");
    assertThat(bureau.boards.givenBack).isEqualTo(bureau.boards.borrowed);
  }

  @Test
  void aLeaseIsShownWithItsFence() {
    Wish plain = Bureau.wish(1, "jvm", "board:held");
    Wish fenced = new Wish(null, null, plain.inline(), plain.targets(), null, null, null, 7L);
    assertThat(run(fenced).verdict()).isEqualTo("same");
  }

  @Test
  void aLeaseOfThatBoardAloneIsShownWithItsFence() {
    Wish plain = Bureau.wish(1, "jvm", "board:held");
    Wish own =
        new Wish(
            null, null, plain.inline(), plain.targets(), null, null, null, 5L, Map.of("held", 7L));
    assertThat(run(own).verdict()).isEqualTo("same");
  }

  @Test
  void everybodyKeepsPaceWithAVirtualBoard() {
    bureau.boards.atPace("board:fast", 0.5);
    ComparisonInfo over = run(Bureau.wish(1, "jvm", "board:fast", "board:x"));
    assertThat(over.verdict()).isEqualTo("same");
    assertThat(bureau.desk.document("c1", false).scenarios().get(0).timeScale()).isEqualTo(0.5);
  }

  @Test
  void boardsOfDifferentPacesCannotBeCompared() {
    bureau.boards.atPace("board:fast", 0.5).atPace("board:faster", 0.1);
    ComparisonInfo over = run(Bureau.wish(1, "board:fast", "board:faster"));
    assertThat(over.verdict()).isEqualTo("inconclusive");
    assertThat(over.error()).contains("different paces");
  }

  @Test
  void oneThatIsStoppedSaysHow() {
    ComparisonInfo over = run(Bureau.wish(1, "jvm", "board:x"), true);
    assertThat(over.state()).isEqualTo("cut-off");
    assertThat(over.counts().same()).isZero();
  }

  @Test
  void eachScenarioIsTriedAsOftenAsAsked() {
    Wish once = Bureau.wish(1, "jvm", "board:x");
    run(new Wish(null, null, once.inline(), List.of("jvm", "board:x"), 3, null, "mine", null));
    assertThat(bureau.desk.document("c1", false).scenarios().get(0).attempts()).hasSize(3);
  }
}

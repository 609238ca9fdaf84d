package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.api.refusal.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class VisitTest {
  private final Admission admission =
      new Admission(new Limits(1, 1, 1, 1, 1, Limits.Times.USUAL), Runnable::run);
  private final Visit.House house =
      new Visit.House(admission, null, Runnable::run, Duration.ofMillis(50));
  private final Visit visit = visit();

  private Visit visit() {
    return new Visit(new Route("GET", "/x", call -> {}), new byte[] {1}, null, house);
  }

  @Test
  void itTakesAPlaceWhileItIsWorkedOn() {
    List<String> told = new ArrayList<>();
    assertThat(visit.enters(() -> told.add("never"))).isTrue();
    Visit other = visit();
    assertThat(other.enters(() -> told.add("later"))).isFalse();
    assertThat(told).isEmpty();
    visit.ends(null);
    assertThat(told).containsExactly("later");
    other.ends(null);
    assertThat(visit().enters(() -> told.add("never"))).isTrue();
  }

  @Test
  void whoeverWatchesOverTheServiceAlwaysHasAPlace() {
    visit.enters(() -> {});
    Visit watcher = new Visit(new Route("GET", "/livez", call -> {}), new byte[0], null, house);
    assertThat(watcher.enters(() -> {})).isTrue();
    watcher.ends(null);
  }

  @Test
  void itTakesAnotherWhileItWaits() {
    visit.enters(() -> {});
    visit.awaits();
    visit.awaits();
    visit.leaves();
    Visit other = visit();
    assertThat(other.enters(() -> {})).isTrue();
    assertThatThrownBy(other::awaits).isInstanceOf(Refusal.class);
    visit.ends(null);
    other.awaits();
  }

  @Test
  void anOutcomeThatDoesNotComeIsGivenUp() {
    assertThat(visit.inTime(CompletableFuture.completedFuture("x")).join()).isEqualTo("x");
    assertThatThrownBy(visit.inTime(new CompletableFuture<String>())::join)
        .isInstanceOf(CompletionException.class)
        .hasRootCauseInstanceOf(java.util.concurrent.TimeoutException.class)
        .cause()
        .isInstanceOf(Refusal.class)
        .hasMessage("it took too long and was given up");
    assertThatThrownBy(visit.inTime(CompletableFuture.failedFuture(Call.bad("no")))::join)
        .hasRootCauseMessage("no");
  }

  @Test
  void whoeverReadsAlongLearnsOfItsAnswerOrThatThereWasNone() {
    List<String> told = new ArrayList<>();
    visit.readBy(answer -> told.add("" + answer.status()), () -> told.add("none"));
    visit.answered(Answer.nothing());
    visit.ends(null);
    Visit other = visit();
    other.readBy(answer -> told.add("" + answer.status()), () -> told.add("none"));
    other.ends(null);
    assertThat(told).containsExactly("204", "none");
    assertThat(visit.body()).containsExactly(1);
    assertThat(visit.route().path()).isEqualTo("/x");
  }
}

package dev.wiretwin.api.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.refusal.RefusalCode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LineTurnsTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  private final LineTurns turns = new LineTurns("virt0");

  @Test
  void oneAtATimeAndOthersAreToldWithWhat() throws Exception {
    LineTurns.Turn turn = turns.take("identifying", Duration.ZERO);
    assertThat(turns.doing()).hasValue("identifying");
    Benches.refused(
        RefusalCode.BOARD_BUSY,
        "virt0 is busy identifying",
        () -> turns.take("restarting", Duration.ofMillis(20)));
    assertThat(turns.awaitFree(Duration.ofMillis(20))).isFalse();
    turn.close();
    assertThat(turns.awaitFree(Duration.ZERO)).isTrue();
    assertThat(turns.doing()).isEmpty();
  }

  @Test
  void whoWaitsGetsItWhenTheOtherIsDone() throws Exception {
    LineTurns.Turn first = turns.take("identifying", Duration.ZERO);
    CompletableFuture<String> second =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return turns.take("restarting", LONG).doing();
              } catch (InterruptedException hurry) {
                throw new IllegalStateException(hurry);
              }
            });
    first.close();
    assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo("restarting");
    first.close(); // not the other's
    assertThat(turns.doing()).hasValue("restarting");
  }

  @Test
  void whoIsIdleLeavesWhenAsked() throws Exception {
    AtomicReference<LineTurns.Turn> agent = new AtomicReference<>();
    agent.set(
        turns.take(
            "serving sessions",
            Duration.ZERO,
            () -> {
              agent.get().close();
              return true;
            }));
    assertThat(turns.take("identifying", Duration.ZERO).doing()).isEqualTo("identifying");
  }
}

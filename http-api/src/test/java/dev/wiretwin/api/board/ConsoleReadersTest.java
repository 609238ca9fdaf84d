package dev.wiretwin.api.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.bridge.serial.ConsoleLog;
import dev.wiretwin.bridge.serial.ConsoleLog.Direction;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ConsoleReadersTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final HandClock clock = new HandClock();
  private final ConsoleReaders readers = new ConsoleReaders(clock);
  private final ConsoleLog log = new ConsoleLog(clock);

  @Test
  void whatIsThereIsReadAtOnceAndWhatIsNotIsWaitedFor() {
    assertThat(readers.after(log, 0, Duration.ZERO).join().entries()).isEmpty();
    CompletableFuture<ConsoleLog.Page> page = readers.after(log, 0, LONG);
    readers.tick();
    assertThat(page).isNotDone();
    log.add(Direction.FROM_BOARD, new byte[] {'>'});
    readers.tick();
    assertThat(page.join().entries()).hasSize(1);
    assertThat(readers.after(log, 0, LONG).join().last()).isEqualTo(1);
  }

  @Test
  void nobodyWaitsLongerThanAskedOrThanTheService() {
    CompletableFuture<ConsoleLog.Page> late = readers.after(log, 0, LONG);
    clock.pass(LONG);
    readers.tick();
    assertThat(late.join().entries()).isEmpty();
    CompletableFuture<ConsoleLog.Page> last = readers.after(log, 0, LONG);
    readers.end();
    assertThat(last.join().entries()).isEmpty();
  }

  @Test
  void soManyWaitAndNoMore() {
    for (int i = 0; i < ConsoleReaders.MOST; i++) {
      readers.after(log, 0, LONG);
    }
    Benches.refused(RefusalCode.OVERLOADED, "256 readers", () -> readers.after(log, 0, LONG));
  }
}

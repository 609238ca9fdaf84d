package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class StopSignalTest {
  @Test
  void theEndOfTheProcessIsToldAndWaitsUntilAllIsSaid() throws Exception {
    StopSignal signal = StopSignal.listening();
    CompletableFuture<Void> process = CompletableFuture.runAsync(signal::stop);
    signal.asked().join();
    assertThat(process).isNotDone();
    signal.close();
    process.get();
  }

  @Test
  void aCommandThatEndsByItselfIsNotAskedAnyMore() {
    StopSignal signal = StopSignal.listening();
    signal.close();
    assertThat(signal.asked()).isNotDone();
  }

  @Test
  void aHurriedProcessDoesNotWait() {
    StopSignal signal = StopSignal.listening();
    Thread.currentThread().interrupt();
    signal.stop();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(signal.asked()).isDone();
    signal.close();
  }
}

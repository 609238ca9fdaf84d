package dev.wiretwin.bridge.at;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.core.transport.Loop;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AtLoopTest {
  private final AtLoop loop = new AtLoop(() -> 42);

  @AfterEach
  void end() {
    loop.end();
  }

  private static <T> T await(CompletableFuture<T> future) throws Exception {
    return future.get(20, TimeUnit.SECONDS);
  }

  @Test
  void tasksRunOnItAlsoBehindOneThatFails() throws Exception {
    loop.execute(
        () -> {
          throw new IllegalStateException("a fault");
        });
    CompletableFuture<Boolean> current = new CompletableFuture<>();
    loop.execute(() -> current.complete(loop.isCurrent()));
    assertThat(await(current)).isTrue();
    assertThat(loop.isCurrent()).isFalse();
  }

  @Test
  void whatIsCanceledDoesNotRun() throws Exception {
    CompletableFuture<String> first = new CompletableFuture<>();
    Loop.Timer timer = loop.schedule(50_000_000, () -> first.complete("canceled"));
    timer.cancel();
    loop.schedule(60_000_000, () -> first.complete("due"));
    assertThat(await(first)).isEqualTo("due");
  }

  @Test
  void itsTimeIsTheClocksAndItsKeysAreRandom() {
    assertThat(loop.now()).isEqualTo(42);
    assertThat(Base64.getDecoder().decode(loop.handshakeKey())).hasSize(16);
    assertThat(loop.handshakeKey()).isNotEqualTo(loop.handshakeKey());
    assertThat(loop.maskKey() ^ loop.maskKey() ^ loop.maskKey() ^ loop.maskKey()).isNotZero();
    assertThat(loop.outboxes()).isNotNull();
  }

  @Test
  void oneThatHasEndedTakesNothingAndSaysSo() {
    loop.end();
    assertThatThrownBy(() -> loop.execute(() -> {})).hasMessageContaining("open it again");
    loop.schedule(0, () -> {}).cancel();
  }
}

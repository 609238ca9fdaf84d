package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.content.AsyncContent;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LingerTest {
  private final CompletableFuture<String> outcome = new CompletableFuture<>();
  private final AsyncContent body = new AsyncContent();
  private final Linger linger =
      new Linger(
          body,
          Callback.from(() -> outcome.complete("over"), failure -> outcome.complete("failed")));

  @Test
  void whatStillComesIsThrownAwayToItsEnd() {
    body.write(false, ByteBuffer.allocate(100), Callback.NOOP);
    linger.succeeded();
    assertThat(outcome).isNotDone();
    body.write(true, ByteBuffer.allocate(100), Callback.NOOP);
    assertThat(outcome).isCompletedWithValue("over");
  }

  @Test
  void whoeverSendsNoMoreIsNotWaitedForForLong() throws Exception {
    linger.succeeded();
    assertThat(outcome.get(10, TimeUnit.SECONDS)).isEqualTo("over");
  }

  @Test
  void whoeverDoesNotStopIsStopped() {
    Linger endless =
        new Linger(
            new Content.Source() {
              @Override
              public Content.Chunk read() {
                return Content.Chunk.from(ByteBuffer.allocate(1 << 20), false);
              }

              @Override
              public void demand(Runnable more) {
                more.run();
              }

              @Override
              public void fail(Throwable failure) {
                // nothing to end
              }
            },
            Callback.from(() -> outcome.complete("over")));
    endless.succeeded();
    assertThat(outcome).isCompletedWithValue("over");
  }

  @Test
  void anAnswerThatCannotBeWrittenIsTheEnd() {
    linger.failed(new IllegalStateException());
    assertThat(outcome).isCompletedWithValue("failed");
  }
}

package dev.wiretwin.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.testkit.FrameLines;
import dev.wiretwin.core.testkit.WireFrame;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class PongsTest {
  private final Sender sender = new Sender(new Outboxes(), null);
  private final Pongs pongs = new Pongs(sender, Limits.DEFAULT.withMaxQueuedBytes(2000));
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  @Test
  void aPingIsAnsweredAtOnceAndEachInItsTurn() {
    pongs.answer(new byte[] {1});
    pongs.answer(new byte[] {2});
    assertThat(drained()).containsExactly("pong 01", "pong 02");
  }

  @Test
  void withMuchWaitingOnlyTheLatestIsAnsweredAndNotBefore() {
    pongs.backlog(1001);
    pongs.answer(new byte[] {1});
    pongs.answer(new byte[] {2});
    assertThat(drained()).isEmpty();
    pongs.backlog(1001);
    assertThat(drained()).isEmpty();
    pongs.backlog(1000);
    assertThat(drained()).containsExactly("pong 02");
    assertThat(drained()).isEmpty();
  }

  @Test
  void whatWasGatheredInThisTurnAloneDoesNotDelayThePongBeyondIt() {
    sender.raw(WireFrame.of(2, new byte[1100]).bytes());
    pongs.answer(new byte[] {1});
    assertThat(drained()).containsExactly("binary of 1100", "pong 01");
  }

  @Test
  void aPeerThatKeepsReadingGetsItsPongThoughTheQueueNeverRunsLow() {
    pongs.backlog(9000);
    pongs.answer(new byte[] {1});
    pongs.backlog(8000);
    assertThat(drained()).containsExactly("pong 01");
    pongs.answer(new byte[] {2});
    pongs.backlog(9000);
    assertThat(drained()).isEmpty();
  }

  @Test
  void aPingAnsweredAtOnceMakesUpForTheOneThatWasPutOff() {
    pongs.backlog(5000);
    pongs.answer(new byte[] {1});
    pongs.backlog(0);
    pongs.answer(new byte[] {2});
    assertThat(drained()).containsExactly("pong 02");
  }

  @Test
  void nothingIsOwedAfterRelease() {
    pongs.backlog(5000);
    pongs.answer(new byte[] {1});
    pongs.release();
    pongs.backlog(0);
    assertThat(drained()).isEmpty();
  }

  private List<String> drained() {
    pongs.settle();
    written.reset();
    sender.drainTo(
        new Wire() {
          @Override
          public void write(byte[] bytes, int from, int length) {
            written.write(bytes, from, length);
          }

          @Override
          public void halfClose() {}

          @Override
          public void abort() {}
        });
    return FrameLines.of(WireFrame.read(written.toByteArray()));
  }
}

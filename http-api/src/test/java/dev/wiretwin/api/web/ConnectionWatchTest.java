package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.ByteArrayEndPoint;
import org.eclipse.jetty.io.Connection;
import org.junit.jupiter.api.Test;

class ConnectionWatchTest {

  private final AtomicLong now = new AtomicLong();
  private final ConnectionWatch watch =
      new ConnectionWatch(now::get, Duration.ofNanos(100), Duration.ofNanos(5_000));
  private final ByteArrayEndPoint wire = new ByteArrayEndPoint();
  private final Connection connection = new Idle(wire);

  private static final class Idle extends AbstractConnection {
    Idle(ByteArrayEndPoint wire) {
      super(wire, Runnable::run);
    }

    @Override
    public void onFillable() {
      // nothing is read
    }
  }

  private boolean isOpenAt(long nanos) {
    now.set(nanos);
    watch.sweep();
    return wire.isOpen();
  }

  @Test
  void whoeverRestsTooLongIsCutOff() {
    watch.onOpened(connection);
    assertThat(isOpenAt(100)).isTrue();
    assertThat(isOpenAt(101)).isFalse();
  }

  @Test
  void whoeverWorksIsNot() {
    watch.onOpened(connection);
    watch.works(connection);
    assertThat(isOpenAt(1_000)).isTrue();
    watch.rests(connection);
    assertThat(isOpenAt(1_100)).isTrue();
    assertThat(isOpenAt(1_101)).isFalse();
    watch.rests(connection);
    watch.onClosed(connection);
  }

  @Test
  void anAnswerThatNobodyTakesIsCutOff() {
    watch.works(connection);
    assertThat(isOpenAt(5_000)).isTrue();
    assertThat(isOpenAt(5_001)).isFalse();
  }

  @Test
  void aStreamMayTakeAsLongAsItLikes() {
    watch.works(connection);
    watch.streams(connection);
    assertThat(isOpenAt(1_000_000)).isTrue();
  }
}

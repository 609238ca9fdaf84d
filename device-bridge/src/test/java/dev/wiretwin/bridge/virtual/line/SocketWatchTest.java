package dev.wiretwin.bridge.virtual.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SocketWatchTest {
  private final SocketWatch watch = SocketWatch.start();
  private final Pipe pipe = Pipe.open();
  private final BlockingQueue<Boolean> ready = new LinkedBlockingQueue<>();

  SocketWatchTest() throws IOException {
    pipe.source().configureBlocking(false);
  }

  @AfterEach
  void end() throws IOException, InterruptedException {
    watch.close();
    assertThat(watch.awaitEnd(5000)).isTrue();
    pipe.sink().close();
    pipe.source().close();
  }

  @Test
  void aReaderIsToldOnceOfWhatIsThere() throws IOException, InterruptedException {
    watch.watch(pipe.source(), SelectionKey.OP_READ, () -> ready.add(true));
    pipe.sink().write(ByteBuffer.wrap(new byte[3]));
    assertThat(ready.poll(10, TimeUnit.SECONDS)).isTrue();
    assertThat(ready.poll(30, TimeUnit.MILLISECONDS)).isNull();
    watch.watch(pipe.source(), SelectionKey.OP_READ, () -> ready.add(false));
    assertThat(ready.poll(10, TimeUnit.SECONDS)).isFalse();
  }

  @Test
  void aClosedChannelIsLetGo() throws IOException, InterruptedException {
    watch.watch(pipe.source(), SelectionKey.OP_READ, () -> ready.add(true));
    pipe.source().close();
    watch.forget();
    pipe.sink().close();
    assertThat(ready.poll(30, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  void aClosedWatchTakesNobody() {
    watch.close();
    assertThatThrownBy(() -> watch.watch(pipe.source(), SelectionKey.OP_READ, () -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("before closing it");
  }
}

package dev.wiretwin.bridge.virtual.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
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
  void clientsAreToldOneByOneAndAForgottenServerIsGone() throws IOException, InterruptedException {
    ServerSocketChannel server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    server.configureBlocking(false);
    watch.watch(server, SelectionKey.OP_ACCEPT, () -> ready.add(accepted(server)));
    for (int i = 0; i < 2; i++) {
      SocketChannel.open(server.getLocalAddress()).close();
      assertThat(ready.poll(10, TimeUnit.SECONDS)).isTrue();
    }
    server.close();
    watch.forget(server);
    assertThat(server.isRegistered()).isFalse();
  }

  private static boolean accepted(ServerSocketChannel server) {
    try (SocketChannel client = server.accept()) {
      return client != null;
    } catch (IOException gone) {
      return false;
    }
  }

  @Test
  void anInterruptedWaitIsRemembered() throws IOException {
    watch.watch(pipe.source(), SelectionKey.OP_READ, () -> ready.add(true));
    Thread.currentThread().interrupt();
    watch.forget(pipe.source());
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aClosedWatchTakesNobody() {
    watch.close();
    assertThatThrownBy(() -> watch.watch(pipe.source(), SelectionKey.OP_READ, () -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("before closing it");
  }
}

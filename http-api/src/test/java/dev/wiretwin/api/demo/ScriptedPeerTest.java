package dev.wiretwin.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ScriptedPeerTest {
  @Test
  void theScriptHasTheConnectionAndEndsItInOrder() throws Exception {
    try (ScriptedPeer peer = ScriptedPeer.start(line -> line.send("hi"));
        Socket client = connect(peer)) {
      assertThat(client.getInputStream().readAllBytes()).asString().isEqualTo("hi");
      assertThat(peer.trouble()).isEmpty();
    }
  }

  @Test
  void whatBreaksTheScriptIsKept() throws Exception {
    try (ScriptedPeer peer =
            ScriptedPeer.start(
                line -> {
                  throw new IOException("lost my place");
                });
        Socket client = connect(peer)) {
      assertThat(client.getInputStream().read()).isEqualTo(-1);
      peer.awaitEnd();
      assertThat(peer.trouble()).hasValueSatisfying(why -> assertThat(why).contains("my place"));
    }
  }

  @Test
  void closingEndsAScriptThatWaits() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    ScriptedPeer peer =
        ScriptedPeer.start(
            line -> {
              waiting.countDown();
              line.awaitEnd();
            });
    try (Socket client = connect(peer)) {
      assertThat(waiting.await(5, TimeUnit.SECONDS)).isTrue();
      peer.close();
      peer.awaitEnd();
      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void closingEndsAPeerThatNobodyVisited() throws Exception {
    ScriptedPeer peer = ScriptedPeer.start(PeerLine::awaitEnd);
    peer.close();
    peer.awaitEnd();
    assertThat(peer.trouble()).isPresent();
  }

  private static Socket connect(ScriptedPeer peer) throws IOException {
    return new Socket("127.0.0.1", URI.create(peer.url()).getPort());
  }
}

package dev.wiretwin.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.handshake.AcceptKey;
import dev.wiretwin.core.handshake.UpgradeRequest;
import dev.wiretwin.core.handshake.WsUrl;
import dev.wiretwin.core.testkit.Rig;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GreetingTest {
  private static final String ACCEPTED =
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
          + "Sec-WebSocket-Accept: "
          + AcceptKey.of(Rig.KEY)
          + "\r\n\r\n";

  private final Greeting greeting =
      new Greeting(
          new ClientOpening(
              new UpgradeRequest(
                  new WsUrl(false, "h", 80, "/"), Rig.KEY, List.of(), List.of(), Optional.empty())),
          Limits.DEFAULT);

  private Opening.Verdict read(String bytes) {
    return greeting.next(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)));
  }

  @Test
  void aHeadIsJudgedWhenItIsComplete() {
    assertThat(new String(greeting.firstBytes(), StandardCharsets.US_ASCII)).startsWith("GET / ");
    assertThat(read(ACCEPTED.substring(0, 40))).isNull();
    assertThat(read(ACCEPTED.substring(40))).isInstanceOf(Opening.Accepted.class);
  }

  @Test
  void anInterimAnswerIsWaitedOut() {
    assertThat(read("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"))
        .isNull();
    assertThat(read(ACCEPTED)).isInstanceOf(Opening.Accepted.class);
  }

  @Test
  void interimAnswersWithoutEndAreRefused() {
    assertThat(read("HTTP/1.1 100 Continue\r\n\r\n".repeat(9)))
        .isInstanceOfSatisfying(
            Opening.Declined.class,
            declined ->
                assertThat(declined.outcome()).isEqualTo(new Outcome.Refused(100, "Continue")));
  }

  @Test
  void whatIsNoHeadIsDeclined() {
    assertThat(read("garbage\r\n:\r\n\r\n")).isInstanceOf(Opening.Declined.class);
  }
}

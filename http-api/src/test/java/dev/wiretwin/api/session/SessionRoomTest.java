package dev.wiretwin.api.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wiretwin.api.feed.Feed;
import dev.wiretwin.api.metrics.Metrics;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.core.WebSocket;
import dev.wiretwin.core.engine.Timing;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.handshake.ServerHandshake;
import dev.wiretwin.core.server.EchoServer;
import dev.wiretwin.core.transport.netty.NameLookup;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With real clients, a real server and real time. */
@Timeout(30)
class SessionRoomTest {
  private static final Duration WAIT = Duration.ofSeconds(10);

  private final Feed feed = new Feed(new ObjectMapper(), Clock.systemUTC(), 1_000, 0);

  private SessionRoom room() {
    return SessionRoom.open(
        feed,
        new Destinations(address -> true, NameLookup.SYSTEM),
        target -> {
          throw new Refusal(RefusalCode.TARGET_NOT_FOUND, "no " + target);
        },
        SessionLimits.DEFAULT,
        new Metrics("test").sessions());
  }

  private static EchoServer echo() throws Exception {
    return EchoServer.start(
        WebSocket.defaultNetwork(),
        new InetSocketAddress("127.0.0.1", 0),
        Optional.empty(),
        new EchoServer.Settings(
            new ServerHandshake(List.of(), Optional.empty(), List.of()),
            Timing.NODEMCU,
            Limits.DEFAULT));
  }

  @Test
  void anEchoComesBackAndTheEndOfTheRoomIsAGoodbye() throws Exception {
    try (EchoServer server = echo()) {
      SessionRoom room = room();
      Session session = room.sessions().open(Wish.of("jvm"), OptionalLong.empty());
      String url = "ws://127.0.0.1:" + server.port() + "/";
      assertThat(session.connect(url, WAIT).join().outcome()).isEqualTo("open");
      Outcome outcome = session.send(Outgoing.of("hi", null, null), WAIT).join();
      assertThat(((Payload) outcome.event().facts()).text()).isEqualTo("hi");
      CompletableFuture<EventPage> reader = session.events(5, 100, WAIT);
      room.close();
      CloseFacts close = (CloseFacts) reader.join().events().get(0).facts();
      assertThat(close.clean()).isTrue();
      assertThat(close.sent().code()).isEqualTo(1001);
    }
  }

  @Test
  void otherTargetsAreAskedForElsewhere() {
    try (SessionRoom room = room()) {
      assertThatThrownBy(() -> room.sessions().open(Wish.of("board:x"), OptionalLong.empty()))
          .hasMessage("no board:x");
    }
  }

  /** An answer may be there before the wait for it is registered, unless that is done right. */
  @Test
  void noAnswerIsMissedHoweverFastItComes() throws Exception {
    try (EchoServer server = echo();
        SessionRoom room = room()) {
      Session session = room.sessions().open(Wish.of("jvm"), OptionalLong.empty());
      session.connect("ws://127.0.0.1:" + server.port() + "/", WAIT).join();
      List<String> answers = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        Outcome outcome = session.send(Outgoing.of("m" + i, null, null), WAIT).join();
        answers.add(outcome.outcome() + ((Payload) outcome.event().facts()).text());
      }
      for (int i = 0; i < 500; i++) {
        assertThat(answers.get(i)).isEqualTo("receivedm" + i);
      }
    }
  }
}

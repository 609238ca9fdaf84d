package dev.wiretwin.api.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wiretwin.api.feed.Feed;
import dev.wiretwin.api.feed.FeedEntry;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.core.WebSocket;
import dev.wiretwin.core.lab.Faults;
import java.io.IOException;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LabsTest {
  private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

  private final WoundClock clock = new WoundClock(START);
  private final Feed feed = new Feed(new ObjectMapper(), Clock.systemUTC(), 100, 0);
  private final Labs labs =
      new Labs(
          WebSocket.defaultNetwork(),
          new LabLimits(2, Duration.ofMinutes(30), false),
          feed,
          clock.asClock());

  @AfterEach
  void close() {
    labs.close();
  }

  private static LabOrder order(String host) throws IOException {
    return new LabOrder(
        LabWords.script(new ObjectMapper().readTree("[\"handshake\", {\"text\": \"hi\"}]")),
        Faults.NONE,
        host,
        false,
        1);
  }

  private List<String> told() throws InterruptedException {
    return feed.after(0, one -> true, Duration.ZERO).entries().stream()
        .map(FeedEntry::type)
        .toList();
  }

  @Test
  void oneIsThereFromItsStartToItsEnd() throws Exception {
    Lab lab = labs.open(order("127.0.0.1"));
    assertThat(lab.url()).isEqualTo("ws://127.0.0.1:" + lab.port() + "/");
    assertThat(labs.lab(lab.id())).isSameAs(lab);
    assertThat(labs.all()).containsExactly(lab);
    new Socket("127.0.0.1", lab.port()).close();
    labs.end(lab.id());
    assertThat(labs.all()).isEmpty();
    assertThatThrownBy(() -> new Socket("127.0.0.1", lab.port())).hasMessageContaining("refused");
    assertThatThrownBy(() -> labs.lab(lab.id()))
        .extracting(failure -> ((Refusal) failure).code())
        .isEqualTo(RefusalCode.LAB_NOT_FOUND);
    assertThat(told()).containsExactly("lab.started", "lab.stopped");
  }

  @Test
  void moreThanThereMayBeAreRefused() throws Exception {
    Lab first = labs.open(order("127.0.0.1"));
    labs.open(order("127.0.0.1"));
    assertThatThrownBy(() -> labs.open(order("127.0.0.1")))
        .extracting(failure -> ((Refusal) failure).code())
        .isEqualTo(RefusalCode.TOO_MANY);
    labs.end(first.id());
    assertThat(labs.open(order("127.0.0.1")).id()).isEqualTo("l3");
  }

  @Test
  void otherMachinesReachNoneUnlessTheServiceSaysSo() throws Exception {
    assertThatThrownBy(() -> labs.open(order("0.0.0.0")))
        .extracting(failure -> ((Refusal) failure).code())
        .isEqualTo(RefusalCode.ADDRESS_FORBIDDEN);
    LabLimits open = new LabLimits(1, Duration.ofMinutes(1), true);
    try (Labs others = new Labs(WebSocket.defaultNetwork(), open, feed, clock.asClock())) {
      assertThat(others.open(order("0.0.0.0")).port()).isPositive();
    }
  }

  @Test
  void anAddressThatIsNotOursIsToldAsTheAskersMistake() throws Exception {
    LabLimits open = new LabLimits(1, Duration.ofMinutes(1), true);
    try (Labs others = new Labs(WebSocket.defaultNetwork(), open, feed, clock.asClock())) {
      assertThatThrownBy(() -> others.open(order("192.0.2.1")))
          .extracting(failure -> ((Refusal) failure).code())
          .isEqualTo(RefusalCode.BAD_REQUEST);
      assertThat(others.all()).isEmpty();
    }
  }

  @Test
  void oneThatNobodyUsesIsEndedAndOneThatIsAskedForIsNot() throws Exception {
    Lab idle = labs.open(order("127.0.0.1"));
    Lab asked = labs.open(order("127.0.0.1"));
    clock.advance(Duration.ofMinutes(20));
    labs.lab(asked.id());
    clock.advance(Duration.ofMinutes(20));
    labs.sweep();
    assertThat(labs.all()).containsExactly(asked);
    FeedEntry last = feed.after(2, one -> true, Duration.ZERO).entries().get(0);
    assertThat(last.type()).isEqualTo("lab.stopped");
    assertThat(last.text()).contains(idle.id(), "not used for 1800 s");
  }
}

package dev.wiretwin.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.engine.CloseFrame;
import dev.wiretwin.core.engine.Side;
import dev.wiretwin.core.testkit.ClientProbe;
import dev.wiretwin.core.testkit.Lab;
import dev.wiretwin.core.testkit.RawServer;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.assertj.core.api.SoftAssertions;

/**
 * One row of the tables of close statuses: what a server does, what the client does, and the whole
 * close event that must come of it.
 *
 * @param url null for the scripted server's own
 * @param prepare done to the client before it connects
 * @param whenOpen done to the client once it is open; null when it never opens
 */
record StatusCase(
    String name,
    String url,
    ClientConfig config,
    RawServer.Script script,
    Consumer<WebSocketClient> prepare,
    Consumer<WebSocketClient> whenOpen,
    Expected expected) {
  static final RawServer.Script NOBODY = peer -> {};

  /**
   * @param received code of the peer's close frame; −1 when none may have come
   * @param sent code of ours; −1 when none may have gone
   * @param http −1 when there may be none
   */
  record Expected(int status, Side first, int received, int sent, int http, String sentence) {
    static Expected status(int status, Side first) {
      return new Expected(status, first, -1, -1, -1, "");
    }

    Expected received(int code) {
      return new Expected(status, first, code, sent, http, sentence);
    }

    Expected sent(int code) {
      return new Expected(status, first, received, code, http, sentence);
    }

    Expected http(int code) {
      return new Expected(status, first, received, sent, code, sentence);
    }

    /** Words that the sentence must have. */
    Expected saying(String words) {
      return new Expected(status, first, received, sent, http, words);
    }
  }

  static StatusCase of(String name, RawServer.Script script, Expected expected) {
    return new StatusCase(name, null, ClientConfig.DEFAULT, script, c -> {}, null, expected);
  }

  StatusCase at(String otherUrl) {
    return new StatusCase(name, otherUrl, config, script, prepare, whenOpen, expected);
  }

  StatusCase with(ClientConfig other) {
    return new StatusCase(name, url, other, script, prepare, whenOpen, expected);
  }

  StatusCase preparing(Consumer<WebSocketClient> action) {
    return new StatusCase(name, url, config, script, action, whenOpen, expected);
  }

  StatusCase opened(Consumer<WebSocketClient> action) {
    return new StatusCase(name, url, config, script, prepare, action, expected);
  }

  StatusCase expecting(UnaryOperator<Expected> more) {
    return new StatusCase(name, url, config, script, prepare, whenOpen, more.apply(expected));
  }

  /** Plays the row, then uses the same client once more, on a healthy server. */
  void play(Lab lab) {
    try (RawServer server = RawServer.start(script)) {
      ClientProbe probe = lab.probe();
      probe.client().config(config);
      prepare.accept(probe.client());
      probe.client().connect(url == null ? server.url() : url);
      if (whenOpen != null) {
        probe.awaitOpen();
        whenOpen.accept(probe.client());
      }
      check(whenOpen == null ? probe.awaitClose() : probe.skipToClose());
      probe.assertExhausted();
      assertUsable(lab, probe.client());
    }
  }

  private void check(Close close) {
    SoftAssertions softly = new SoftAssertions();
    softly.assertThat(close.status()).as("status").isEqualTo(expected.status);
    softly.assertThat(close.first()).as("first").isEqualTo(expected.first);
    softly.assertThat(code(close.received())).as("received").isEqualTo(expected.received);
    softly.assertThat(code(close.sent())).as("sent").isEqualTo(expected.sent);
    softly
        .assertThat(close.clean())
        .as("clean")
        .isEqualTo(expected.received >= 0 && expected.sent >= 0);
    softly.assertThat(close.httpStatus().orElse(-1)).as("HTTP status").isEqualTo(expected.http);
    softly.assertThat(close.sentence()).as("sentence").endsWith(".").contains(expected.sentence);
    softly.assertAll();
  }

  private static int code(Optional<CloseFrame> frame) {
    return frame.map(CloseFrame::code).orElse(-1);
  }

  private static void assertUsable(Lab lab, WebSocketClient client) {
    ClientProbe again = new ClientProbe(client);
    client.config(ClientConfig.DEFAULT);
    again.open(lab.url());
    client.send("again");
    assertThat(again.awaitMessage().text()).isEqualTo("again");
    client.close();
    assertThat(again.awaitClose().status()).isZero();
    again.assertExhausted();
  }

  @Override
  public String toString() {
    return expected.status + ": " + name;
  }
}

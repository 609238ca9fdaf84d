package dev.wiretwin.bridge.at;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wiretwin.bridge.serial.ConsoleLog;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.client.WebSocketClient;
import dev.wiretwin.core.testkit.ClientProbe;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every module with AT firmware does through {@link AtBoard}, whatever line it is on: as the
 * contract of Lua boards, as far as a module has the same. What needs a hand on the module is left
 * out where nobody lends one. The tests of a class share one module, which stays open from one to
 * the next, and leave it as they found it.
 */
abstract class AtBoardContract extends ServedModule {
  private static final int BINARY = 2;

  // ---- coming up

  @Test
  void aModuleThatIsReadySaysWhatItIs() {
    assertThat(board.summary()).matches(".*AT.*(receives on request|pushes what it receives)");
    assertThat(ear.all).anyMatch(news -> news.equals("ready " + board.summary()));
  }

  @Test
  void aModuleThatWasGivenBackIsReadyAgain() throws Exception {
    board.close();
    assertThat(board.isReady()).isFalse();
    assertThat(board.trouble()).contains("given back");
    long begun = System.nanoTime();
    open();
    note("ready again", "after " + millisSince(begun) + " ms");
    assertThat(ear.all).noneMatch(news -> news.startsWith("troubled"));
  }

  @Test
  void aModuleThatWasGivenBackListensToWhoeverTypesAtItsUsualRate() throws Exception {
    board.close();
    try {
      assertThat(typed("AT")).endsWith("\r\nOK\r\n");
    } finally {
      open();
    }
  }

  // ---- the line

  @Test
  void theLogHasTheBytesOfBothDirectionsWithTimes() throws Exception {
    Instant begun = Instant.now().minusSeconds(1);
    board.close();
    open();
    ClientProbe probe = probe().open(url());
    byte[] sent = "what is logged".getBytes(StandardCharsets.US_ASCII);
    probe.client().send(sent, BINARY);
    probe.awaitMessage();
    probe.client().close();
    probe.awaitClose();
    String up = text(ConsoleLog.Direction.TO_BOARD);
    String down = text(ConsoleLog.Direction.FROM_BOARD);
    assertThat(up).contains("AT+GMR\r\n", "AT+CIPSTART=", "GET / HTTP/1.1\r\n");
    assertThat(down).contains("AT version:", "HTTP/1.1 101 ", "what is logged");
    List<ConsoleLog.Entry> entries = board.log().after(0).entries();
    assertThat(entries).extracting(ConsoleLog.Entry::at).isSorted();
    assertThat(entries.get(0).at()).isBetween(begun, Instant.now());
  }

  private String text(ConsoleLog.Direction direction) {
    return new String(board.log().raw(direction), StandardCharsets.ISO_8859_1);
  }

  @Test
  void aSecondOpeningIsRefusedAndTheFirstGoesOn() throws Exception {
    assertThatThrownBy(() -> openBeside(new ModuleEar()).close())
        .isInstanceOf(LineFailure.class)
        .message()
        .matches(this::namesTheHolder);
    echoes(random(40));
  }

  // ---- clients

  private void echoes(byte[]... messages) {
    ClientProbe probe = probe().open(url());
    for (byte[] message : messages) {
      probe.client().send(message, BINARY);
      assertThat(probe.awaitMessage().bytes()).isEqualTo(message);
    }
    probe.client().close();
    assertThat(probe.awaitClose().clean()).isTrue();
    probe.assertExhausted();
  }

  @Test
  void everyByteValueAndWhatLooksLikeTheModulesOwnWordsGetsThroughBothWays() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    String words = "+++\r\nOK\r\n>\r\n+IPD,0,5:\r\nSEND OK\r\n0,CLOSED\r\nready\r\n+++";
    echoes(all, words.getBytes(StandardCharsets.US_ASCII));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 125, 126, 2_040, 2_048, 6_000})
  void aMessageOfAnyLengthComesBack(int length) {
    echoes(random(length));
  }

  @Test
  void aClientConnectsAgainAfterItHasClosed() {
    ClientProbe probe = probe();
    for (int round = 0; round < 3; round++) {
      probe.open(url());
      assertThat(probe.client().isOpen()).isTrue();
      probe.client().send("round " + round);
      assertThat(probe.awaitMessage().text()).isEqualTo("round " + round);
      probe.client().close();
      Close end = probe.awaitClose();
      assertThat(end.status()).isZero();
      assertThat(end.clean()).isTrue();
    }
    probe.assertExhausted();
  }

  @Test
  void fiveClientsAtOnceGetEachTheirOwn() {
    List<ClientProbe> five = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      five.add(probe().open(url()));
    }
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < five.size(); i++) {
        five.get(i).client().send(i + " in round " + round);
      }
      for (int i = 0; i < five.size(); i++) {
        assertThat(five.get(i).awaitMessage().text()).isEqualTo(i + " in round " + round);
      }
    }
    five.forEach(probe -> probe.client().close());
    five.forEach(probe -> assertThat(probe.awaitClose().status()).isZero());
  }

  // ---- what happens to it

  @Test
  void afterARestartTheModuleIsUsableWithoutAPerson() throws Exception {
    ClientProbe probe = probe().open(url());
    long begun = System.nanoTime();
    boolean restarting = restart();
    if (!restarting) {
      probe.client().close();
      probe.awaitClose();
    }
    assumeTrue(restarting, "nobody can start this module anew: the test is for those one can");
    assertThat(ear.await("restarted")).contains("wait until it is ready");
    Close end = probe.awaitClose();
    assertThat(end.status()).isNegative();
    assertThat(end.sentence()).contains("started anew").endsWith(".");
    ear.await("ready");
    note("restart", "ready again after " + millisSince(begun) + " ms");
    awaitNetwork();
    echoes(random(50));
  }

  @Test
  void aLineThatWasPulledOutIsToldOnceAndUsedAgainWhenItIsBack() throws Exception {
    ClientProbe probe = probe().open(url());
    boolean pulled = pull();
    if (!pulled) {
      probe.client().close();
      probe.awaitClose();
    }
    assumeTrue(pulled, "nobody can pull this line out: the test is for those one can");
    String gone = ear.await("gone").substring("gone ".length());
    assertThat(probe.awaitClose().sentence()).containsIgnoringCase(gone);
    assertThat(board.isReady()).isFalse();
    assertThat(board.trouble()).isEqualTo(gone);
    WebSocketClient early = board.newClient();
    ClientProbe refused = new ClientProbe(early);
    early.connect(url());
    assertThat(refused.awaitClose().sentence()).containsIgnoringCase(gone);
    plug();
    ear.await("ready");
    awaitNetwork();
    echoes(random(80));
    assertThat(ear.all.stream().filter(news -> news.startsWith("gone"))).hasSize(1);
  }
}

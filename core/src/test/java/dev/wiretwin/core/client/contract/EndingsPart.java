package dev.wiretwin.core.client.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.frame.Opcode;
import dev.wiretwin.core.lab.LabStep;
import dev.wiretwin.core.testkit.WireFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The contract's part about how connections end, and how attempts fail. Whatever happened, there is
 * one close event and the client can be used again.
 */
public interface EndingsPart {
  ContractBench bench();

  private Close endsWhileConnecting(String url, int documented) {
    ContractProbe probe = bench().client().connect(url);
    Close close = probe.awaitClose(documented);
    probe.assertUsable(bench().echoUrl());
    return close;
  }

  /** The client is open; it then says "go", which a script may wait for. */
  private Close endsWhenOpen(int documented, LabStep... steps) {
    ContractServer server = bench().server(steps);
    ContractProbe probe = bench().client().open(server.url());
    probe.client().send("go");
    Close close = probe.awaitClose(documented);
    probe.assertUsable(bench().echoUrl());
    return close;
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1/, -1",
    "127.0.0.1:80, -1",
    "'', -1",
    "ws://127.0.0.1:0/, -3",
    "ws://127.0.0.1:65536/, -3",
    "ws://127.0.0.1:text/, -3",
    "ws:///path, -4",
    "ws://:80/, -4",
  })
  default void anAddressThatIsNoneEndsWithItsStatus(String url, int status) {
    endsWhileConnecting(url, status);
  }

  @Test
  default void aHostOfMoreThan256CharactersEndsWithItsStatus() {
    endsWhileConnecting("ws://" + "h".repeat(257) + "/path", -2);
  }

  @Test
  default void aNameThatNobodyHasEndsWithItsStatus() {
    endsWhileConnecting("ws://nobody.invalid/", -5);
  }

  @Test
  default void aPortWhereNobodyListensEndsWithItsStatus() {
    endsWhileConnecting(bench().refusingUrl(), -109);
  }

  @ParameterizedTest
  @ValueSource(strings = {"404 Not Found", "200 OK", "503 Service Unavailable"})
  default void anAnswerThatIsNo101EndsWithItsStatus(String line) {
    String answer = "HTTP/1.1 " + line + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    ContractServer server = bench().server(Steps.answer(answer));
    Close close = endsWhileConnecting(server.url(), -17);
    close
        .httpStatus()
        .ifPresent(told -> assertThat(line).as("the HTTP status").startsWith(told + " "));
  }

  @Test
  default void anAnswerWithAWrongKeyEndsWithItsStatus() {
    String answer =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n\r\n";
    endsWhileConnecting(bench().server(Steps.answer(answer)).url(), -7);
  }

  @Test
  default void aServerThatEndsTcpInsteadOfAnsweringIsTold() {
    ContractServer server = bench().server(Steps.request(), Steps.fin());
    endsWhileConnecting(server.url(), -110);
  }

  @Test
  default void aServerThatResetsTcpInsteadOfAnsweringIsTold() {
    ContractServer server = bench().server(Steps.request(), Steps.rst());
    endsWhileConnecting(server.url(), -109);
  }

  @ParameterizedTest
  @CsvSource({"1000, ''", "1001, going away", "1011, oops", "4000, ours"})
  default void aServerThatClosesIsToldWhateverItsCode(int code, String reason) {
    Close close =
        endsWhenOpen(
            -6,
            Steps.handshake(),
            Steps.expect(Opcode.TEXT, 1),
            Steps.sendLater(WireFrame.close(code, reason)),
            Steps.expect(Opcode.CLOSE, 1),
            Steps.leaveTheEndToTheClient(),
            Steps.fin());
    close
        .received()
        .ifPresent(
            frame -> {
              assertThat(frame.code()).isEqualTo(code);
              assertThat(frame.reason()).isEqualTo(reason);
            });
  }

  @Test
  default void aServerThatClosesWithoutACodeIsTold() {
    endsWhenOpen(
        -6,
        Steps.handshake(),
        Steps.expect(Opcode.TEXT, 1),
        Steps.sendLater(WireFrame.of(Opcode.CLOSE, new byte[0])),
        Steps.expect(Opcode.CLOSE, 1),
        Steps.leaveTheEndToTheClient(),
        Steps.fin());
  }

  @Test
  default void aServerThatEndsTcpWithoutACloseFrameIsTold() {
    endsWhenOpen(-110, Steps.handshake(), Steps.expect(Opcode.TEXT, 1), Steps.fin());
  }

  @Test
  default void aServerThatResetsTcpIsTold() {
    endsWhenOpen(-109, Steps.handshake(), Steps.expect(Opcode.TEXT, 1), Steps.rst());
  }

  /** RFC 6455 §5.4: a continuation of nothing. */
  @Test
  default void aContinuationOfNothingEndsWithItsStatus() {
    endsWhenOpen(
        -15,
        Steps.handshake(),
        Steps.expect(Opcode.TEXT, 1),
        Steps.sendLater(WireFrame.of(Opcode.CONTINUATION, new byte[] {'x'})),
        Steps.leaveTheEndToTheClient(),
        Steps.fin());
  }

  @Test
  default void aUsersCloseThatTheServerAnswersIsToldAsTheUsers() {
    ContractServer server = bench().politeServer(Steps.handshake());
    ContractProbe probe = bench().client().open(server.url());
    probe.client().close();
    assertThat(server.awaitFrame().opcode()).isEqualTo(Opcode.CLOSE);
    probe.awaitClose(0);
    probe.assertUsable(bench().echoUrl());
  }

  @Test
  default void aMessageThatCrossesTheUsersCloseDoesNoHarm() {
    ContractServer server =
        bench()
            .server(
                Steps.handshake(),
                Steps.expect(Opcode.CLOSE, 1),
                Steps.send(WireFrame.text("crossing")),
                Steps.sendLater(WireFrame.close(1000, "")),
                Steps.leaveTheEndToTheClient(),
                Steps.fin());
    ContractProbe probe = bench().client().open(server.url());
    probe.client().close();
    Object first = probe.next();
    if (first instanceof Close close) {
      assertThat(bench().dialect().statuses(0)).contains(close.status());
    } else {
      probe.awaitClose(0);
    }
    probe.assertUsable(bench().echoUrl());
  }
}

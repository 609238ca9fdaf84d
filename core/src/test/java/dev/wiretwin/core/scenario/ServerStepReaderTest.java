package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.lab.LabStep;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ServerStepReaderTest {
  private static final String SWITCHING =
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
          + "Sec-WebSocket-Accept: {accept}\r\n";

  private static List<List<LabStep>> read(String yaml) {
    Draft draft = Draft.of(yaml);
    List<List<LabStep>> steps = ServerStepReader.read(draft.value());
    assertThat(draft.complaints()).isEmpty();
    return steps;
  }

  private static LabStep send(long delay, String hex) {
    return new LabStep.Send(delay, Bytes.fromHex(hex));
  }

  private static LabStep answer(String text) {
    return new LabStep.SendHandshake(0, Optional.of(text), Bytes.EMPTY, List.of(), 0);
  }

  private static LabStep expect(OptionalInt opcode, int n, long timeout) {
    return new LabStep.ExpectFrame(0, opcode, n, timeout);
  }

  static Stream<Arguments> steps() {
    return Stream.of(handshakes(), sending(), waiting()).flatMap(all -> all);
  }

  private static Stream<Arguments> handshakes() {
    return Stream.of(
        Arguments.of("{do: expect_request}", new LabStep.ExpectRequest(0)),
        Arguments.of("{do: send_handshake}", ServerStepReader.HANDSHAKE),
        Arguments.of("handshake", ServerStepReader.HANDSHAKE),
        Arguments.of("{handshake: ok}", ServerStepReader.HANDSHAKE),
        Arguments.of("{do: send_handshake, text: \"A {accept}\"}", answer("A {accept}")),
        Arguments.of(
            "{do: send_handshake, append_hex: [8100, 8900], split_at: [5, -1],"
                + " split_delay_ms: 60, delay_ms: 7}",
            new LabStep.SendHandshake(
                7, Optional.empty(), Bytes.fromHex("81008900"), List.of(5, -1), 60)),
        Arguments.of(
            "{handshake: {append: [text: a], split_at: [1]}}",
            new LabStep.SendHandshake(0, Optional.empty(), Bytes.fromHex("810161"), List.of(1), 0)),
        Arguments.of("{handshake: {headers: {A: b}}}", answer(SWITCHING + "A: b\r\n\r\n")),
        Arguments.of(
            "{refuse: 503}",
            answer(
                "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")),
        Arguments.of(
            "{refuse: {status: 499, headers: {A: b}}}",
            answer(
                "HTTP/1.1 499 Refused\r\nA: b\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")));
  }

  private static Stream<Arguments> sending() {
    return Stream.of(
        Arguments.of("{do: send, hex: 8100, delay_ms: 60}", send(60, "8100")),
        Arguments.of("{do: send, hex: [81, '00']}", send(0, "8100")),
        Arguments.of(
            "{do: send, hex: 8105, fill: 61, fill_count: 3, tail_hex: 6263}",
            send(0, "8105 616161 6263")),
        Arguments.of("{send: 81 00}", send(0, "8100")),
        Arguments.of("{send: {fill: 6162, fill_count: 2}}", send(0, "61626162")),
        Arguments.of("{text: hi, delay: 1s}", send(1000, "81026869")),
        Arguments.of("{frame: {text: hi, fin: false}}", send(0, "01026869")),
        Arguments.of("{frame: ping, delay: 5}", send(5, "8900")),
        Arguments.of("{frames: [text: a, close: 1000]}", send(0, "810161 880203e8")),
        Arguments.of("{close: {}}", send(0, "8800")));
  }

  private static Stream<Arguments> waiting() {
    long never = LabStep.NO_LIMIT;
    OptionalInt close = OptionalInt.of(8);
    return Stream.of(
        Arguments.of("{do: expect_frame}", expect(OptionalInt.empty(), 1, never)),
        Arguments.of("{do: expect_frame, opcode: 8, n: 2}", expect(close, 2, never)),
        Arguments.of("{expect_frame: close, timeout: 2s}", expect(close, 1, 2000)),
        Arguments.of("{do: expect_frame, timeout_ms: 6000}", expect(OptionalInt.empty(), 1, 6000)),
        Arguments.of("{expect_frame: {opcode: close, n: 3}}", expect(close, 3, never)),
        Arguments.of("expect_fin", new LabStep.ExpectFin(0, never)),
        Arguments.of("{expect_fin: , timeout: 5}", new LabStep.ExpectFin(0, 5)),
        Arguments.of("{do: wait, ms: 60}", new LabStep.Wait(0, 60)),
        Arguments.of("{wait: 60ms}", new LabStep.Wait(0, 60)),
        Arguments.of("{do: echo, ms: 500}", new LabStep.Echo(0, 500)),
        Arguments.of("echo", new LabStep.Echo(0, 600_000)),
        Arguments.of("{echo: {until: close}}", new LabStep.EchoUntilClose(0, 600_000)),
        Arguments.of("{echo: {ms: 5s, until: close}}", new LabStep.EchoUntilClose(0, 5_000)),
        Arguments.of("{fin: , delay: 5}", new LabStep.Fin(5)),
        Arguments.of("rst", new LabStep.Rst(0)));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void eachStepIsRead(String yaml, LabStep step) {
    assertThat(read("[[" + yaml + "]]")).containsExactly(List.of(step));
  }

  @Test
  void aServerHasConnectionsOrOneOrNone() {
    LabStep fin = new LabStep.Fin(0);
    assertThat(read("[fin]")).containsExactly(List.of(fin));
    assertThat(read("[[], [fin]]")).containsExactly(List.of(), List.of(fin));
    assertThat(read("[]")).containsExactly(List.of());
    assertThat(read("null")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{frme: {}}          | x[0]: unknown step \"frme\": did you mean \"frame\"?",
        "{echo: {until: end}} | x[0].echo.until: \"end\" is not known here: known are close",
        "{handshake: fine}   | x[0].handshake: \"fine\" is not known here: known are ok",
        "{handshake: {text: a, headers: {}}} | x[0].handshake: has both text and headers: put the headers into the text",
        "{handshake: {text: €}} | x[0].handshake.text: must have only characters up to U+00FF: each goes out as one byte",
        "{handshake: {split_at: 5}} | x[0].handshake.split_at: must be a list, not 5",
        "{handshake: {split_at: [x]}} | x[0].handshake.split_at[0]: must be -16777216 to 16777216, not \"x\"",
        "refuse              | x[0]: lacks the field status: an HTTP status from 200 to 599",
        "{refuse: 101}       | x[0].refuse: must be 200 to 599, not 101",
        "{send: 816}         | x[0].send: must be hex digits, two for each byte, not 816",
        "{send: {}}          | x[0].send: must have hex, or fill with fill_count: the bytes to send",
        "{send: {fill: 61}}  | x[0].send: must have fill and fill_count together",
        "{send: {fill: 6161, fill_count: 9000000}} | x[0].send.fill: must not make more than 16 MiB with its fill_count",
        "{send: {fill: 61, fill_count: 1000000000}} | x[0].send.fill_count: must be 0 to 16777216, not 1000000000",
        "{expect_frame: 16}  | x[0].expect_frame: must be 0 to 15, not 16",
        "{wait: 1y}          | x[0].wait: must be a time from 0 to 10min, such as 20, 20ms or 1.5s, not \"1y\"",
        "wait                | x[0]: lacks the field ms: how long, such as 20, 20ms or 1.5s",
        "{fin: , delay: -5}  | x[0].delay: must be a time from 0 to 10min, such as 20, 20ms or 1.5s, not -5",
        "frames              | x[0]: lacks the field frames: a list of frames",
        "5                   | x[0]: \"5\" is not known here",
      })
  void whatIsWrongIsComplainedAbout(String yaml, String complaint) {
    Draft draft = Draft.of("[" + yaml + "]");
    ServerStepReader.read(draft.value());
    assertThat(draft.complaints()).singleElement().asString().startsWith(complaint);
  }

  @Test
  void nothingCanBeSentBehindTheEnd() {
    Draft draft = Draft.of("[[fin, echo], [fin, rst], [rst, {wait: 5}]]");
    ServerStepReader.read(draft.value());
    assertThat(draft.complaints())
        .containsExactly(
            "x[0][1]: comes after fin, when nothing more can be sent",
            "x[2][1]: comes after rst, when the connection is gone");
  }

  @Test
  void connectionsAreBounded() {
    Draft draft = Draft.of("[" + "[], ".repeat(1001) + "]");
    assertThat(ServerStepReader.read(draft.value())).isEmpty();
    assertThat(draft.complaints()).containsExactly("x: must have at most 1000 connections");
  }
}

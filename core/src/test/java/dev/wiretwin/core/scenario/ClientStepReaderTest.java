package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.handshake.Header;
import dev.wiretwin.core.scenario.ClientStep.Handler;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ClientStepReaderTest {
  private static final ClientStep NEW = new ClientStep.New(1, false);
  private static final String LAB = "ws://127.0.0.1:{port}/";

  private static List<ClientStep> read(String yaml) {
    Draft draft = Draft.of(yaml);
    List<ClientStep> steps = new ClientStepReader(false).read(draft.value());
    assertThat(draft.complaints()).isEmpty();
    return steps;
  }

  private static ClientStep one(String yaml) {
    List<ClientStep> steps = read("[new, {connect: a}, " + yaml + "]");
    assertThat(steps).hasSize(3);
    return steps.get(2);
  }

  private static ClientStep send(Bytes payload, OptionalInt opcode) {
    return new ClientStep.Send(1, payload, opcode);
  }

  static Stream<Arguments> steps() {
    OptionalInt none = OptionalInt.empty();
    return Stream.of(
        Arguments.of("{do: connect, url: 'ws://h'}", new ClientStep.Connect(1, "ws://h")),
        Arguments.of("{connect: 'ws://h:{port}/x'}", new ClientStep.Connect(1, "ws://h:{port}/x")),
        Arguments.of("connect", new ClientStep.Connect(1, LAB)),
        Arguments.of("{do: send, hex: 00ff}", send(Bytes.fromHex("00ff"), none)),
        Arguments.of("{do: send, hex: '', opcode: 9}", send(Bytes.EMPTY, OptionalInt.of(9))),
        Arguments.of("{do: send, fill: 61, len: 3}", send(Bytes.utf8("aaa"), none)),
        Arguments.of("{send: héllo}", send(Bytes.utf8("héllo"), none)),
        Arguments.of("{send: hi, opcode: -1}", send(Bytes.utf8("hi"), OptionalInt.of(-1))),
        Arguments.of("{send: {text: hi}}", send(Bytes.utf8("hi"), none)),
        Arguments.of("{send: {hex: 00, opcode: 2}}", send(Bytes.fromHex("00"), OptionalInt.of(2))),
        Arguments.of("{do: close}", new ClientStep.Close(1)),
        Arguments.of("close", new ClientStep.Close(1)),
        Arguments.of(
            "{do: config, headers: [[A, 1], [a, 2]]}",
            new ClientStep.Config(1, List.of(new Header("A", "1"), new Header("a", "2")))),
        Arguments.of(
            "{config: {headers: {A: 1}}}", new ClientStep.Config(1, List.of(new Header("A", "1")))),
        Arguments.of("{do: config, lua: '{}'}", new ClientStep.LuaOnly(1, "config", "{}")),
        Arguments.of(
            "{on: {event: close, handler: connect, url: u}}",
            new ClientStep.On(1, "close", Handler.CONNECT, Optional.of("u"))),
        Arguments.of(
            "{on: {event: close, handler: connect}}",
            new ClientStep.On(1, "close", Handler.CONNECT, Optional.of(LAB))),
        Arguments.of(
            "{do: on, event: receive, handler: nil}",
            new ClientStep.On(1, "receive", Handler.NIL, Optional.empty())),
        Arguments.of(
            "{do: on, event: connection, handler: throw}",
            new ClientStep.On(1, "connection", Handler.THROW, Optional.empty())),
        Arguments.of(
            "{on: {event: receive}}",
            new ClientStep.On(1, "receive", Handler.DEFAULT, Optional.empty())),
        Arguments.of("{do: wait, ms: 60}", new ClientStep.WaitMs(1, 60)),
        Arguments.of("{wait: 1.5s}", new ClientStep.WaitMs(1, 1500)),
        Arguments.of("{wait: close}", new ClientStep.WaitEvent(1, "close", 1)),
        Arguments.of("{wait: close, n: 2}", new ClientStep.WaitEvent(1, "close", 2)),
        Arguments.of("{wait: {event: close, n: 2}}", new ClientStep.WaitEvent(1, "close", 2)),
        Arguments.of("{lua: 'print(1)'}", new ClientStep.LuaOnly(1, "lua", "print(1)")),
        Arguments.of("drop", new ClientStep.LuaOnly(1, "drop", "{}")),
        Arguments.of("{do: gc}", new ClientStep.LuaOnly(1, "gc", "{}")),
        Arguments.of(
            "{do: send_raw_args, args: [hi, 2.9], nargs: 2}",
            new ClientStep.LuaOnly(1, "send_raw_args", "{\"args\":[\"hi\",2.9],\"nargs\":2}")),
        Arguments.of("{do: connect}", new ClientStep.LuaOnly(1, "connect", "{}")));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void eachStepIsRead(String yaml, ClientStep step) {
    assertThat(one(yaml)).isEqualTo(step);
  }

  @Test
  void aSingleClientNeedsNoNew() {
    assertThat(read("[connect]")).startsWith(NEW).hasSize(2);
    assertThat(read("[{lua: x}]")).hasSize(1);
    assertThat(read("[{new: {c: 2, bare: true}}, {connect: u, c: 2}]"))
        .containsExactly(new ClientStep.New(2, true), new ClientStep.Connect(2, "u"));
  }

  @Test
  void clientsAndWaitsAreCounted() {
    ClientStepReader reader = new ClientStepReader(false);
    reader.read(Draft.of("[new, {new: {c: 3}}, {wait: 20}, {wait: 1s}]").value());
    assertThat(reader.clients()).containsExactlyInAnyOrder(1, 3);
    assertThat(reader.waitedMs()).isEqualTo(1020);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "conect | x[0]: \"conect\" is not known here: did you mean \"connect\"?",
        "{connect: 5} | x[0].connect: must be a URL such as ws://127.0.0.1:{port}/, not 5",
        "{connect: €} | x[0].connect: must have only characters up to U+00FF: each goes out as one byte",
        "{send: {text: a, hex: 00}} | x[0].send: must have one of text, hex and fill (with len)",
        "{send: {}} | x[0].send: must have one of text, hex and fill (with len)",
        "{send: {fill: 6161, len: 2}} | x[0].send.fill: must be one byte in hex, which is repeated len times, not 6161",
        "{send: {fill: 61}} | x[0].send: lacks the field len: how often the byte is repeated",
        "{send: {fill: 61, len: 16777217}} | x[0].send.len: must be 0 to 16777216, not 16777217",
        "{send: a, opcode: b} | x[0].opcode: must be -2147483648 to 2147483647, not \"b\"",
        "{config: {}} | x[0].config: lacks the field headers: names with values",
        "{config: {headers: [[A]]}} | x[0].config.headers[0]: must be a pair of name and value",
        "{config: {headers: [A]}} | x[0].config.headers[0]: must be a list, not \"A\"",
        "{on: {handler: nil}} | x[0].on: lacks the field event: one of connection, receive, close",
        "{on: {event: message}} | x[0].on.event: \"message\" is not known here: known are connection, receive, close",
        "{on: {event: close, handler: none}} | x[0].on.handler: \"none\" is not known here: known are default, nil, throw, connect",
        "{on: {event: close, url: u}} | x[0].on: has a url, which only the handler connect makes use of",
        "{wait: clos} | x[0].wait: \"clos\" is not known here: did you mean \"close\"?",
        "wait | x[0]: lacks the field ms: a time, or else an event",
        "{wait: 1y} | x[0].wait: must be a time from 0 to 10min, such as 20, 20ms or 1.5s, not \"1y\"",
        "{wait: close, n: 0} | x[0].n: must be 1 to 10000, not 0",
        "{close: , c: 65} | x[0].c: must be 1 to 64, not 65",
        "{do: lua} | x[0]: lacks the field code: what to do",
      })
  void whatIsWrongIsComplainedAbout(String yaml, String complaint) {
    Draft draft = Draft.of("[" + yaml + ", {connect: u}]");
    new ClientStepReader(false).read(draft.value());
    assertThat(draft.complaints()).contains(complaint);
  }

  @Test
  void clientsAreCreatedOnceAndBeforeTheyDoAnything() {
    Draft draft = Draft.of("[{connect: u, c: 2}, new, new, {wait: close}]");
    new ClientStepReader(false).read(draft.value());
    assertThat(draft.complaints())
        .containsExactly(
            "x[0]: client 2 is never created before: put a new step in front",
            "x[2]: client 1 is created a second time: use it again, or another c",
            "x[3]: client 1 waits for an event before it connects: it never comes");
  }

  @Test
  void tooManyBytesAreRefused() {
    String fill = "{send: {fill: 61, len: 16777216}}, ";
    Draft draft = Draft.of("[" + fill.repeat(5) + "{send: a}]");
    List<ClientStep> steps = new ClientStepReader(false).read(draft.value());
    assertThat(steps).contains(new ClientStep.Send(1, Bytes.EMPTY, OptionalInt.empty()));
    assertThat(draft.complaints()).isNotEmpty().allMatch(c -> c.contains("at most 64 MiB"));
  }

  @Test
  void nonsenseThatWasRecordedIsLeftToLua() {
    Draft draft =
        Draft.of(
            "[{do: connect, url: 123}, {do: on, event: message, handler: default},"
                + " {do: on, event: close, handler: none}]");
    assertThat(new ClientStepReader(true).read(draft.value()))
        .containsExactly(
            NEW,
            new ClientStep.LuaOnly(1, "connect", "{\"url\":123}"),
            new ClientStep.LuaOnly(1, "on", "{\"event\":\"message\",\"handler\":\"default\"}"),
            new ClientStep.LuaOnly(1, "on", "{\"event\":\"close\",\"handler\":\"none\"}"));
    assertThat(draft.complaints()).isEmpty();
  }

  @Test
  void theReasonForNotBeingForTheJvmNamesTheSteps() {
    assertThat(ClientStepReader.luaReason(read("[connect]"))).isEmpty();
    assertThat(ClientStepReader.luaReason(read("[connect, drop, gc, gc, {gc: [1]}]")))
        .contains("has steps that can only be taken in Lua: drop, gc");
  }
}

package dev.wiretwin.core.client.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.core.client.contract.ContractProbe.Received;
import dev.wiretwin.core.frame.Frame;
import dev.wiretwin.core.frame.Opcode;
import dev.wiretwin.core.testkit.WireFrame;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The contract's part about messages. A message is sent when the one before has come back: a board
 * loses what it is given before TCP has acknowledged the last.
 */
public interface MessagesPart {
  ContractBench bench();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "x",
        "",
        "line\r\nline\ttab \"quoted\" \\ ]==]",
        "Grüße, 世界, 🙂, \u0000, \u007F"
      })
  default void textComesBackAsItWas(String text) {
    ContractProbe probe = bench().client().open(bench().echoUrl());
    probe.client().send(text);
    Received back = probe.awaitMessage();
    assertThat(back.message().text()).isEqualTo(text);
    assertThat(back.message().bytes()).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    assertThat(back.message().isText()).isTrue();
    assertThat(back.opcode()).isEqualTo(Opcode.TEXT);
    probe.close();
    probe.assertNothingMore();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 125, 126, 256, 1000, 1400})
  default void bytesOfAnyValueComeBackAsTheyWere(int length) {
    ContractProbe probe = bench().client().open(bench().echoUrl());
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i * 7);
    }
    byte[] given = bytes.clone();
    probe.client().send(given, Opcode.BINARY);
    // copied before the call returned
    Arrays.fill(given, (byte) '!');
    Received back = probe.awaitMessage();
    assertThat(back.message().bytes()).isEqualTo(bytes);
    assertThat(back.message().length()).isEqualTo(length);
    assertThat(back.message().isText()).isFalse();
    assertThat(back.opcode()).isEqualTo(Opcode.BINARY);
    probe.close();
    probe.assertNothingMore();
  }

  @ParameterizedTest
  @ValueSource(ints = {125, 126, 1000, 1400})
  default void longerTextComesBackAsItWas(int length) {
    ContractProbe probe = bench().client().open(bench().echoUrl());
    String text = "0123456789".repeat(length / 10 + 1).substring(0, length);
    probe.client().send(text);
    assertThat(probe.awaitMessage().message().text()).isEqualTo(text);
    probe.close();
  }

  @Test
  default void messagesComeBackInTheirOrderAndWithTheirOpcodes() {
    ContractProbe probe = bench().client().open(bench().echoUrl());
    for (int i = 0; i < 20; i++) {
      int opcode = i % 2 == 0 ? Opcode.TEXT : Opcode.BINARY;
      probe.client().send("message " + i, opcode);
      Received back = probe.awaitMessage();
      assertThat(back.message().text()).isEqualTo("message " + i);
      assertThat(back.opcode()).isEqualTo(opcode);
    }
    probe.close();
    probe.assertNothingMore();
  }

  @Test
  default void whatIsSentIsOneMaskedFrameOnTheWire() {
    ContractServer server = bench().server(Steps.handshake(), Steps.echo());
    ContractProbe probe = bench().client().open(server.url());
    byte[] bytes = {0, 1, (byte) 0x80, (byte) 0xFF};
    probe.client().send(bytes, Opcode.BINARY);
    Frame frame = server.awaitFrame();
    assertThat(frame.fin()).isTrue();
    assertThat(frame.rsv()).isZero();
    assertThat(frame.opcode()).isEqualTo(Opcode.BINARY);
    assertThat(frame.payload().toArray()).isEqualTo(bytes);
    assertThat(probe.awaitMessage().message().bytes()).isEqualTo(bytes);
  }

  @Test
  default void theServerMaySpeakFirst() {
    ContractServer server =
        bench()
            .server(
                Steps.handshake(),
                Steps.sendLater(WireFrame.text("a greeting")),
                Steps.sendLater(WireFrame.of(Opcode.BINARY, new byte[] {3, 0, 3})),
                Steps.sendLater(WireFrame.text("")));
    ContractProbe probe = bench().client().open(server.url());
    assertThat(probe.awaitMessage().message().text()).isEqualTo("a greeting");
    Received binary = probe.awaitMessage();
    assertThat(binary.message().bytes()).containsExactly(3, 0, 3);
    assertThat(binary.opcode()).isEqualTo(Opcode.BINARY);
    assertThat(probe.awaitMessage().message().length()).isZero();
  }

  @Test
  default void aPingOfTheServerIsAnsweredAndNotTold() {
    byte[] payload = {'h', 'i', 0, (byte) 0xFE};
    ContractServer server =
        bench()
            .server(
                Steps.handshake(),
                Steps.sendLater(WireFrame.of(Opcode.PING, payload)),
                Steps.expect(Opcode.PONG, 1),
                Steps.sendLater(WireFrame.text("thanks")));
    ContractProbe probe = bench().client().open(server.url());
    assertThat(probe.awaitMessage().message().text()).isEqualTo("thanks");
    Frame pong = server.awaitFrame();
    assertThat(pong.opcode()).isEqualTo(Opcode.PONG);
    assertThat(pong.payload().toArray()).isEqualTo(payload);
  }

  @ParameterizedTest
  @ValueSource(ints = {Opcode.PING, Opcode.PONG})
  default void pingsAndPongsCanBeSent(int opcode) {
    ContractServer server =
        bench()
            .server(
                Steps.handshake(),
                Steps.expect(opcode, 1),
                Steps.send(WireFrame.of(Opcode.PONG, new byte[] {'p', 'i'})),
                Steps.sendLater(WireFrame.text("seen")));
    ContractProbe probe = bench().client().open(server.url());
    probe.client().send("pi", opcode);
    Frame frame = server.awaitFrame();
    assertThat(frame.opcode()).isEqualTo(opcode);
    assertThat(frame.payload().text()).isEqualTo("pi");
    // the pong is nothing a handler is told of
    assertThat(probe.awaitMessage().message().text()).isEqualTo("seen");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 3, 7, 8, 11, 15, 16, 128, 257})
  default void anOpcodeThatCannotBeSentIsRefusedAndTheConnectionGoesOn(int opcode) {
    ContractProbe probe = bench().client().open(bench().echoUrl());
    assertThatThrownBy(() -> probe.client().send("text", opcode))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> probe.client().send(new byte[3], opcode))
        .isInstanceOf(IllegalArgumentException.class);
    probe.client().send("unharmed");
    assertThat(probe.awaitMessage().message().text()).isEqualTo("unharmed");
    probe.close();
  }

  @Test
  default void aPayloadThatItsOpcodeForbidsIsRefusedAndTheConnectionGoesOn() {
    ContractProbe probe = bench().client().open(bench().echoUrl());
    assertThatThrownBy(() -> probe.client().send(new byte[126], Opcode.PING))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> probe.client().send(new byte[] {(byte) 0xC3, 0x28}, Opcode.TEXT))
        .isInstanceOf(IllegalArgumentException.class);
    probe.client().send("unharmed");
    assertThat(probe.awaitMessage().message().text()).isEqualTo("unharmed");
    probe.close();
  }
}

package dev.wiretwin.bridge.at;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.bridge.virtual.firmware.Firmware;
import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.client.WebSocketClient;
import dev.wiretwin.core.client.contract.Dialect;
import dev.wiretwin.core.frame.Opcode;
import dev.wiretwin.core.testkit.ClientProbe;
import dev.wiretwin.core.testkit.Lab;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The contract of every client over a virtual module's own WebSocket. Where it is overridden the
 * firmware cannot do or tell what the contract wants; each says what it is held to instead.
 */
class ModuleClientIT extends VirtualModuleContract {
  @Override
  Firmware firmware() {
    return Firmware.AT_5;
  }

  @Override
  String summary() {
    return "ESP-AT 3.x or later, version 5.0.1.0";
  }

  @Override
  protected WebSocketClient newClient() {
    return board().newClient(AtWay.WEBSOCKET);
  }

  /** Whatever is wrong with an attempt is one ERROR, and whatever ends a connection one loss. */
  @Override
  protected Dialect dialect() {
    return Dialect.DOCUMENTED.telling(-7, -17).telling(-109, -17, -110).telling(-110, -17, -110);
  }

  private ClientProbe open(Lab lab) {
    return new ClientProbe(newClient()).open(lab.url());
  }

  private static void close(ClientProbe probe) {
    probe.client().close();
    assertThat(probe.awaitClose().status()).isZero();
  }

  // ---- the contract, where this firmware is different

  /** Without the empty one: {@code AT+WSSEND} wants a byte at least. */
  @Override
  @ParameterizedTest
  @ValueSource(
      strings = {"hello", "x", "line\r\nline\ttab \"quoted\" \\ ]==]", "Grüße, 世界, 🙂, \u0000"})
  public void textComesBackAsItWas(String text) {
    super.textComesBackAsItWas(text);
  }

  /** Without the empty one, and without a byte that is UTF-8 by itself, so given as text. */
  @Override
  @ParameterizedTest
  @ValueSource(ints = {125, 126, 256, 1000, 1400})
  public void bytesOfAnyValueComeBackAsTheyWere(int length) {
    super.bytesOfAnyValueComeBackAsTheyWere(length);
  }

  /** In their order; what is UTF-8 is given as text whatever it was. */
  @Override
  @Test
  public void messagesComeBackInTheirOrderAndWithTheirOpcodes() {
    try (Lab lab = new Lab()) {
      ClientProbe probe = open(lab);
      for (int i = 0; i < 20; i++) {
        probe.client().send("message " + i, i % 2 == 0 ? Opcode.TEXT : Opcode.BINARY);
        assertThat(probe.awaitMessage())
            .hasToString("text " + ("message " + i).length() + " bytes \"message " + i + "\"");
      }
      close(probe);
    }
  }

  /** It may; its bytes that are UTF-8 are given as text. */
  @Override
  @Test
  public void theServerMaySpeakFirst() {
    assertThat(AtModuleClient.CANNOT_TELL.get(0)).contains("what is valid UTF-8 is given as text");
  }

  /** The module writes its own and would write another one beside it. */
  @Override
  @Test
  public void theUsersOwnAgentIsSent() {
    WebSocketClient client = newClient();
    assertThatThrownBy(
            () -> client.config(ClientConfig.DEFAULT.withHeader("User-Agent", "bench/7")))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("leave that header out");
  }

  /** This firmware has no rule about that: it is a message like any other. */
  @Override
  @Test
  public void aContinuationOfNothingEndsWithItsStatus() {
    assertThat(AtModuleClient.CANNOT_TELL).anyMatch(line -> line.contains("break the protocol"));
  }

  // ---- what is its own

  @Test
  void threeClientsShareTheModuleAndTheFourthIsToldWhy() {
    try (Lab lab = new Lab()) {
      List<ClientProbe> three = new ArrayList<>();
      for (int i = 0; i < AtSockets.SOCKETS; i++) {
        three.add(open(lab));
      }
      ClientProbe fourth = new ClientProbe(newClient());
      fourth.client().connect(lab.url());
      assertThat(fourth.awaitClose().sentence()).contains("all 3 WebSockets of the module");
      for (ClientProbe probe : three) {
        probe.client().send("each its own");
        assertThat(probe.awaitMessage().text()).isEqualTo("each its own");
      }
      ClientProbe overTcp = new ClientProbe(board().newClient()).open(lab.url());
      overTcp.client().send("and one over a link");
      assertThat(overTcp.awaitMessage().text()).isEqualTo("and one over a link");
      close(overTcp);
      three.forEach(ModuleClientIT::close);
    }
  }

  @Test
  void aMessageOfAllThatOneFrameHoldsGoesBothWaysAndMoreIsRefused() {
    try (Lab lab = new Lab()) {
      ClientProbe probe = open(lab);
      String large = "+++\r\nOK\r\n>+WS_CLOSED:0\r\n".repeat(400).substring(0, 8_182);
      probe.client().send(large);
      assertThat(probe.awaitMessage().text()).isEqualTo(large);
      assertThatThrownBy(() -> probe.client().send(large + "x"))
          .isInstanceOf(IllegalArgumentException.class);
      close(probe);
    }
  }

  @Test
  void aMessageThatTheModuleTakesForACommandEndsItsClientInWords() {
    try (Lab lab = new Lab()) {
      ClientProbe probe = open(lab);
      probe.client().send("+++");
      assertThat(probe.awaitClose().sentence()).contains("a lone +++");
    }
  }
}

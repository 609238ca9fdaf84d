package dev.wiretwin.bridge.at;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.client.ClientConfig.Handlers;
import dev.wiretwin.core.client.ClientConfig.ReceiveQueue;
import dev.wiretwin.core.client.ClientConfig.WhenFull;
import dev.wiretwin.core.client.On;
import dev.wiretwin.core.deflate.DeflateOffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The verbs; that they do the same on a module with real sockets {@code ModuleClientIT} shows. */
class AtModuleClientTest {
  private final ToyModule toy = new ToyModule().withWebSockets().up();
  private final List<Runnable> threads = new ArrayList<>();
  private final AtModuleClient client = toy.module.newModuleClient(threads::add);

  AtModuleClientTest() {
    client.on(On.CONNECTION, c -> toy.seen.add("connected"));
    client.on(
        On.RECEIVE,
        (c, message, opcode) -> toy.seen.add("received " + opcode + ' ' + message.text()));
    client.on(
        On.CLOSE, (c, close) -> toy.seen.add("closed " + close.status() + ' ' + close.first()));
    client.config(ClientConfig.DEFAULT.withHandlers(Handlers.DIRECT));
  }

  private void connect(String url) {
    client.connect(url);
    toy.pass(0);
  }

  private void open() {
    connect("ws://10.0.0.7/");
    assertThat(toy.seen).endsWith("connected");
    assertThat(client.isOpen()).isTrue();
    toy.seen.clear();
  }

  private void send(String text) {
    client.send(text);
    toy.pass(0);
  }

  @Test
  void theVerbsAreTheModulesCommands() {
    open();
    send("hello");
    client.send(new byte[] {1}, 2);
    client.send("hi", 9);
    toy.pass(0);
    toy.say("+WS_DATA:0,4,pong");
    client.close();
    client.close();
    toy.pass(0);
    assertThat(toy.seen)
        .containsExactly(
            "AT+WSSEND=0,5,1",
            "data hello",
            "AT+WSSEND=0,1,2",
            "data \\x01",
            "AT+WSSEND=0,2,9",
            "data hi",
            "received 1 pong",
            "AT+WSCLOSE=0",
            "closed 0 US");
    assertThat(client.isOpen()).isFalse();
  }

  @Test
  void whatIsNoTextIsGivenAsBinary() {
    open();
    toy.say("+WS_DATA:0,2,\\xc3\\x28+WS_DATA:0,2,\\xc3\\xa9");
    assertThat(toy.seen).hasSize(2).last().isEqualTo("received 1 é");
    assertThat(toy.seen.get(0)).startsWith("received 2 ");
  }

  @Test
  void itSaysWhatItCannotTell() {
    assertThat(AtModuleClient.CANNOT_TELL)
        .anyMatch(line -> line.startsWith("The opcode of a message"))
        .anyMatch(line -> line.startsWith("Where a message ends (FIN)"))
        .allMatch(line -> line.endsWith("."));
  }

  @Test
  void misuseIsRefusedAtTheCall() {
    assertThatThrownBy(() -> client.send("early")).isInstanceOf(IllegalStateException.class);
    open();
    assertThatThrownBy(() -> client.connect("ws://10.0.0.7/"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> client.send(""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("this module sends messages of 1 to 8182 bytes, as one frame each, not of 0");
    assertThatThrownBy(() -> client.send("x".repeat(8_183))).hasMessageContaining("8183");
    assertThatThrownBy(() -> client.send("x", 8)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> client.send(new byte[] {(byte) 0xC3}, 1))
        .hasMessageContaining("must be UTF-8");
    assertThatThrownBy(() -> client.close(4001, "moved"))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("use close()");
    assertThatThrownBy(() -> client.config(ClientConfig.DEFAULT.withDeflate(DeflateOffer.DEFAULT)))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(toy.seen).isEmpty();
  }

  @Test
  void anAddressThatIsNoneIsToldWithoutTheModule() {
    connect("http://10.0.0.7/");
    assertThat(toy.seen).containsExactly("closed -1 US");
    open();
  }

  @Test
  void aServersCloseIsItsOwn() {
    open();
    toy.say("+WS_CLOSED:0\\r\\n");
    assertThat(toy.seen).containsExactly("closed -6 PEER");
    open();
  }

  @Test
  void closingRightAfterConnectAsksForNothing() {
    client.connect("ws://10.0.0.7/");
    client.close();
    toy.pass(0);
    assertThat(toy.seen).containsExactly("closed 0 US");
    client.close();
    open();
  }

  @Test
  void whoClosesHearsNoMoreMessages() {
    open();
    client.close();
    toy.say("+WS_DATA:0,4,late");
    toy.pass(0);
    assertThat(toy.seen).doesNotContain("received 1 late").endsWith("closed 0 US");
  }

  @Test
  void aMessageForAConnectionThatIsOverIsDropped() {
    open();
    client.send("late");
    toy.loop.execute(() -> toy.module.received(AtText.bytes("+WS_CLOSED:0\\r\\n")));
    toy.pass(0);
    assertThat(toy.seen).containsExactly("closed -6 PEER");
  }

  @Test
  void handlersThatAreTooSlowEndIt() {
    client.config(ClientConfig.DEFAULT.withReceiveQueue(new ReceiveQueue(1, 100, WhenFull.PAUSE)));
    connect("ws://10.0.0.7/");
    toy.say("+WS_DATA:0,1,a+WS_DATA:0,1,b+WS_DATA:0,1,c");
    threads.forEach(Runnable::run);
    assertThat(toy.seen).endsWith("closed -14 US");
  }

  @Test
  void firmwareWithoutWebSocketsHasNoSuchClients() {
    ToyModule second = new ToyModule();
    assertThatThrownBy(() -> second.module.newModuleClient(Runnable::run))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("being set up");
    second.up();
    assertThatThrownBy(() -> second.module.newModuleClient(Runnable::run))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("this firmware (ESP-AT 2.x")
        .hasMessageContaining("ESP-AT 3.1");
    assertThat(second.seen).isEmpty();
  }
}

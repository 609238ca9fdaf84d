package dev.wiretwin.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.core.client.ClientConfig.Handlers;
import dev.wiretwin.core.testkit.ManualLoop;
import dev.wiretwin.core.testkit.MemoryTransport;
import dev.wiretwin.core.testkit.RawPeer;
import dev.wiretwin.core.testkit.WireFrame;
import dev.wiretwin.core.transport.Transport;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineClientTest {
  private static final String URL = "ws://127.0.0.1/";

  private final ManualLoop loop = new ManualLoop();
  private final List<Object> events = new ArrayList<>();
  private MemoryTransport transport;
  private boolean networkDown;
  private final EngineClient client = new EngineClient(this::newTransport, Runnable::run);

  private Transport newTransport() {
    if (networkDown) {
      throw new IllegalStateException("the network is closed");
    }
    transport = new MemoryTransport(loop);
    return transport;
  }

  @BeforeEach
  void register() {
    client.config(ClientConfig.DEFAULT.withHandlers(Handlers.DIRECT));
    client.on(On.CONNECTION, c -> events.add("open"));
    client.on(On.RECEIVE, (c, message, opcode) -> events.add(opcode + " " + message.text()));
    client.on(On.CLOSE, (c, close) -> events.add(close.status()));
  }

  private void open() {
    client.connect(URL);
    loop.run();
    onLoop(transport::connected);
    String request = new String(transport.takeWritten(), StandardCharsets.ISO_8859_1);
    byte[] answer = RawPeer.accepting(request).getBytes(StandardCharsets.ISO_8859_1);
    onLoop(() -> transport.arrive(answer));
  }

  private void onLoop(Runnable task) {
    loop.execute(task);
    loop.run();
  }

  private List<WireFrame> written() {
    loop.run();
    return WireFrame.read(transport.takeWritten());
  }

  @Test
  void itCallsTheHandlersFromConnectToClose() {
    open();
    assertThat(client.isOpen()).isTrue();
    onLoop(() -> transport.arrive(WireFrame.text("hi").bytes()));
    onLoop(() -> transport.arrive(WireFrame.close(1001, "").bytes()));
    onLoop(transport::ended);
    assertThat(client.isOpen()).isFalse();
    assertThat(events).containsExactly("open", "1 hi", -6);
  }

  @Test
  void eachVerbPutsItsFrameOnTheWire() {
    open();
    client.send("téxt");
    client.send("two", 2);
    client.send(new byte[] {1, 2}, 2);
    client.send("pi", 9);
    client.send(new byte[125], 10);
    client.close(4000, "why");
    assertThat(written())
        .containsExactly(
            WireFrame.text("téxt").asMasked(),
            WireFrame.of(2, "two".getBytes(StandardCharsets.UTF_8)).asMasked(),
            WireFrame.of(2, new byte[] {1, 2}).asMasked(),
            WireFrame.of(9, "pi".getBytes(StandardCharsets.UTF_8)).asMasked(),
            WireFrame.of(10, new byte[125]).asMasked(),
            WireFrame.close(4000, "why").asMasked());
  }

  @Test
  void aMessageInFragmentsBeginsWithItsOpcodeAndEndsWithFin() {
    open();
    client.sendFragmented("a é".getBytes(StandardCharsets.UTF_8), 1, 3);
    client.send("pi", 9);
    client.sendFragmented(new byte[] {1, 2, 3}, 2, 2);
    client.sendFragmented(new byte[] {1, 2, 3}, 2, 3);
    client.sendFragmented(new byte[0], 1, 1);
    assertThat(written())
        .containsExactly(
            // cut within a character, as §5.6 allows
            WireFrame.of(1, new byte[] {'a', ' ', (byte) 0xC3}).asUnfinished().asMasked(),
            WireFrame.of(0, new byte[] {(byte) 0xA9}).asMasked(),
            WireFrame.of(9, "pi".getBytes(StandardCharsets.UTF_8)).asMasked(),
            WireFrame.of(2, new byte[] {1, 2}).asUnfinished().asMasked(),
            WireFrame.of(0, new byte[] {3}).asMasked(),
            WireFrame.of(2, new byte[] {1, 2, 3}).asMasked(),
            WireFrame.of(1, new byte[0]).asMasked());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 8, 9, 10})
  void onlyMessagesAreSentInFragments(int opcode) {
    open();
    assertThatThrownBy(() -> client.sendFragmented(new byte[2], opcode, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 (text) or 2 (binary)");
  }

  @Test
  void fragmentsHaveABoundAndWhatIsBeyondItSaysWhatWouldDo() {
    open();
    int most = FragmentingClient.MOST_FRAGMENTS;
    assertThatThrownBy(() -> client.sendFragmented(new byte[2], 2, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 byte or more");
    assertThatThrownBy(() -> client.sendFragmented(new byte[2 * most + 1], 2, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 10000 fragments: give 3 bytes or more");
    client.sendFragmented(new byte[2 * most], 2, 2);
    assertThat(written()).hasSize(most);
    assertThat(client.isOpen()).isTrue();
  }

  @Test
  void fragmentsObeyTheRulesOfMessages() {
    assertThatThrownBy(() -> client.sendFragmented(new byte[2], 2, 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("connect(url)");
    open();
    assertThatThrownBy(() -> client.sendFragmented(new byte[] {(byte) 0xC3, 0x28}, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("UTF-8");
  }

  @Test
  void closeWithoutACodeIsANormalOne() {
    open();
    client.close();
    assertThat(written()).containsExactly(WireFrame.close(1000, "").asMasked());
  }

  @Test
  void sendingBeforeItIsOpenSaysWhatToDo() {
    assertThatThrownBy(() -> client.send("x"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("connect(url)");
    client.connect(URL);
    loop.run();
    assertThatThrownBy(() -> client.send(new byte[1], 2))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("wait for the connection event");
    assertThat(client.isOpen()).isFalse();
  }

  @Test
  void sendingAfterCloseIsRefusedAtOnce() {
    open();
    client.close();
    assertThatThrownBy(() -> client.send("x")).isInstanceOf(IllegalStateException.class);
    assertThat(client.isOpen()).isFalse();
  }

  @Test
  void connectingWhileBusySaysWhatToDo() {
    client.connect(URL);
    assertThatThrownBy(() -> client.connect(URL))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("wait for the close event");
    client.close();
    assertThatThrownBy(() -> client.connect(URL)).isInstanceOf(IllegalStateException.class);
    loop.run();
    assertThat(events).containsExactly(0);
    assertThatNoException().isThrownBy(() -> client.connect(URL));
  }

  @Test
  void aNetworkThatIsDownThrowsAndLeavesTheClientFree() {
    networkDown = true;
    assertThatThrownBy(() -> client.connect(URL)).hasMessage("the network is closed");
    networkDown = false;
    open();
    assertThat(events).containsExactly("open");
  }

  @Test
  void closingIsAllowedAtAnyTimeAndAnyNumberOfTimes() {
    client.close();
    client.close(1000, "");
    open();
    client.close();
    client.close();
    loop.run();
    onLoop(transport::ended);
    client.close();
    loop.run();
    assertThat(events).containsExactly("open", 0);
  }

  @Test
  void anAddressThatCannotBeUsedEndsLaterAndNotInsideTheCall() {
    client.connect("http://x/");
    assertThat(events).isEmpty();
    loop.run();
    assertThat(events).containsExactly(-1);
  }

  @Test
  void theCloseHandlerMayConnectAgain() {
    client.on(
        On.CLOSE,
        (c, close) -> {
          events.add(close.status());
          c.on(On.CLOSE, null);
          c.connect(URL);
          events.add("handler done");
        });
    client.connect("http://x/");
    loop.run();
    assertThat(events).containsExactly(-1, "handler done");
    assertThat(transport.endpoint()).isNotNull();
  }

  @Test
  void nullUnregistersAHandler() {
    client.on(On.RECEIVE, null);
    client.on(On.CONNECTION, null);
    open();
    onLoop(() -> transport.arrive(WireFrame.text("hi").bytes()));
    assertThat(events).isEmpty();
  }

  @Test
  void aSettingHoldsFromTheNextConnectOn() {
    client.config(
        ClientConfig.DEFAULT.withHandlers(Handlers.DIRECT).withHeader("X-Bench", "seven"));
    client.connect(URL);
    client.config(ClientConfig.DEFAULT.withHeader("X-Bench", "eight"));
    loop.run();
    onLoop(transport::connected);
    assertThat(new String(transport.takeWritten(), StandardCharsets.ISO_8859_1))
        .contains("X-Bench: seven\r\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 3, 7, 8, 11, 15, 16})
  void otherOpcodesAreRefusedAtTheCall(int opcode) {
    open();
    assertThatThrownBy(() -> client.send(new byte[0], opcode))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("close() to close");
  }

  @Test
  void aTextMustBeUtf8() {
    open();
    assertThatThrownBy(() -> client.send(new byte[] {(byte) 0xC3, 0x28}, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("opcode 2");
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 10})
  void aPingOrPongHasAtMost125Bytes(int opcode) {
    open();
    assertThatThrownBy(() -> client.send(new byte[126], opcode))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("125");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 999, 1004, 1005, 1006, 1015, 2999, 5000, 65536 + 1000})
  void codesThatMustNotBeSentAreRefused(int code) {
    assertThatThrownBy(() -> client.close(code, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3000–4999");
  }

  @Test
  void aReasonIsCountedInBytes() {
    open();
    assertThatThrownBy(() -> client.close(1000, "é".repeat(62)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("123");
    client.close(1000, "é".repeat(61) + "e");
    assertThat(written()).hasSize(1);
  }

  @Test
  void nullsAreRefusedAtTheCall() {
    assertThatThrownBy(() -> client.config(null)).hasMessageContaining("ClientConfig.DEFAULT");
    assertThatThrownBy(() -> client.connect(null)).hasMessageContaining("url");
    assertThatThrownBy(() -> client.on(null, null)).hasMessageContaining("On.CONNECTION");
  }
}

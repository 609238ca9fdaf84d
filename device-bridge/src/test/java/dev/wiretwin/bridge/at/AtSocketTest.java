package dev.wiretwin.bridge.at;

import static dev.wiretwin.bridge.at.ToyModule.ERROR;
import static dev.wiretwin.bridge.at.ToyModule.OK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.frame.Limits;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AtSocketTest {
  private final ToyModule toy = new ToyModule().withWebSockets().up();
  private AtSocket socket;

  private void begin(ClientConfig config) {
    socket = new SocketNotes("it", toy.seen).socket(toy.module, config);
    toy.loop.execute(socket::begin);
    toy.loop.run();
  }

  private AtSocketTest open() {
    begin(ClientConfig.DEFAULT);
    assertThat(toy.seen).endsWith("it opened");
    toy.seen.clear();
    return this;
  }

  private void send(String text) {
    toy.loop.execute(() -> socket.send(1, text.getBytes(StandardCharsets.ISO_8859_1)));
    toy.loop.run();
  }

  private void close() {
    toy.loop.execute(socket::close);
    toy.loop.run();
  }

  @Test
  void aMessageIsOneFrameAndTheNextOneComesBehindIt() {
    open().send("one");
    send("two");
    assertThat(toy.seen)
        .containsExactly("AT+WSSEND=0,3,1", "data one", "AT+WSSEND=0,3,1", "data two");
  }

  @Test
  void whatComesIsTold() {
    open();
    toy.say("+WS_DATA:0,5,he");
    toy.say("llo+WS_DATA:0,0,+WS_DATA:0,3,\\xff\\r\\n");
    assertThat(toy.seen)
        .containsExactly("it received hello", "it received ", "it received \\xff\\r\\n");
  }

  @Test
  void whatComesBeforeTheAnswerIsHeldUntilItIsOpen() {
    toy.answer("AT+WSOPEN=", "+WS_CONNECTED:0\\r\\n+WS_DATA:0,2,hi+WS_CLOSED:0\\r\\n" + OK);
    begin(ClientConfig.DEFAULT);
    assertThat(toy.seen)
        .containsSubsequence("it opened", "it received hi")
        .anyMatch(line -> line.startsWith("it ended -6: The server closed"));
  }

  @Test
  void newsOfWhoHadTheNumberBeforeAreNotOfThisOne() {
    toy.answer("AT+WSOPEN=", "+WS_CLOSED:0\\r\\n+WS_CONNECTED:0\\r\\n" + OK);
    begin(ClientConfig.DEFAULT);
    assertThat(toy.seen).endsWith("it opened");
  }

  @Test
  void moreThanCanBeHeldEndsIt() {
    toy.answer("AT+WSOPEN=", null);
    begin(ClientConfig.DEFAULT);
    String large = "x".repeat(64 << 10);
    for (int i = 0; i < 5; i++) {
      toy.say("+WS_DATA:0,65536," + large);
    }
    assertThat(toy.seen).anyMatch(line -> line.startsWith("it ended -108: More came than"));
    toy.say(OK);
    assertThat(toy.seen).endsWith("AT+WSCLOSE=0");
  }

  @Test
  void aServersCloseAndALossAreToldApart() {
    open();
    toy.say("+WS_CLOSED:0\\r\\n");
    assertThat(toy.seen).singleElement().asString().startsWith("it ended -6: The server closed");
    toy.seen.clear();
    open();
    toy.say("+WS_DISCONNECTED:0\\r\\n");
    // or the module would open it again by itself
    assertThat(toy.seen).first().asString().isEqualTo("AT+WSCLOSE=0");
    assertThat(toy.seen).anyMatch(line -> line.startsWith("it ended -110: The module lost"));
  }

  @Test
  void closingSendsWhatIsLeftThenAsksTheModule() {
    open();
    toy.loop.execute(
        () -> {
          socket.send(1, new byte[] {'a'});
          socket.send(2, new byte[] {'b'});
          socket.close();
          socket.close();
          socket.send(1, new byte[] {'c'});
        });
    toy.loop.run();
    assertThat(toy.seen)
        .containsExactly(
            "AT+WSSEND=0,1,1",
            "data a",
            "AT+WSSEND=0,1,2",
            "data b",
            "AT+WSCLOSE=0",
            "it ended 0: We asked to close.");
  }

  @Test
  void aServerThatIsFasterThanOurCloseEndsItAsOurs() {
    open();
    toy.answer("AT+WSSEND", null);
    send("a");
    close();
    toy.say("+WS_CLOSED:0\\r\\n");
    assertThat(toy.seen).endsWith("it ended 0: We asked to close.");
    assertThat(socket.isOver()).isTrue();
  }

  @Test
  void closingWhileItOpensEndsItAtOnceAndTheModuleLater() {
    toy.answer("AT+WSOPEN=", null);
    begin(ClientConfig.DEFAULT);
    close();
    assertThat(toy.seen).endsWith("it ended 0: We asked to close before it was open.");
    toy.say("+WS_CONNECTED:0\\r\\n" + OK);
    assertThat(toy.seen).endsWith("AT+WSCLOSE=0");
  }

  @Test
  void aMessageThatWasCanceledIsSentAgain() {
    open();
    toy.once("SEND", "\\r\\nSEND Canceled\\r\\n");
    send("one");
    assertThat(toy.seen)
        .containsExactly("AT+WSSEND=0,3,1", "data one", "AT+WSSEND=0,3,1", "data one");
    toy.answer("SEND", "\\r\\nSEND Canceled\\r\\n");
    send("two");
    assertThat(toy.seen)
        .anyMatch(line -> line.startsWith("it ended -108: The module canceled the same message 9"));
  }

  @Test
  void aModuleThatCannotSendHasMostlyLostTheConnection() {
    open();
    toy.answer("SEND", ERROR);
    send("one");
    assertThat(toy.seen).contains("AT", "AT+WSCLOSE=0");
    assertThat(toy.seen).anyMatch(line -> line.startsWith("it ended -109: The module could not"));
    toy.pass(1);
    toy.seen.clear();
    open();
    toy.answer("SEND", ERROR + "+WS_CLOSED:0\\r\\n");
    send("one");
    assertThat(toy.seen)
        .filteredOn(line -> line.startsWith("it ended"))
        .singleElement()
        .asString()
        .startsWith("it ended -6");
  }

  @Test
  void whatMayHaveBeenSpoiledOnTheLineEndsIt() {
    open();
    toy.lose(1);
    send("one");
    toy.pass(60);
    assertThat(toy.seen).contains("+++").filteredOn(line -> line.startsWith("it ended")).isEmpty();
    toy.answer("SEND", null);
    send("two");
    toy.pass(60);
    assertThat(toy.seen).anyMatch(line -> line.startsWith("it ended -108: Bytes got lost"));
  }

  @Test
  void bytesOfAPeerThatGetLostEndIt() {
    open();
    toy.say("+WS_DATA:0,5,he");
    toy.pass(5);
    assertThat(toy.seen).anyMatch(line -> line.startsWith("it ended -108: Bytes from the peer"));
  }

  @Test
  void moreThanMayWaitEndsIt() {
    begin(ClientConfig.DEFAULT.withLimits(Limits.DEFAULT.withMaxQueuedBytes(2_048)));
    toy.answer("AT+WSSEND", null);
    send("x".repeat(2_000));
    send("x".repeat(48));
    assertThat(toy.seen).noneMatch(line -> line.startsWith("it ended"));
    send("x");
    assertThat(toy.seen).anyMatch(line -> line.startsWith("it ended -16: a message of 1 bytes"));
  }
}

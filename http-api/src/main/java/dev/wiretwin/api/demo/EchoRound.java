package dev.wiretwin.api.demo;

import dev.wiretwin.core.client.Message;
import dev.wiretwin.core.client.On;
import dev.wiretwin.core.client.WebSocketClient;
import dev.wiretwin.core.frame.Opcode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Sends a text, a binary and a large message, each when the one before has come back, and closes
 * after the last. Its handlers run one at a time, as a client's do; {@link #fault} is for after the
 * close event.
 */
final class EchoRound implements Consumer<WebSocketClient> {
  private static final int LARGE = 1 << 20;

  private final List<Sent> messages =
      List.of(
          new Sent("Grüße von der Werkbank ☕".getBytes(StandardCharsets.UTF_8), Opcode.TEXT),
          new Sent(octets(256), Opcode.BINARY),
          new Sent(octets(LARGE), Opcode.BINARY));

  private int returned;
  private boolean changed;

  private record Sent(byte[] bytes, int opcode) {}

  @Override
  public void accept(WebSocketClient client) {
    client.on(On.CONNECTION, this::sendNext);
    client.on(On.RECEIVE, this::received);
  }

  private void sendNext(WebSocketClient client) {
    Sent next = messages.get(returned);
    client.send(next.bytes, next.opcode);
  }

  private void received(WebSocketClient client, Message message, int opcode) {
    Sent sent = messages.get(returned);
    changed = opcode != sent.opcode || !message.buffer().equals(ByteBuffer.wrap(sent.bytes));
    returned++;
    if (changed || returned == messages.size()) {
      client.close();
    } else {
      sendNext(client);
    }
  }

  /** What was wrong with the answers. */
  Optional<String> fault() {
    if (changed) {
      return Optional.of("message " + returned + " did not come back as it was sent");
    }
    return returned == messages.size()
        ? Optional.empty()
        : Optional.of(returned + " of " + messages.size() + " messages came back");
  }

  /** Every value of a byte, over and over. */
  private static byte[] octets(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }
}

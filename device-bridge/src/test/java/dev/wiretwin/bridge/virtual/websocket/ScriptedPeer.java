package dev.wiretwin.bridge.virtual.websocket;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wiretwin.bridge.virtual.net.TcpEvents;
import dev.wiretwin.bridge.virtual.net.TcpStack;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;

/** One connection at the server: plays its steps and keeps what the client sent. */
final class ScriptedPeer {
  private static final String SWITCHING =
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
          + "Sec-WebSocket-Accept: {accept}\r\n\r\n";
  private static final long ECHO_MICROS = 5000;

  /** A frame the client sent, unmasked. */
  record Seen(int first, boolean masked, byte[] payload, long micros) {
    int opcode() {
      return first & 15;
    }
  }

  final List<Seen> frames = new ArrayList<>();
  String request;
  String clientEnd;
  private final ScriptedStack stack;
  private final ScriptedStack.Socket socket;
  private final JsonNode steps;
  private ByteArrayOutputStream unread = new ByteArrayOutputStream();
  private int step;
  private boolean delayed;
  private boolean waiting;
  private boolean waited;
  private boolean reset;
  private int echoed;
  private boolean echoing;

  ScriptedPeer(ScriptedStack stack, ScriptedStack.Socket socket, JsonNode steps) {
    this.stack = stack;
    this.socket = socket;
    this.steps = steps;
  }

  int trailing() {
    return unread.size();
  }

  void start() {
    play();
  }

  void receive(byte[] segment) {
    if (reset) {
      return;
    }
    unread.writeBytes(segment);
    parse();
    play();
  }

  void clientEnded(String how) {
    if (!reset) {
      clientEnd = how;
      stack.closed("client");
      play();
    }
  }

  // ---- what the client sent

  private void parse() {
    byte[] bytes = unread.toByteArray();
    int at = 0;
    if (request == null) {
      int end = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n");
      if (end < 0) {
        return;
      }
      request = new String(bytes, 0, end + 4, StandardCharsets.ISO_8859_1);
      at = end + 4;
    }
    int next = frame(bytes, at);
    while (next > 0) {
      at = next;
      next = frame(bytes, at);
    }
    unread = new ByteArrayOutputStream();
    unread.write(bytes, at, bytes.length - at);
  }

  /** Takes the frame at {@code at}; answers where the next one begins, or 0. */
  private int frame(byte[] b, int at) {
    int left = b.length - at;
    if (left < 2) {
      return 0;
    }
    int length = b[at + 1] & 127;
    int header = 2;
    if (length == 126) {
      if (left < 4) {
        return 0;
      }
      length = (b[at + 2] & 255) << 8 | b[at + 3] & 255;
      header = 4;
    }
    boolean masked = b[at + 1] < 0;
    int mask = at + header;
    header += masked ? 4 : 0;
    if (left < header + length) {
      return 0;
    }
    byte[] payload = Arrays.copyOfRange(b, at + header, at + header + length);
    for (int i = 0; masked && i < length; i++) {
      payload[i] ^= b[mask + i % 4];
    }
    frames.add(new Seen(b[at] & 255, masked, payload, stack.cpu().micros()));
    return at + header + length;
  }

  // ---- the script

  private void play() {
    while (!waiting && step < steps.size() && done(steps.get(step))) {
      step++;
      delayed = false;
      waited = false;
    }
    echo();
  }

  /** Plays a step; answers whether the next one's turn has come. */
  private boolean done(JsonNode s) {
    int delay = s.path("delay_ms").asInt();
    if (delay > 0 && !delayed) {
      delayed = true;
      return pause(delay, () -> {});
    }
    return switch (s.path("do").asText()) {
      case "expect_request" -> request != null;
      case "send_handshake" -> waited || request != null && handshake(s);
      case "send" -> {
        write(data(s));
        yield true;
      }
      case "expect_frame" -> expectFrame(s);
      case "wait" -> waited || waits(s.path("ms").asInt());
      case "expect_fin" -> clientEnd != null;
      case "fin" -> {
        stack.closed("server");
        socket.toClient(socket.events()::ended);
        yield true;
      }
      case "rst" -> {
        stack.closed("server");
        reset = true;
        stack.cpu().after(ScriptedStack.ONE_WAY_MICROS, () -> socket.fail(TcpEvents.Failure.RESET));
        yield true;
      }
      case "echo" -> {
        echoing = !waited;
        yield waited || waits(s.path("ms").asInt());
      }
      default -> throw new IllegalArgumentException("unknown server step: " + s);
    };
  }

  private boolean waits(int millis) {
    return pause(millis, () -> waited = true);
  }

  /** Stops at this step for a time, then plays it again. */
  private boolean pause(int millis, Runnable then) {
    waiting = true;
    stack
        .cpu()
        .after(
            millis * 1000L,
            () -> {
              waiting = false;
              then.run();
              play();
            });
    return false;
  }

  private boolean expectFrame(JsonNode s) {
    int wanted = s.path("n").asInt(1);
    long seen =
        frames.stream()
            .filter(f -> !s.has("opcode") || f.opcode() == s.path("opcode").asInt())
            .count();
    return seen >= wanted;
  }

  private boolean handshake(JsonNode s) {
    String key = key();
    String text =
        s.path("text").asText(SWITCHING).replace("{accept}", accept(key)).replace("{key}", key);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    for (JsonNode hex : s.path("append_hex")) {
      all.writeBytes(HexFormat.of().parseHex(hex.asText()));
    }
    byte[] bytes = all.toByteArray();
    TreeSet<Integer> cuts = new TreeSet<>();
    for (JsonNode cut : s.path("split_at")) {
      cuts.add(cut.asInt() < 0 ? bytes.length + cut.asInt() : cut.asInt());
    }
    cuts.add(bytes.length);
    int from = 0;
    int delay = 0;
    for (int cut : cuts) {
      byte[] piece = Arrays.copyOfRange(bytes, from, cut);
      if (delay == 0) {
        write(piece);
      } else {
        stack.cpu().after(delay * 1000L, () -> write(piece));
      }
      from = cut;
      delay += s.path("split_delay_ms").asInt();
    }
    if (cuts.size() > 1) {
      return waits(delay - s.path("split_delay_ms").asInt());
    }
    return true;
  }

  private String key() {
    for (String line : request.split("\r\n")) {
      if (line.startsWith("Sec-WebSocket-Key: ")) {
        return line.substring(19);
      }
    }
    return "";
  }

  private static String accept(String key) {
    try {
      byte[] text =
          (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.ISO_8859_1);
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] data(JsonNode s) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    if (s.path("hex").isArray()) {
      s.path("hex").forEach(hex -> all.writeBytes(HexFormat.of().parseHex(hex.asText())));
    } else {
      all.writeBytes(HexFormat.of().parseHex(s.path("hex").asText()));
    }
    byte[] fill = HexFormat.of().parseHex(s.path("fill").asText());
    for (int i = 0; i < s.path("fill_count").asInt(); i++) {
      all.writeBytes(fill);
    }
    all.writeBytes(HexFormat.of().parseHex(s.path("tail_hex").asText()));
    return all.toByteArray();
  }

  /** One write, in segments. */
  void write(byte[] bytes) {
    for (int at = 0; at < bytes.length; at += TcpStack.SEGMENT_BYTES) {
      byte[] segment =
          Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + TcpStack.SEGMENT_BYTES));
      socket.toClient(() -> socket.events().received(segment));
    }
  }

  private void echo() {
    while (echoing && echoed < frames.size()) {
      Seen frame = frames.get(echoed++);
      int answer = frame.opcode() == 9 ? 0x8a : frame.first();
      if (frame.opcode() == 10) {
        continue;
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(answer);
      int length = frame.payload().length;
      if (length < 126) {
        out.write(length);
      } else {
        out.write(126);
        out.write(length >> 8);
        out.write(length);
      }
      out.writeBytes(frame.payload());
      stack.cpu().after(ECHO_MICROS, () -> write(out.toByteArray()));
    }
  }
}

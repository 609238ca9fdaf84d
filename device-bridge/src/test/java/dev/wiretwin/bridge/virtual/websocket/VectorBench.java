package dev.wiretwin.bridge.virtual.websocket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.bridge.virtual.lua.LuaCall;
import dev.wiretwin.bridge.virtual.lua.LuaOutcome;
import dev.wiretwin.bridge.virtual.module.BenchBoard;
import dev.wiretwin.bridge.virtual.module.Profile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** Plays one recorded case on a bench board, in virtual time, and writes down what was seen. */
final class VectorBench implements AutoCloseable {
  private static final int SHOWN_BYTES = 64;
  private static final int LONGEST_SHOWN = 512;
  private static final int RESTART_MICROS = 2_000_000;

  final BenchBoard board;
  final ArrayNode events = JsonNodeFactory.instance.arrayNode();
  final List<String> console = new ArrayList<>();
  final ScriptedStack stack;
  private final JsonNode test;
  private final int port;
  private boolean restarting;

  VectorBench(JsonNode test, boolean zeroSizeGivesPointer) {
    this.test = test;
    port = test.path("options").path("listen_port").asInt(40123);
    ScriptedStack[] made = new ScriptedStack[1];
    board = new BenchBoard(new LateStack(made));
    stack = new ScriptedStack(board.cpu, port, test.path("server"));
    made[0] = stack;
    board.free = test.path("options").path("heap").asInt(Scene.FREE);
    if (test.path("options").path("documented").asBoolean()) {
      board.profile = Profile.DOCUMENTED;
    } else if (test.path("options").path("broken").asBoolean()) {
      board.profile = Profile.BROKEN;
    }
    WebsocketModule module =
        new WebsocketModule(new WebsocketSettings(zeroSizeGivesPointer, new Random(port)::nextInt));
    module.failAllocation(test.path("options").path("fail_ws_alloc").asInt());
    module.start(board);
    board.lua.install("note", this::note);
    board.lua.install(
        "console",
        call -> {
          console.add(call.string(1));
          return call.returns();
        });
    board.lua.install(
        "later",
        call -> {
          board.cpu.after(call.integer(1) * 1000, () -> run("play()"));
          return call.returns();
        });
  }

  static ArrayNode cases(String name) {
    try (InputStream file = VectorBench.class.getResourceAsStream("/vectors/" + name)) {
      return (ArrayNode) new ObjectMapper().readTree(file).path("cases");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Plays the case for as long as it was watched. */
  ObjectNode play() {
    try (InputStream driver =
        VectorBench.class.getResourceAsStream("/virtual/websocket/driver.lua")) {
      run(new String(driver.readAllBytes(), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    StringBuilder steps = new StringBuilder();
    test.path("client")
        .forEach(step -> steps.append("steps[#steps+1]=").append(step(step)).append('\n'));
    run(steps + "play()");
    long until = test.path("options").path("run_ms").asLong() * 1000;
    long step = 1000;
    for (long at = 0; at < until && board.resets.isEmpty(); at += step) {
      board.cpu.advance(step);
      if (!restarting && !board.callbackErrors.isEmpty()) {
        restarting = true;
        board.cpu.after(RESTART_MICROS - step, () -> event("device_restart"));
      }
    }
    return observed();
  }

  private void run(String text) {
    LuaOutcome outcome = board.lua.run(text.getBytes(StandardCharsets.ISO_8859_1), "=driver");
    if (!(outcome instanceof LuaOutcome.Done)) {
      throw new IllegalStateException(outcome.toString());
    }
  }

  // ---- client steps as Lua

  private String step(JsonNode s) {
    int c = s.path("c").asInt(1);
    String client = "clients[" + c + "]";
    String does = s.path("do").asText();
    String body =
        switch (does) {
          case "new" -> "new(" + c + "," + s.path("bare").asBoolean() + ")";
          case "connect" -> called(client, does, s.has("url") ? "," + url(s.path("url")) : "");
          case "send" ->
              called(
                  client,
                  does,
                  "," + payload(s) + (s.has("opcode") ? "," + s.path("opcode").asText() : ""));
          case "send_raw_args" -> called(client, "send", raw(s));
          case "close" -> called(client, does, "");
          case "config" -> called(client, does, "," + config(s));
          case "on" -> called(client, does, "," + on(s, c));
          case "drop" -> "drop(" + c + ")";
          case "gc" -> "collectgarbage() collectgarbage()";
          case "lua" -> "assert(loadstring(" + quoted(s.path("code").asText()) + "))()";
          case "wait" -> null;
          default -> throw new IllegalArgumentException("unknown client step: " + s);
        };
    if (body != null) {
      return "{name='" + does + "',call=function() " + body + " end}";
    }
    return s.has("ms")
        ? "{ms=" + s.path("ms").asInt() + "}"
        : "{event='%s',n=%d,c=%d}".formatted(s.path("event").asText(), s.path("n").asInt(1), c);
  }

  /** A call by pcall itself, so that no line of the driver gets into error messages. */
  private static String called(String client, String method, String arguments) {
    return "local c="
        + client
        + " local done,e=pcall(c."
        + method
        + ",c"
        + arguments
        + ") if not done then error(e,0) end";
  }

  private String on(JsonNode s, int c) {
    String event = s.path("event").asText();
    return "'"
        + event
        + "'"
        + switch (s.path("handler").asText()) {
          case "default" -> ",handler(%d,'%s')".formatted(c, event);
          case "nil" -> ",nil";
          case "none" -> "";
          case "string" -> ",'x'";
          case "throw" -> ",function() error('boom in %s') end".formatted(event);
          case "connect" -> ",reconnecting(%d,'%s',%s)".formatted(c, event, url(s.path("url")));
          default -> throw new IllegalArgumentException("unknown handler: " + s);
        };
  }

  private static String config(JsonNode s) {
    if (s.has("lua")) {
      return s.path("lua").asText();
    }
    StringBuilder table = new StringBuilder("{headers=(function() local t={} ");
    s.path("headers")
        .forEach(
            pair ->
                table
                    .append("t[" + quoted(pair.get(0).asText()) + "]=")
                    .append(quoted(pair.get(1).asText()))
                    .append(' '));
    return table + "return t end)()}";
  }

  private static String payload(JsonNode s) {
    if (s.has("fill")) {
      int fill = HexFormat.fromHexDigits(s.path("fill").asText());
      return "string.rep(string.char(" + fill + ")," + s.path("len").asInt() + ")";
    }
    byte[] bytes = HexFormat.of().parseHex(s.path("hex").asText());
    return quoted(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  private static String raw(JsonNode s) {
    StringBuilder arguments = new StringBuilder();
    for (int i = 0; i < s.path("nargs").asInt(); i++) {
      JsonNode argument = s.path("args").path(i);
      arguments
          .append(',')
          .append(
              argument.isTextual()
                  ? quoted(argument.asText())
                  : argument.isMissingNode() || argument.isNull() ? "nil" : argument.asText());
    }
    return arguments.toString();
  }

  private String url(JsonNode url) {
    if (url.isArray()) {
      return "{}";
    }
    String text = url.asText().replace("{port}", Integer.toString(port));
    return url.isTextual() ? quoted(text) : text;
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("'");
    text.chars().forEach(c -> quoted.append(String.format("\\%03d", c)));
    return quoted + "'";
  }

  // ---- what was seen

  private ObjectNode event(String name) {
    return events.addObject().put("ev", name).put("t_ms", board.cpu.micros() / 1000);
  }

  /** note(event, client, number of arguments or step, kind or verb, first, second, third). */
  private int note(LuaCall call) {
    ObjectNode event = event(call.string(1));
    if (call.string(1).equals("error")) {
      event.put("step", call.integer(3)).put("do", call.string(4)).put("message", call.string(6));
      return call.returns();
    }
    event.put("client", call.integer(2)).put("nargs", call.integer(3)).put("arg1", call.string(4));
    if (call.isNumber(5)) {
      event.put("arg1_value", call.integer(5));
    }
    if (call.string(1).equals("receive")) {
      bytes(event, call.bytes(6)).put("opcode", call.integer(7));
    } else if (call.string(1).equals("close")) {
      event.set(
          "code",
          call.isNil(6)
              ? JsonNodeFactory.instance.nullNode()
              : JsonNodeFactory.instance.numberNode(call.integer(6)));
    }
    return call.returns();
  }

  private static ObjectNode bytes(ObjectNode into, byte[] bytes) {
    into.put("len", bytes.length);
    if (bytes.length <= LONGEST_SHOWN) {
      return into.put("hex", HexFormat.of().formatHex(bytes));
    }
    long hash = 0;
    for (byte b : bytes) {
      hash = hash * 31 + (b & 0xff) & 0xffff_ffffL;
    }
    return into.put("hex", HexFormat.of().formatHex(bytes, 0, SHOWN_BYTES)).put("hash31", hash);
  }

  private ObjectNode observed() {
    ObjectNode seen = JsonNodeFactory.instance.objectNode();
    seen.set("events", events);
    ArrayNode requests = seen.putArray("requests");
    ArrayNode frames = seen.putArray("frames");
    for (int i = 0; i < stack.peers.size(); i++) {
      ScriptedPeer peer = stack.peers.get(i);
      if (peer.request != null) {
        requests.add(
            peer.request
                .replaceFirst("(Sec-WebSocket-Key: )[^\r]+", "$1{key}")
                .replace(":" + port, ":{port}"));
      }
      for (ScriptedPeer.Seen frame : peer.frames) {
        ObjectNode node = frames.addObject();
        node.put("conn", i).put("fin", frame.first() >> 7).put("rsv", frame.first() >> 4 & 7);
        node.put("opcode", frame.opcode()).put("masked", frame.masked() ? 1 : 0);
        bytes(node, frame.payload()).put("t_ms", frame.micros() / 1000);
      }
      if (peer.clientEnd != null) {
        seen.withArray("client_tcp_end").addObject().put("conn", i).put("how", peer.clientEnd);
      }
      if (peer.trailing() > 0) {
        seen.withArray("trailing_client_bytes")
            .addObject()
            .put("conn", i)
            .put("len", peer.trailing());
      }
    }
    seen.put("tcp_closed_first", stack.closedFirst).put("tcp_connections", stack.peers.size());
    return seen;
  }

  Cpu cpu() {
    return board.cpu;
  }

  @Override
  public void close() {
    board.close();
  }
}

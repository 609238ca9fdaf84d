package dev.wiretwin.bridge.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wiretwin.core.handshake.Header;
import dev.wiretwin.core.scenario.ClientStep;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * Turns the client steps of a scenario into one Lua program that takes them on the board, in the
 * order and in the callbacks that the steps ask for. Stateless, any thread.
 */
final class ScenarioProgram {
  /** A board's timers go no further in one leap ({@code tmr} manual). */
  private static final long LONGEST_WAIT_MS = 6_870_947;

  private static final JsonMapper JSON = new JsonMapper();
  private static final String RUNTIME = runtime();

  private final String port;

  private ScenarioProgram(int port) {
    this.port = Integer.toString(port);
  }

  /**
   * The program, on one line.
   *
   * @param port of the lab server
   */
  static String of(List<ClientStep> steps, int port) {
    ScenarioProgram program = new ScenarioProgram(port);
    StringBuilder text = new StringBuilder(RUNTIME).append("S={");
    for (int i = 0; i < steps.size(); i++) {
      text.append(i == 0 ? "" : ",").append(program.entry(i, steps.get(i)));
    }
    return text.append("} tell(\"b\") piece() tmr.create():alarm(1,tmr.ALARM_SINGLE,go)")
        .toString();
  }

  /** Comments stand on lines of their own, and no text is longer than a line. */
  private static String runtime() {
    try (InputStream in = ScenarioProgram.class.getResourceAsStream("scenario.lua")) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .filter(line -> !line.startsWith("--"))
          .collect(Collectors.joining(" ", "", " "));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private String entry(int index, ClientStep step) {
    if (step instanceof ClientStep.WaitEvent wait) {
      return "{e=" + LuaText.literal(wait.event()) + ",c=" + wait.c() + ",n=" + wait.n() + "}";
    } else if (step instanceof ClientStep.WaitMs wait) {
      return "{ms=" + Math.max(1, Math.min(LONGEST_WAIT_MS, wait.ms())) + "}";
    }
    return "{c=" + step.c() + ",f=function() " + action(index, step) + " end}";
  }

  private String action(int index, ClientStep step) {
    String client = "C[" + step.c() + "]:";
    if (step instanceof ClientStep.New fresh) {
      return "N(" + fresh.c() + "," + fresh.bare() + ")";
    } else if (step instanceof ClientStep.Connect connect) {
      return connect(step.c(), LuaText.literal(url(connect.url())));
    } else if (step instanceof ClientStep.Send send) {
      String opcode = send.opcode().isPresent() ? "," + send.opcode().getAsInt() : "";
      return client + "send(" + LuaText.message(send.payload()) + opcode + ")";
    } else if (step instanceof ClientStep.Close) {
      return client + "close()";
    } else if (step instanceof ClientStep.Config config) {
      return client + "config(" + headers(config.headers()) + ")";
    } else if (step instanceof ClientStep.On on) {
      return client + "on(" + LuaText.literal(on.event()) + "," + handler(index, on) + ")";
    }
    return luaOnly(index, (ClientStep.LuaOnly) step, client);
  }

  private static String connect(int c, String arguments) {
    return "X(" + c + ",function() C[" + c + "]:connect(" + arguments + ") end)";
  }

  private String url(String written) {
    return written.replace("{port}", port);
  }

  private static String headers(List<Header> headers) {
    StringJoiner all = new StringJoiner(",", "{headers={", "}}");
    for (Header header : headers) {
      all.add("[" + LuaText.literal(header.name()) + "]=" + LuaText.literal(header.value()));
    }
    return all.toString();
  }

  private String handler(int index, ClientStep.On on) {
    return switch (on.handler()) {
      case NIL -> "nil";
      case DEFAULT -> recorder(on.c(), on.event(), "");
      case THROW -> recorder(on.c(), on.event(), ",true");
      case CONNECT ->
          recorder(on.c(), on.event(), ",false," + again(index, on.c(), on.url().orElse("")));
    };
  }

  private static String recorder(int c, String event, String more) {
    return "H(" + c + "," + LuaText.literal(event) + more + ")";
  }

  private String again(int index, int c, String url) {
    String connect = connect(c, LuaText.literal(url(url)));
    return "function() call(" + index + "," + c + ",function() " + connect + " end) end";
  }

  // ---- what only Lua can do

  private String luaOnly(int index, ClientStep.LuaOnly step, String client) {
    return switch (step.what()) {
      case "lua" -> "L(" + step.c() + "," + LuaText.literal(step.source()) + ")";
      case "config" -> client + "config(" + ascii(step.source()) + ")";
      case "drop" -> "D(" + step.c() + ")";
      case "gc" -> "collectgarbage()";
      case "connect" -> connect(step.c(), argument(fields(step), "url"));
      case "send_raw_args" -> client + "send(" + rawArguments(fields(step)) + ")";
      case "on" -> client + "on(" + onArguments(index, step.c(), fields(step)) + ")";
      default -> "error(" + LuaText.literal("no board knows a step " + step.what()) + ",0)";
    };
  }

  private static String argument(JsonNode fields, String name) {
    return fields.has(name) ? LuaText.value(fields.get(name)) : "";
  }

  private static String rawArguments(JsonNode fields) {
    StringJoiner all = new StringJoiner(",");
    int count = Math.max(fields.path("nargs").asInt(), fields.path("args").size());
    for (int i = 0; i < count; i++) {
      all.add(LuaText.value(fields.path("args").path(i)));
    }
    return all.toString();
  }

  private String onArguments(int index, int c, JsonNode fields) {
    String event = fields.path("event").asText();
    String shown = LuaText.literal(event);
    return switch (fields.path("handler").asText("default")) {
      case "none" -> shown;
      case "string" -> shown + ",\"no function\"";
      case "nil" -> shown + ",nil";
      case "throw" -> shown + "," + recorder(c, event, ",true");
      case "connect" ->
          shown
              + ","
              + recorder(c, event, ",false," + again(index, c, fields.path("url").asText()));
      default -> shown + "," + recorder(c, event, "");
    };
  }

  /** A table expression of the scenario's author; what is not printable is part of a string. */
  private static String ascii(String source) {
    StringBuilder text = new StringBuilder();
    source
        .chars()
        .forEach(
            one -> {
              if (one >= ' ' && one < 0x7F) {
                text.append((char) one);
              } else {
                text.append(one == '\n' || one == '\t' ? " " : String.format("\\%03d", one));
              }
            });
    return text.toString();
  }

  private static JsonNode fields(ClientStep.LuaOnly step) {
    try {
      return JSON.readTree(step.source());
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException(
          "step " + step.what() + " must be kept as JSON, not " + step.source(), wrong);
    }
  }
}

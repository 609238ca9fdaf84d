package dev.wiretwin.core.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.handshake.Header;
import dev.wiretwin.core.scenario.ClientStep.Handler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Reads the steps of a scenario's clients, and sees to it that each client is created and connected
 * before something is expected of it. Not thread safe; one reader reads one list.
 */
final class ClientStepReader {
  static final List<String> EVENTS = List.of("connection", "receive", "close");
  static final int MOST_CLIENTS = 64;
  static final int MOST_STEPS = 10_000;
  private static final int MOST_FILL = 16 << 20;

  /** Any number goes: what a target makes of it is part of what is compared. */
  private static final int MAX_OPCODE = Integer.MAX_VALUE;

  private static final String LAB_URL = "ws://127.0.0.1:{port}/";
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> VERBS =
      List.of(
          "new",
          "config",
          "on",
          "connect",
          "send",
          "close",
          "wait",
          "send_raw_args",
          "drop",
          "gc",
          "lua");

  /** Recorded on a board, where also nonsense is of interest: then nonsense is left to Lua. */
  private final boolean recorded;

  private final Set<Integer> created = new HashSet<>();
  private final Set<Integer> connected = new HashSet<>();
  private long waitedMs;

  ClientStepReader(boolean recorded) {
    this.recorded = recorded;
  }

  /** A single client needs no {@code new}: without any, it is there from the start. */
  List<ClientStep> read(Value client) {
    List<StepForm> forms = new ArrayList<>();
    client.items(MOST_STEPS).forEach(item -> StepForm.of(item, VERBS).ifPresent(forms::add));
    List<ClientStep> steps = new ArrayList<>();
    boolean made = forms.stream().anyMatch(form -> form.verb().equals("new"));
    if (!made && forms.stream().anyMatch(form -> !form.verb().equals("lua"))) {
      created.add(1);
      steps.add(new ClientStep.New(1, false));
    }
    for (StepForm form : forms) {
      steps.add(step(form));
      form.done();
    }
    return steps;
  }

  /** Who exists at the end. */
  Set<Integer> clients() {
    return Set.copyOf(created);
  }

  /** All waits for time together. */
  long waitedMs() {
    return waitedMs;
  }

  private ClientStep step(StepForm form) {
    int c = client(form);
    return switch (form.verb()) {
      case "new" -> new ClientStep.New(c, form.args().truth("bare", false));
      case "connect" -> connect(form, c);
      case "send" -> send(form, c);
      case "close" -> new ClientStep.Close(c);
      case "config" -> config(form, c);
      case "on" -> on(form, c);
      case "wait" -> waiting(form, c);
      case "lua" ->
          new ClientStep.LuaOnly(
              c, "lua", form.value("code").map(Value::latin1).orElseGet(() -> lacks(form, "code")));
      default -> luaOnly(form, c, List.of("args", "nargs"));
    };
  }

  private int client(StepForm form) {
    OptionalInt given = form.step().integer("c", 1, MOST_CLIENTS);
    if (given.isEmpty()) {
      given = form.args().integer("c", 1, MOST_CLIENTS);
    }
    int c = given.orElse(1);
    if (form.verb().equals("new")) {
      if (!created.add(c)) {
        form.at().complain("client " + c + " is created a second time: use it again, or another c");
      }
    } else if (!form.verb().equals("lua") && !created.contains(c)) {
      form.at().complain("client " + c + " is never created before: put a new step in front");
    }
    return c;
  }

  private ClientStep connect(StepForm form, int c) {
    connected.add(c);
    Optional<Value> url = form.value("url");
    if (url.isPresent() && url.get().isText()) {
      return new ClientStep.Connect(c, url.get().latin1());
    }
    boolean raw = form.step().has("do");
    if (url.isEmpty() && !raw) {
      return new ClientStep.Connect(c, LAB_URL);
    } else if (url.isPresent() && !recorded) {
      url.get().fault("a URL such as " + LAB_URL);
    }
    return luaOnly(form, c, List.of("url"));
  }

  private static ClientStep send(StepForm form, int c) {
    Section args = form.args();
    Optional<Bytes> payload = form.argument().map(text -> utf8(text));
    List<String> given = args.present(List.of("text", "hex", "fill"));
    if (payload.isEmpty() && given.size() != 1) {
      args.complain("must have one of text, hex and fill (with len)");
    } else if (payload.isEmpty()) {
      Value value = args.find(given.get(0)).orElseThrow();
      payload =
          Optional.of(
              switch (given.get(0)) {
                case "text" -> utf8(value);
                case "hex" -> value.hex();
                default -> fill(args, value);
              });
    }
    return new ClientStep.Send(
        c, payload.orElse(Bytes.EMPTY), args.integer("opcode", Integer.MIN_VALUE, MAX_OPCODE));
  }

  static Bytes utf8(Value value) {
    String text = value.text();
    return value.claim(text.length()) ? Bytes.utf8(text) : Bytes.EMPTY;
  }

  private static Bytes fill(Section args, Value value) {
    Bytes one = value.hex();
    int times =
        args.need("len", "how often the byte is repeated")
            .map(len -> len.integer(0, MOST_FILL))
            .orElse(0);
    if (one.length() != 1) {
      value.fault("one byte in hex, which is repeated len times");
      return Bytes.EMPTY;
    }
    if (!value.claim(times)) {
      return Bytes.EMPTY;
    }
    byte[] all = new byte[times];
    Arrays.fill(all, (byte) one.at(0));
    return Bytes.of(all);
  }

  private static ClientStep config(StepForm form, int c) {
    Optional<Value> lua = form.args().find("lua");
    if (lua.isPresent()) {
      return new ClientStep.LuaOnly(c, "config", lua.get().latin1());
    }
    return new ClientStep.Config(
        c,
        form.args()
            .need("headers", "names with values")
            .map(ClientStepReader::headers)
            .orElse(List.of()));
  }

  /** A mapping, or a list of pairs where a name may come twice. */
  static List<Header> headers(Value value) {
    List<Header> headers = new ArrayList<>();
    if (value.isSection()) {
      value.section().all().forEach((name, v) -> headers.add(new Header(name, v.latin1())));
      return headers;
    }
    for (Value pair : value.items(1000)) {
      List<Value> both = pair.items(1000);
      if (both.size() == 2) {
        headers.add(new Header(both.get(0).latin1(), both.get(1).latin1()));
      } else if (pair.isList()) {
        pair.complain("must be a pair of name and value");
      }
    }
    return headers;
  }

  private ClientStep on(StepForm form, int c) {
    Section args = form.args();
    Optional<Value> event = args.need("event", "one of " + String.join(", ", EVENTS));
    Optional<Value> handler = args.find("handler");
    String name = event.map(Value::text).orElse("");
    String what = handler.map(Value::text).orElse("default");
    if (recorded && (!EVENTS.contains(name) || what.equals("none") || what.equals("string"))) {
      return luaOnly(form, c, List.of("event", "handler", "url"));
    }
    event.ifPresent(value -> value.word(EVENTS));
    handler.ifPresent(value -> value.word(List.of("default", "nil", "throw", "connect")));
    Optional<String> url = args.find("url").map(Value::latin1);
    Handler chosen =
        Arrays.stream(Handler.values())
            .filter(one -> one.name().equals(what.toUpperCase(Locale.ROOT)))
            .findFirst()
            .orElse(Handler.DEFAULT);
    if (chosen == Handler.CONNECT && url.isEmpty()) {
      url = Optional.of(LAB_URL);
    } else if (chosen != Handler.CONNECT && url.isPresent()) {
      args.complain("has a url, which only the handler connect makes use of");
    }
    return new ClientStep.On(c, name, chosen, url);
  }

  private ClientStep waiting(StepForm form, int c) {
    Optional<Value> plain = form.argument();
    Optional<Value> event = form.args().find("event");
    boolean isTime = plain.isPresent() && plain.get().text().matches("[0-9].*");
    if (isTime || plain.isEmpty() && event.isEmpty()) {
      Optional<Value> time = isTime ? plain : form.args().need("ms", "a time, or else an event");
      long ms = time.map(Value::millis).orElse(0L);
      waitedMs += ms;
      return new ClientStep.WaitMs(c, ms);
    }
    String name = plain.or(() -> event).map(value -> value.word(EVENTS)).orElse("");
    if (!connected.contains(c)) {
      form.at().complain("client " + c + " waits for an event before it connects: it never comes");
    }
    return new ClientStep.WaitEvent(c, name, form.args().integer("n", 1, 10_000).orElse(1));
  }

  private static String lacks(StepForm form, String field) {
    form.args().need(field, "what to do");
    return "";
  }

  /** Keeps the fields in JSON, so that whoever speaks Lua can make the call of them. */
  private static ClientStep luaOnly(StepForm form, int c, List<String> fields) {
    Map<String, Object> kept = new LinkedHashMap<>();
    form.argument().ifPresent(value -> kept.put("argument", value.plain()));
    for (String field : fields) {
      form.args().find(field).ifPresent(value -> kept.put(field, value.plain()));
    }
    try {
      return new ClientStep.LuaOnly(c, form.verb(), JSON.writeValueAsString(kept));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("plain values can always be written", impossible);
    }
  }

  /** Which steps only Lua can take, for people; empty if there is none. */
  static Optional<String> luaReason(List<ClientStep> steps) {
    StringJoiner names = new StringJoiner(", ");
    steps.stream()
        .filter(ClientStep.LuaOnly.class::isInstance)
        .map(step -> ((ClientStep.LuaOnly) step).what())
        .distinct()
        .forEach(names::add);
    return names.length() == 0
        ? Optional.empty()
        : Optional.of("has steps that can only be taken in Lua: " + names);
  }
}

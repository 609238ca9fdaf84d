package dev.wiretwin.core.scenario;

import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.frame.Outbox;
import dev.wiretwin.core.handshake.Header;
import dev.wiretwin.core.lab.LabStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Reads what a lab server does, raw or in friendlier words, into the raw steps it plays. Stateless,
 * any thread.
 */
final class ServerStepReader {
  private static final int MOST_CONNECTIONS = 1000;
  private static final int MOST_CUTS = 1000;
  private static final int MOST_FILL = 16 << 20;
  private static final int FARTHEST = 16 << 20;
  private static final String OK = "ok";

  /** The correct answer and nothing else. */
  static final LabStep HANDSHAKE =
      new LabStep.SendHandshake(0, Optional.empty(), Bytes.EMPTY, List.of(), 0);

  private static final List<String> VERBS =
      Stream.concat(
              Stream.of(
                  "expect_request",
                  "handshake",
                  "send_handshake",
                  "refuse",
                  "frame",
                  "frames",
                  "send",
                  "expect_frame",
                  "echo",
                  "wait",
                  "expect_fin",
                  "fin",
                  "rst"),
              FrameForm.KINDS.stream())
          .toList();

  private static final Map<Integer, String> PHRASES =
      Map.ofEntries(
          Map.entry(200, "OK"),
          Map.entry(301, "Moved Permanently"),
          Map.entry(302, "Found"),
          Map.entry(400, "Bad Request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(426, "Upgrade Required"),
          Map.entry(429, "Too Many Requests"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(503, "Service Unavailable"));

  private ServerStepReader() {}

  /** A list of steps for every connection, or a list of such lists; nothing: nobody listens. */
  static List<List<LabStep>> read(Value server) {
    if (server.isNothing()) {
      return List.of();
    }
    List<Value> items = server.items(ClientStepReader.MOST_STEPS);
    if (items.isEmpty() || !items.get(0).isList()) {
      return List.of(connection(items));
    }
    if (items.size() > MOST_CONNECTIONS) {
      server.complain("must have at most " + MOST_CONNECTIONS + " connections");
      return List.of();
    }
    return items.stream().map(list -> connection(list.items(ClientStepReader.MOST_STEPS))).toList();
  }

  private static List<LabStep> connection(List<Value> items) {
    List<LabStep> steps = new ArrayList<>();
    for (Value item : items) {
      StepForm.of(item, VERBS)
          .ifPresent(
              form -> {
                LabStep step = step(form);
                form.done();
                judgeOrder(steps, step, item);
                steps.add(step);
              });
    }
    return steps;
  }

  /** What can never happen is a mistake. */
  private static void judgeOrder(List<LabStep> before, LabStep step, Value at) {
    boolean sends =
        step instanceof LabStep.Send
            || step instanceof LabStep.SendHandshake
            || step instanceof LabStep.Echo
            || step instanceof LabStep.EchoUntilClose
            || step instanceof LabStep.Fin;
    if (before.stream().anyMatch(LabStep.Rst.class::isInstance)) {
      at.complain("comes after rst, when the connection is gone");
    } else if (sends && before.stream().anyMatch(LabStep.Fin.class::isInstance)) {
      at.complain("comes after fin, when nothing more can be sent");
    }
  }

  private static LabStep step(StepForm form) {
    long delay = form.step().millis("delay", 0);
    Section args = form.args();
    return switch (form.verb()) {
      case "expect_request" -> new LabStep.ExpectRequest(delay);
      case "handshake", "send_handshake" -> handshake(form, delay);
      case "refuse" -> refuse(form, delay);
      case "send" -> new LabStep.Send(delay, raw(form));
      case "frame" -> frame(form, delay);
      case "frames" -> frames(form, delay);
      case "expect_frame" -> expectFrame(form, delay);
      case "echo" -> echo(form, delay);
      case "wait" -> new LabStep.Wait(delay, time(form));
      case "expect_fin" -> new LabStep.ExpectFin(delay, args.millis("timeout", LabStep.NO_LIMIT));
      case "fin" -> new LabStep.Fin(delay);
      case "rst" -> new LabStep.Rst(delay);
      default -> {
        Outbox out = new Outbox();
        FrameForm.read(form, out);
        yield sent(delay, out);
      }
    };
  }

  private static LabStep echo(StepForm form, long delay) {
    long ms = form.value("ms").map(Value::millis).orElse(Value.LONGEST_MS);
    Optional<Value> until = form.args().find("until");
    until.ifPresent(what -> what.word(List.of("close")));
    return until.isPresent() ? new LabStep.EchoUntilClose(delay, ms) : new LabStep.Echo(delay, ms);
  }

  private static long time(StepForm form) {
    Optional<Value> time = form.value("ms");
    if (time.isEmpty()) {
      form.args().need("ms", "how long, such as 20, 20ms or 1.5s");
    }
    return time.map(Value::millis).orElse(0L);
  }

  private static LabStep frame(StepForm form, long delay) {
    Outbox out = new Outbox();
    form.inner(FrameForm.KINDS)
        .ifPresent(
            inner -> {
              FrameForm.read(inner, out);
              inner.done();
            });
    return sent(delay, out);
  }

  private static LabStep frames(StepForm form, long delay) {
    Outbox out = new Outbox();
    form.step().need("frames", "a list of frames").ifPresent(list -> FrameForm.readAll(list, out));
    return sent(delay, out);
  }

  private static LabStep sent(long delay, Outbox out) {
    return new LabStep.Send(delay, Bytes.copyOf(out.array(), 0, out.size()));
  }

  private static Bytes raw(StepForm form) {
    Optional<Value> hex = form.value("hex");
    Section args = form.args();
    Optional<Value> fill = args.find("fill");
    OptionalInt count = args.integer("fill_count", 0, MOST_FILL);
    Optional<Value> tail = args.find("tail_hex");
    if (hex.isEmpty() && fill.isEmpty()) {
      args.complain("must have hex, or fill with fill_count: the bytes to send");
    }
    if (fill.isPresent() != count.isPresent()) {
      args.complain("must have fill and fill_count together");
    }
    Outbox out = new Outbox();
    hex.ifPresent(value -> append(value.hex(), out));
    if (fill.isPresent() && count.isPresent()) {
      Bytes one = fill.get().hex();
      long total = (long) one.length() * count.getAsInt();
      if (total > MOST_FILL) {
        fill.get().complain("must not make more than 16 MiB with its fill_count");
      } else if (fill.get().claim(total)) {
        append(FrameForm.times(one, count.getAsInt()), out);
      }
    }
    tail.ifPresent(value -> append(value.hex(), out));
    return Bytes.copyOf(out.array(), 0, out.size());
  }

  private static void append(Bytes bytes, Outbox out) {
    out.append(bytes.toArray(), 0, bytes.length());
  }

  private static LabStep expectFrame(StepForm form, long delay) {
    Section args = form.args();
    OptionalInt opcode =
        form.value("opcode")
            .map(value -> OptionalInt.of(FrameForm.opcode(value)))
            .orElse(OptionalInt.empty());
    return new LabStep.ExpectFrame(
        delay,
        opcode,
        args.integer("n", 1, 100_000).orElse(1),
        args.millis("timeout", LabStep.NO_LIMIT));
  }

  private static LabStep handshake(StepForm form, long delay) {
    form.argument().ifPresent(word -> word.word(List.of(OK)));
    Section args = form.args();
    Optional<String> text = args.find("text").map(Value::latin1);
    Optional<Value> headers = args.find("headers");
    if (headers.isPresent()) {
      if (text.isPresent()) {
        args.complain("has both text and headers: put the headers into the text");
      }
      text = Optional.of(switching(ClientStepReader.headers(headers.get())));
    }
    Outbox append = new Outbox();
    args.find("append_hex").ifPresent(hex -> append(hex.hex(), append));
    args.find("append").ifPresent(frames -> FrameForm.readAll(frames, append));
    List<Integer> cuts =
        args.find("split_at").map(list -> list.items(MOST_CUTS)).orElse(List.of()).stream()
            .map(cut -> cut.integer(-FARTHEST, FARTHEST))
            .toList();
    return new LabStep.SendHandshake(
        delay,
        text,
        Bytes.copyOf(append.array(), 0, append.size()),
        cuts,
        args.millis("split_delay", 0));
  }

  private static String switching(List<Header> further) {
    StringBuilder text =
        new StringBuilder("HTTP/1.1 101 Switching Protocols\r\n")
            .append("Upgrade: websocket\r\nConnection: Upgrade\r\n")
            .append("Sec-WebSocket-Accept: {accept}\r\n");
    further.forEach(h -> text.append(h.name()).append(": ").append(h.value()).append("\r\n"));
    return text.append("\r\n").toString();
  }

  private static LabStep refuse(StepForm form, long delay) {
    Optional<Value> status = form.value("status");
    if (status.isEmpty()) {
      form.args().need("status", "an HTTP status from 200 to 599");
    }
    int code = status.map(value -> value.integer(200, 599)).orElse(400);
    StringBuilder text = new StringBuilder("HTTP/1.1 " + code);
    text.append(' ').append(PHRASES.getOrDefault(code, "Refused")).append("\r\n");
    form.args()
        .find("headers")
        .map(ClientStepReader::headers)
        .orElse(List.of())
        .forEach(h -> text.append(h.name()).append(": ").append(h.value()).append("\r\n"));
    text.append("Content-Length: 0\r\nConnection: close\r\n\r\n");
    return new LabStep.SendHandshake(
        delay, Optional.of(text.toString()), Bytes.EMPTY, List.of(), 0);
  }
}

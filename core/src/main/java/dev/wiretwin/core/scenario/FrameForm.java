package dev.wiretwin.core.scenario;

import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.frame.FrameWriter;
import dev.wiretwin.core.frame.Opcode;
import dev.wiretwin.core.frame.Outbox;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a frame in friendly words into the bytes a server sends, also where it breaks rules (RFC
 * 6455 §5.2). Not thread safe.
 */
final class FrameForm {
  /** The words a frame can begin with. */
  static final List<String> KINDS =
      List.of("text", "binary", "continuation", "ping", "pong", "close");

  static final List<String> OPCODE_NAMES =
      List.of("continuation", "text", "binary", "close", "ping", "pong");

  private static final Map<String, Integer> OPCODES =
      Map.of(
          "text", Opcode.TEXT,
          "binary", Opcode.BINARY,
          "continuation", Opcode.CONTINUATION,
          "ping", Opcode.PING,
          "pong", Opcode.PONG,
          "close", Opcode.CLOSE);

  private static final int MOST_TIMES = 16 << 20;

  /** Any key will do: no client may accept it. */
  private static final int MASK_KEY = 0x12345678;

  private FrameForm() {}

  /** Appends several, so that they travel in one segment. */
  static void readAll(Value frames, Outbox out) {
    for (Value frame : frames.items(ClientStepReader.MOST_STEPS)) {
      StepForm.of(frame, KINDS)
          .ifPresent(
              form -> {
                read(form, out);
                form.done();
              });
    }
  }

  /** Appends one; the frame's fields stand beside its kind. */
  static void read(StepForm form, Outbox out) {
    Section fields = form.step();
    int opcode = fields.integer("opcode", 0, 15).orElse(OPCODES.get(form.verb()));
    int rsv = fields.integer("rsv", 0, 7).orElse(0);
    boolean fin = fields.truth("fin", true);
    boolean masked = fields.truth("masked", false);
    byte[] payload = repeated(payload(form), fields).toArray();
    int first = FrameWriter.firstByte(fin, rsv, opcode);
    if (masked) {
      FrameWriter.writeMasked(out, first, payload, 0, payload.length, MASK_KEY);
    } else {
      FrameWriter.write(out, first, payload, 0, payload.length);
    }
  }

  /** What an opcode is called, or its number. */
  static int opcode(Value value) {
    Integer named = value.isText() ? OPCODES.get(value.text()) : null;
    if (named == null && value.isText()) {
      value.fault("0 to 15, or one of " + String.join(", ", OPCODE_NAMES));
      return 0;
    }
    return named != null ? named : value.integer(0, 15);
  }

  private static Bytes payload(StepForm form) {
    if (form.argument().isPresent()) {
      Value plain = form.argument().get();
      return switch (form.verb()) {
        case "binary" -> plain.hex();
        case "close" -> closeBody(plain.integer(0, 0xFFFF), "");
        default -> ClientStepReader.utf8(plain);
      };
    }
    Section args = form.args();
    Optional<Value> text =
        args == form.step() ? Optional.empty() : args.find("text"); // beside, it is a kind
    Optional<Value> hex = args.find("hex");
    if (form.verb().equals("close") && hex.isEmpty()) {
      Optional<Value> reason = args.find("reason");
      if (args.has("code")) {
        return closeBody(
            args.integer("code", 0, 0xFFFF).orElse(0), reason.map(Value::text).orElse(""));
      }
      reason.ifPresent(value -> value.complain("needs a code in front of it"));
      return Bytes.EMPTY;
    }
    if (text.isPresent() && hex.isPresent()) {
      args.complain("has both text and hex: give one of them");
    }
    return text.map(ClientStepReader::utf8).or(() -> hex.map(Value::hex)).orElse(Bytes.EMPTY);
  }

  private static Bytes closeBody(int code, String reason) {
    byte[] words = Bytes.utf8(reason).toArray();
    byte[] body = new byte[2 + words.length];
    body[0] = (byte) (code >> 8);
    body[1] = (byte) code;
    System.arraycopy(words, 0, body, 2, words.length);
    return Bytes.of(body);
  }

  /** As often as a field {@code repeat} says, if there is one. */
  static Bytes repeated(Bytes one, Section fields) {
    Optional<Value> repeat = fields.find("repeat");
    if (repeat.isEmpty()) {
      return one;
    }
    int times = repeat.get().integer(0, MOST_TIMES);
    if ((long) one.length() * times > MOST_TIMES) {
      repeat.get().complain("must not make the payload longer than 16 MiB");
      return one;
    }
    return repeat.get().claim((long) one.length() * times) ? times(one, times) : one;
  }

  /** The same bytes so many times over. */
  static Bytes times(Bytes one, int times) {
    byte[] piece = one.toArray();
    byte[] all = new byte[piece.length * times];
    for (int i = 0; i < times; i++) {
      System.arraycopy(piece, 0, all, i * piece.length, piece.length);
    }
    return Bytes.of(all);
  }
}

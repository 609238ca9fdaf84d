package dev.wiretwin.core.scenario;

import dev.wiretwin.core.frame.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads what must be seen for a scenario to pass. Stateless, any thread. */
final class ExpectationReader {
  private static final List<String> EVENTS = List.of("connection", "receive", "close", "error");
  private static final List<String> VERBS =
      List.of("event", "never", "connection", "receive", "close", "error");

  private ExpectationReader() {}

  /**
   * @param clients who is created in the scenario
   */
  static List<Expectation> read(Value expect, Set<Integer> clients) {
    List<Expectation> all = new ArrayList<>();
    for (Value item : expect.items(ClientStepReader.MOST_STEPS)) {
      StepForm.of(item, VERBS)
          .ifPresent(
              form -> {
                Expectation one = expectation(form, clients);
                form.done();
                judgeContradiction(all, one, item);
                all.add(one);
              });
    }
    return all;
  }

  private static Expectation expectation(StepForm form, Set<Integer> clients) {
    Section fields = form.step();
    boolean never = form.verb().equals("never");
    boolean named = never || form.verb().equals("event");
    String event =
        named
            ? form.argument().map(word -> word.word(EVENTS)).orElseGet(() -> eventMissing(form))
            : form.verb();
    int c = fields.integer("c", 1, ClientStepReader.MOST_CLIENTS).orElse(1);
    if (!clients.contains(c)) {
      form.at().complain("expects something of client " + c + ", which is never created");
    }
    Optional<Value> short_ = named ? Optional.empty() : form.argument();
    OptionalInt status = fields.integer("status", -999, 0);
    Optional<Bytes> payload = payload(fields);
    if (short_.isPresent()) {
      switch (event) {
        case "close" -> status = OptionalInt.of(short_.get().integer(-999, 0));
        case "receive" -> payload = Optional.of(ClientStepReader.utf8(short_.get()));
        default -> short_.get().complain("must stand alone: " + event + " carries nothing");
      }
    }
    payload = payload.map(one -> FrameForm.repeated(one, fields));
    Expectation read =
        new Expectation(
            c,
            event,
            status,
            fields.integer("opcode", 0, 15),
            payload,
            fields.find("clean").map(Value::truth),
            fields.integer("code", 0, 0xFFFF),
            fields.integer("http", 100, 599),
            never);
    judgeFields(read, form.at());
    return read;
  }

  private static String eventMissing(StepForm form) {
    form.at().complain("must name an event: " + String.join(", ", EVENTS));
    return EVENTS.get(0);
  }

  private static Optional<Bytes> payload(Section fields) {
    Optional<Value> text = fields.find("text");
    Optional<Value> hex = fields.find("hex");
    if (text.isPresent() && hex.isPresent()) {
      fields.complain("has both text and hex: give one of them");
    }
    return text.map(ClientStepReader::utf8).or(() -> hex.map(Value::hex));
  }

  private static void judgeFields(Expectation read, Value at) {
    boolean ofClose =
        read.status().isPresent()
            || read.clean().isPresent()
            || read.closeCode().isPresent()
            || read.httpStatus().isPresent();
    boolean ofReceive = read.opcode().isPresent() || read.payload().isPresent();
    if (ofClose && !read.event().equals("close")) {
      at.complain("has status, clean, code or http, which only close events carry");
    }
    if (ofReceive && !read.event().equals("receive")) {
      at.complain("has text, hex or opcode, which only receive events carry");
    }
  }

  /** An event of which nothing at all may be seen cannot be wanted, too. */
  private static void judgeContradiction(List<Expectation> before, Expectation one, Value at) {
    for (Expectation other : before) {
      Expectation no = one.never() ? one : other;
      boolean bothWays = one.never() != other.never();
      boolean anything = no.equals(anyNever(no.c(), no.event()));
      if (bothWays && anything && one.c() == other.c() && one.event().equals(other.event())) {
        at.complain("contradicts an entry above: " + one.event() + " is wanted, and never");
        return;
      }
    }
  }

  private static Expectation anyNever(int c, String event) {
    return new Expectation(
        c,
        event,
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        true);
  }
}

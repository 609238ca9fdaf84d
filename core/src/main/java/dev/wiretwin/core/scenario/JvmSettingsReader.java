package dev.wiretwin.core.scenario;

import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.client.ClientConfig.Handlers;
import dev.wiretwin.core.client.ClientConfig.ReceiveQueue;
import dev.wiretwin.core.client.ClientConfig.WhenFull;
import dev.wiretwin.core.deflate.DeflateOffer;
import dev.wiretwin.core.engine.Timing;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.scenario.JvmSettings.Tls;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the {@code jvm} section of a scenario. Stateless, any thread. */
final class JvmSettingsReader {
  private static final int LARGEST = Integer.MAX_VALUE - 8;
  private static final long MILLI = 1_000_000;
  private static final Map<String, Tls> TRUST =
      Map.of("trust", Tls.LAB, "any", Tls.ANY, "system", Tls.SYSTEM);

  private JvmSettingsReader() {}

  static JvmSettings read(Section fields) {
    JvmSettings usual = JvmSettings.DEFAULT;
    JvmSettings read =
        new JvmSettings(
            fields.find("limits").map(v -> limits(v.section())).orElse(usual.limits()),
            fields.find("timing").map(v -> timing(v.section())).orElse(usual.timing()),
            fields.find("deflate").flatMap(JvmSettingsReader::deflate),
            fields.find("subprotocols").map(JvmSettingsReader::words).orElse(List.of()),
            fields
                .find("tls")
                .map(v -> TRUST.getOrDefault(v.word(List.of("trust", "any", "system")), Tls.LAB))
                .orElse(usual.tls()),
            fields.find("handlers").map(JvmSettingsReader::handlers).orElse(usual.handlers()),
            fields
                .find("receive_queue")
                .map(v -> receiveQueue(v.section()))
                .orElse(usual.receiveQueue()));
    fields.done();
    return read;
  }

  private static Limits limits(Section fields) {
    Limits usual = Limits.DEFAULT;
    Limits read =
        new Limits(
            fields.integer("head", 256, 16 << 20).orElse(usual.maxHeadBytes()),
            fields.integer("frame", 125, LARGEST).orElse(usual.maxFrameBytes()),
            fields.integer("message", 125, LARGEST).orElse(usual.maxMessageBytes()),
            fields
                .integer("empty_fragments", 0, Integer.MAX_VALUE)
                .orElse(usual.maxEmptyFragments()),
            fields.integer("queue", 1 << 10, LARGEST).orElse(usual.maxQueuedBytes()));
    fields.done();
    return read;
  }

  private static Timing timing(Section fields) {
    Timing usual = Timing.NODEMCU;
    Timing read =
        new Timing(
            nanos(fields, "connect", usual.connectNanos()),
            nanos(fields, "ping", usual.pingNanos()),
            fields.integer("unanswered", 1, 1000).orElse(usual.unansweredPings()),
            nanos(fields, "close", usual.closeNanos()));
    fields.done();
    return read;
  }

  /** 0 is as soon as can be. */
  private static long nanos(Section fields, String name, long otherwise) {
    return Math.max(1, fields.millis(name, otherwise / MILLI) * MILLI);
  }

  private static Optional<DeflateOffer> deflate(Value value) {
    if (!value.isSection()) {
      return value.truth() ? Optional.of(DeflateOffer.DEFAULT) : Optional.empty();
    }
    Section fields = value.section();
    DeflateOffer read =
        new DeflateOffer(
            fields.truth("server_no_context_takeover", false),
            fields.truth("client_no_context_takeover", false),
            fields.integer("server_max_window_bits", 8, 15).orElse(15),
            fields.integer("client_max_window_bits", 8, 15).orElse(15));
    fields.done();
    return Optional.of(read);
  }

  private static List<String> words(Value value) {
    List<String> words = value.items(100).stream().map(Value::text).toList();
    try {
      ClientConfig.DEFAULT.withSubprotocols(words.toArray(String[]::new));
    } catch (IllegalArgumentException fault) {
      value.complain(fault.getMessage());
    }
    return words;
  }

  private static Handlers handlers(Value value) {
    return value.word(List.of("queued", "direct")).equals("direct")
        ? Handlers.DIRECT
        : Handlers.QUEUED;
  }

  private static ReceiveQueue receiveQueue(Section fields) {
    ReceiveQueue usual = ReceiveQueue.DEFAULT;
    WhenFull whenFull =
        fields
                .find("when_full")
                .map(v -> v.word(List.of("pause", "close")).equals("close"))
                .orElse(usual.whenFull() == WhenFull.CLOSE)
            ? WhenFull.CLOSE
            : WhenFull.PAUSE;
    ReceiveQueue read =
        new ReceiveQueue(
            fields.integer("messages", 1, 1 << 20).orElse(usual.maxMessages()),
            fields.integer("bytes", 1, LARGEST).orElse((int) usual.maxBytes()),
            whenFull);
    fields.done();
    return read;
  }
}

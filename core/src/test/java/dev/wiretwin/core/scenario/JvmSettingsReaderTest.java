package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.client.ClientConfig.Handlers;
import dev.wiretwin.core.client.ClientConfig.ReceiveQueue;
import dev.wiretwin.core.client.ClientConfig.WhenFull;
import dev.wiretwin.core.deflate.DeflateOffer;
import dev.wiretwin.core.engine.Timing;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.scenario.JvmSettings.Tls;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JvmSettingsReaderTest {
  private static JvmSettings read(String yaml) {
    Draft draft = Draft.of(yaml);
    JvmSettings read = JvmSettingsReader.read(draft.value().section());
    assertThat(draft.complaints()).isEmpty();
    return read;
  }

  @Test
  void everythingCanBeSet() {
    JvmSettings read =
        read(
            """
            limits: {head: 300, frame: 200, message: 150, empty_fragments: 0, queue: 2000}
            timing: {connect: 1s, ping: 2s, unanswered: 3, close: 0}
            deflate: {server_no_context_takeover: true, client_max_window_bits: 9}
            subprotocols: [chat, mqtt]
            tls: any
            handlers: direct
            receive_queue: {messages: 1, bytes: 2, when_full: close}
            """);
    assertThat(read)
        .isEqualTo(
            new JvmSettings(
                new Limits(300, 200, 150, 0, 2000),
                new Timing(1_000_000_000L, 2_000_000_000L, 3, 1),
                Optional.of(new DeflateOffer(true, false, 15, 9)),
                List.of("chat", "mqtt"),
                Tls.ANY,
                Handlers.DIRECT,
                new ReceiveQueue(1, 2, WhenFull.CLOSE)));
  }

  @Test
  void whatIsLeftOutIsAsUsual() {
    assertThat(read("{}")).isEqualTo(JvmSettings.DEFAULT);
    assertThat(read("{limits: {}, timing: {}, receive_queue: {}, deflate: false, tls: trust}"))
        .isEqualTo(JvmSettings.DEFAULT);
    assertThat(read("{deflate: true, tls: system, handlers: queued}"))
        .satisfies(
            some -> {
              assertThat(some.deflate()).contains(DeflateOffer.DEFAULT);
              assertThat(some.tls()).isEqualTo(Tls.SYSTEM);
              assertThat(some.handlers()).isEqualTo(Handlers.QUEUED);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{limit: {}}                    | x.limit: unknown field: did you mean \"limits\"?",
        "{limits: 5}                    | x.limits: must be a mapping of fields, not 5",
        "{limits: {head: 100}}          | x.limits.head: must be 256 to 16777216, not 100",
        "{limits: {heads: 500}}         | x.limits.heads: unknown field: did you mean \"head\"?",
        "{timing: {ping: 1y}}           | x.timing.ping: must be a time from 0 to 10min",
        "{timing: {unanswered: 0}}      | x.timing.unanswered: must be 1 to 1000, not 0",
        "{deflate: maybe}               | x.deflate: must be true or false, not \"maybe\"",
        "{deflate: {server_max_window_bits: 16}} | x.deflate.server_max_window_bits: must be 8 to 15",
        "{subprotocols: [a b]}          | x.subprotocols: a subprotocol must be one word",
        "{tls: all}                     | x.tls: \"all\" is not known here: known are trust, any, system",
        "{handlers: direkt}             | x.handlers: \"direkt\" is not known here: did you mean \"direct\"?",
        "{receive_queue: {when_full: x}} | x.receive_queue.when_full: \"x\" is not known here",
        "{receive_queue: {messages: 0}} | x.receive_queue.messages: must be 1 to 1048576, not 0",
      })
  void whatIsWrongIsComplainedAbout(String yaml, String complaint) {
    Draft draft = Draft.of(yaml);
    JvmSettingsReader.read(draft.value().section());
    assertThat(draft.complaints()).singleElement().asString().startsWith(complaint);
  }
}

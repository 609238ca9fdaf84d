package dev.wiretwin.core.deflate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wiretwin.core.frame.ProtocolViolation;
import dev.wiretwin.core.frame.ProtocolViolation.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeflateNegotiationTest {
  private static final DeflateOffer SMALL = new DeflateOffer(true, true, 10, 11);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "permessage-deflate | permessage-deflate",
        "PerMessage-Deflate | permessage-deflate",
        "permessage-deflate; client_max_window_bits | permessage-deflate",
        "permessage-deflate; client_max_window_bits=15 | permessage-deflate",
        "permessage-deflate; client_max_window_bits=9 | permessage-deflate; client_max_window_bits=9",
        "permessage-deflate; client_max_window_bits=\"9\" | permessage-deflate; client_max_window_bits=9",
        "permessage-deflate; server_max_window_bits=10 | permessage-deflate; server_max_window_bits=10",
        "permessage-deflate; server_max_window_bits=15 | permessage-deflate; server_max_window_bits=15",
        "permessage-deflate; server_no_context_takeover | permessage-deflate; server_no_context_takeover",
        "permessage-deflate; client_no_context_takeover | permessage-deflate; client_no_context_takeover",
        "x-webkit-deflate-frame, permessage-deflate | permessage-deflate",
        "permessage-deflate; server_max_window_bits=9, permessage-deflate | permessage-deflate; server_max_window_bits=9",
        "permessage-deflate; unknown, permessage-deflate; client_no_context_takeover"
            + " | permessage-deflate; client_no_context_takeover"
      })
  void anUnrestrictedServerGrantsWhatIsAsked(String offers, String answer) {
    assertThat(choose(DeflateOffer.DEFAULT, offers)).hasValue(answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "permessage-deflate | 10 | 15 | ; server_max_window_bits=10",
        "permessage-deflate; client_max_window_bits | 10 | 11 | ; server_max_window_bits=10; client_max_window_bits=11",
        "permessage-deflate; client_max_window_bits=9 | 10 | 9 | ; server_max_window_bits=10; client_max_window_bits=9",
        "permessage-deflate; client_max_window_bits=13 | 10 | 11 | ; server_max_window_bits=10; client_max_window_bits=11",
        "permessage-deflate; server_max_window_bits=15 | 10 | 15 | ; server_max_window_bits=10",
        "permessage-deflate; server_max_window_bits=8 | 8 | 15 | ; server_max_window_bits=8"
      })
  void aRestrictedServerImposesOnlyWhatTheOfferAllows(
      String offer, int serverBits, int clientBits, String windows) {
    DeflateAnswer answer =
        DeflateNegotiation.choose(Optional.of(SMALL), List.of(offer)).orElseThrow();
    assertThat(answer.parameters())
        .isEqualTo(new DeflateParameters(true, true, serverBits, clientBits));
    assertThat(answer.header())
        .isEqualTo(
            "permessage-deflate; server_no_context_takeover; client_no_context_takeover" + windows);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "foo",
        "permessage-deflate; unknown",
        "permessage-deflate; unknown=1",
        "permessage-deflate; server_no_context_takeover=1",
        "permessage-deflate; client_no_context_takeover=true",
        "permessage-deflate; server_no_context_takeover; server_no_context_takeover",
        "permessage-deflate; client_no_context_takeover; CLIENT_no_context_takeover",
        "permessage-deflate; client_max_window_bits; client_max_window_bits=10",
        "permessage-deflate; server_max_window_bits=10; server_max_window_bits=10",
        "permessage-deflate; server_max_window_bits",
        "permessage-deflate; server_max_window_bits=7",
        "permessage-deflate; server_max_window_bits=16",
        "permessage-deflate; server_max_window_bits=08",
        "permessage-deflate; client_max_window_bits=7",
        "permessage-deflate; client_max_window_bits=16",
        "permessage-deflate; client_max_window_bits=x"
      })
  void offersThatMakeNoSenseAreDeclined(String offer) {
    assertThat(choose(DeflateOffer.DEFAULT, offer)).isEmpty();
  }

  @Test
  void aServerWithoutCompressionDeclinesYetStillWantsGrammar() {
    assertThat(DeflateNegotiation.choose(Optional.empty(), List.of("permessage-deflate")))
        .isEmpty();
    assertThatExceptionOfType(ProtocolViolation.class)
        .isThrownBy(
            () -> DeflateNegotiation.choose(Optional.empty(), List.of("permessage-deflate;")))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.HANDSHAKE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "permessage-deflate | false | false | 15 | 15",
        "PERMESSAGE-DEFLATE | false | false | 15 | 15",
        "permessage-deflate; server_no_context_takeover | true | false | 15 | 15",
        "permessage-deflate; client_no_context_takeover | false | true | 15 | 15",
        "permessage-deflate; server_max_window_bits=8 | false | false | 8 | 15",
        "permessage-deflate; server_max_window_bits=15 | false | false | 15 | 15",
        "permessage-deflate; client_max_window_bits=\"8\" | false | false | 15 | 8"
      })
  void anUnrestrictedClientAcceptsWhatTheServerChose(
      String answer, boolean serverReset, boolean clientReset, int serverBits, int clientBits) {
    assertThat(confirm(DeflateOffer.DEFAULT, answer))
        .hasValue(new DeflateParameters(serverReset, clientReset, serverBits, clientBits));
  }

  @Test
  void aRestrictedClientKeepsToItsOwnAnnouncements() {
    assertThat(
            confirm(
                SMALL, "permessage-deflate; server_no_context_takeover; server_max_window_bits=9"))
        .hasValue(new DeflateParameters(true, true, 9, 11));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " , "})
  void noExtensionInTheAnswerMeansNoCompression(String answer) {
    assertThat(confirm(DeflateOffer.DEFAULT, answer)).isEmpty();
    assertThat(DeflateNegotiation.confirm(Optional.empty(), List.of(answer))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "foo | the extension foo that was not asked for",
        "permessage-deflate, foo | the extension foo",
        "permessage-deflate, permessage-deflate | more than once",
        "permessage-deflate; unknown | unknown, twice or of a wrong value",
        "permessage-deflate; client_max_window_bits | unknown, twice or of a wrong value",
        "permessage-deflate; client_max_window_bits=16 | unknown, twice or of a wrong value",
        "permessage-deflate; server_max_window_bits | unknown, twice or of a wrong value",
        "permessage-deflate; server_max_window_bits=7 | unknown, twice or of a wrong value",
        "permessage-deflate; server_no_context_takeover=1 | unknown, twice or of a wrong value",
        "permessage-deflate; client_no_context_takeover; client_no_context_takeover | unknown, twice",
        "permessage-deflate; | malformed"
      })
  void answersThatMakeNoSenseAreInvalid(String answer, String sentence) {
    assertInvalid(Optional.of(DeflateOffer.DEFAULT), answer, sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "permessage-deflate; server_max_window_bits=10 | agree to server_no_context_takeover",
        "permessage-deflate; server_no_context_takeover | agree to server_max_window_bits=10",
        "permessage-deflate; server_no_context_takeover; server_max_window_bits=11 | agree to server_max_window_bits=10",
        "permessage-deflate; server_no_context_takeover; server_max_window_bits=10; client_max_window_bits=12"
            + " | larger client_max_window_bits"
      })
  void answersThatIgnoreOurWishesAreInvalid(String answer, String sentence) {
    assertInvalid(Optional.of(SMALL), answer, sentence);
  }

  @Test
  void compressionNobodyAskedForIsInvalid() {
    assertInvalid(
        Optional.empty(), "permessage-deflate", "permessage-deflate that was not asked for");
  }

  @Test
  void whateverWeOfferOurServerAnswersSoThatOurClientAccepts() {
    for (int bits = 8; bits <= 15; bits++) {
      for (int flags = 0; flags < 16; flags++) {
        DeflateOffer client = new DeflateOffer((flags & 1) != 0, (flags & 2) != 0, bits, 23 - bits);
        DeflateOffer server = new DeflateOffer((flags & 4) != 0, (flags & 8) != 0, 23 - bits, bits);
        DeflateAnswer answer =
            DeflateNegotiation.choose(Optional.of(server), List.of(client.toHeader()))
                .orElseThrow();
        assertThat(confirm(client, answer.header())).hasValue(answer.parameters());
      }
    }
  }

  private static Optional<String> choose(DeflateOffer willing, String offers) {
    return DeflateNegotiation.choose(Optional.of(willing), List.of(offers))
        .map(DeflateAnswer::header);
  }

  private static Optional<DeflateParameters> confirm(DeflateOffer offer, String answer) {
    return DeflateNegotiation.confirm(Optional.of(offer), List.of(answer));
  }

  private static void assertInvalid(Optional<DeflateOffer> offer, String answer, String sentence) {
    assertThatExceptionOfType(ProtocolViolation.class)
        .isThrownBy(() -> DeflateNegotiation.confirm(offer, List.of(answer)))
        .withMessageContaining(sentence)
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.HANDSHAKE));
  }
}

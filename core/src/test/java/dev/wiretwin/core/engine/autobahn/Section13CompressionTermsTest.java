package dev.wiretwin.core.engine.autobahn;

import dev.wiretwin.core.engine.Role;
import dev.wiretwin.core.engine.autobahn.DeflateCase.Size;
import dev.wiretwin.core.engine.autobahn.DeflateCase.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** permessage-deflate on the terms that either side may ask for (RFC 7692 §7.1). */
class Section13CompressionTermsTest {
  private static final String DEFLATE = "permessage-deflate";
  private static final String CLIENT_RESET = "; client_no_context_takeover";
  private static final String SERVER_RESET = "; server_no_context_takeover";
  private static final String CLIENT_WINDOW = "; client_max_window_bits";
  private static final String SERVER_WINDOW = "; server_max_window_bits";

  /** The suite's client always says that it will do what a server asks of it. */
  private static final String OFFER = DEFLATE + CLIENT_RESET + CLIENT_WINDOW;

  private static final String ANSWER = DEFLATE + CLIENT_RESET;

  /** The first offer that makes sense is taken. */
  private static final String THREE_OFFERS =
      OFFER + SERVER_RESET + SERVER_WINDOW + "=9, " + OFFER + SERVER_RESET + ", " + OFFER;

  private static final Terms T1 = new Terms(OFFER, ANSWER, DEFLATE);
  private static final Terms T2 =
      new Terms(
          OFFER + SERVER_RESET, DEFLATE + SERVER_RESET + CLIENT_RESET, DEFLATE + CLIENT_RESET);
  private static final Terms T3 =
      new Terms(
          OFFER + SERVER_WINDOW + "=9",
          ANSWER + SERVER_WINDOW + "=9",
          DEFLATE + CLIENT_WINDOW + "=9");
  private static final Terms T4 =
      new Terms(
          OFFER + SERVER_WINDOW + "=15",
          ANSWER + SERVER_WINDOW + "=15",
          DEFLATE + CLIENT_WINDOW + "=15");
  private static final Terms T5 =
      new Terms(
          OFFER + SERVER_RESET + SERVER_WINDOW + "=9",
          DEFLATE + SERVER_RESET + CLIENT_RESET + SERVER_WINDOW + "=9",
          DEFLATE + CLIENT_RESET + CLIENT_WINDOW + "=9");
  private static final Terms T6 =
      new Terms(
          OFFER + SERVER_RESET + SERVER_WINDOW + "=15",
          DEFLATE + SERVER_RESET + CLIENT_RESET + SERVER_WINDOW + "=15",
          DEFLATE + CLIENT_RESET + CLIENT_WINDOW + "=15");
  private static final Terms T7 = new Terms(THREE_OFFERS, T5.ourAnswer(), T5.answer());

  static List<DeflateCase> cases() {
    return Stream.of(
            DeflateCase.group("13.1", T1, SampleData.JSON),
            DeflateCase.group("13.2", T2, SampleData.JSON),
            DeflateCase.group("13.3", T3, SampleData.JSON),
            DeflateCase.group("13.4", T4, SampleData.JSON),
            DeflateCase.group("13.5", T5, SampleData.JSON),
            DeflateCase.group("13.6", T6, SampleData.JSON),
            DeflateCase.group("13.7", T7, SampleData.JSON))
        .flatMap(List::stream)
        .toList();
  }

  static Stream<Arguments> casesForBothRoles() {
    return Fuzzer.forBothRoles(cases());
  }

  /** Beyond the suite: each wish with each other, with the smallest window, too. */
  static Stream<Arguments> allTermsForBothRoles() {
    List<DeflateCase> rows = new ArrayList<>();
    for (String resets : List.of("", SERVER_RESET, CLIENT_RESET, SERVER_RESET + CLIENT_RESET)) {
      for (int server : List.of(8, 9, 15)) {
        for (int client : List.of(8, 9)) {
          String wishes =
              DEFLATE + resets + SERVER_WINDOW + "=" + server + CLIENT_WINDOW + "=" + client;
          Terms terms = new Terms(wishes, wishes, wishes);
          rows.add(new DeflateCase(wishes, terms, SampleData.JSON, new Size(700, 100)));
        }
      }
    }
    return Fuzzer.forBothRoles(rows);
  }

  @ParameterizedTest(name = "{0} as {1}")
  @MethodSource("casesForBothRoles")
  void whatWasAgreedIsKeptTo(DeflateCase row, Role role) {
    row.play(role);
  }

  @ParameterizedTest(name = "{0} as {1}")
  @MethodSource("allTermsForBothRoles")
  void allTermsGoTogether(DeflateCase row, Role role) {
    row.play(role);
  }
}

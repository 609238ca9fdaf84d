package dev.wiretwin.core.engine.autobahn;

import dev.wiretwin.core.engine.Role;
import dev.wiretwin.core.engine.autobahn.DeflateCase.Terms;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** permessage-deflate as it is offered by default, for content of all kinds (RFC 7692). */
class Section12CompressionTest {
  private static final Terms DEFAULT =
      new Terms(
          "permessage-deflate; client_no_context_takeover; client_max_window_bits",
          "permessage-deflate; client_no_context_takeover",
          "permessage-deflate");

  static List<DeflateCase> cases() {
    return Stream.of(
            DeflateCase.group("12.1", DEFAULT, SampleData.JSON),
            DeflateCase.group("12.2", DEFAULT, SampleData.PICTURE),
            DeflateCase.group("12.3", DEFAULT, SampleData.POEM),
            DeflateCase.group("12.4", DEFAULT, SampleData.HTML),
            DeflateCase.group("12.5", DEFAULT, SampleData.DOCUMENT))
        .flatMap(List::stream)
        .toList();
  }

  static Stream<Arguments> casesForBothRoles() {
    return Fuzzer.forBothRoles(cases());
  }

  @ParameterizedTest(name = "{0} as {1}")
  @MethodSource("casesForBothRoles")
  void compressedMessagesAreEchoedCompressed(DeflateCase row, Role role) {
    row.play(role);
  }
}

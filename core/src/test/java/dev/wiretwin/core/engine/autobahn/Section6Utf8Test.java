package dev.wiretwin.core.engine.autobahn;

import static dev.wiretwin.core.engine.autobahn.Frames.begin;
import static dev.wiretwin.core.engine.autobahn.Frames.bytes;
import static dev.wiretwin.core.engine.autobahn.Frames.end;
import static dev.wiretwin.core.engine.autobahn.Frames.fragmented;
import static dev.wiretwin.core.engine.autobahn.Frames.goOn;
import static dev.wiretwin.core.engine.autobahn.Frames.hex;
import static dev.wiretwin.core.engine.autobahn.Frames.text;
import static dev.wiretwin.core.engine.autobahn.FuzzCase.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.engine.Role;
import dev.wiretwin.core.engine.State;
import dev.wiretwin.core.frame.CloseCode;
import dev.wiretwin.core.frame.Opcode;
import dev.wiretwin.core.testkit.WireFrame;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Text that is UTF-8 and text that is not, and how soon that is noticed (§8.1). */
class Section6Utf8Test {
  private static final int FAULT = CloseCode.INVALID_PAYLOAD;
  private static final String UMLAUTS = "Hello-µ@ßöäüàá-UTF-8!!";
  private static final byte[] GREEK = hex("cebae1bdb9cf83cebcceb5");
  private static final byte[] SURROGATE = hex("cebae1bdb9cf83cebcceb5" + "eda080" + "656469746564");

  /** Text, then U+110000 if there were such a code point, then text: wrong from byte 12 on. */
  private static final byte[] TOO_FAR = hex("cebae1bdb9cf83cebcceb5" + "f4908080" + "656469746564");

  static List<FuzzCase> cases() {
    return List.of(
        row("6.1.1").echoes(text("")),
        row("6.1.2").sends(begin(""), goOn(""), end("")).answers(text("")),
        row("6.1.3")
            .sends(begin(""), goOn("middle frame payload"), end(""))
            .answers(text("middle frame payload")),
        row("6.2.1").echoes(text(UMLAUTS)),
        row("6.2.2").sends(begin("Hello-µ@ßöä"), end("üàá-UTF-8!!")).answers(text(UMLAUTS)),
        row("6.2.3").sends(singleBytes(bytes(UMLAUTS))).answers(text(UMLAUTS)),
        row("6.2.4").sends(singleBytes(GREEK)).answers(text(GREEK)),
        row("6.3.1").sends(text(SURROGATE)).fails(FAULT),
        row("6.3.2").sends(singleBytes(SURROGATE)).fails(FAULT));
  }

  /**
   * A message in three parts of which the second breaks it.
   *
   * @param inFrames one frame each; otherwise they are pieces of one frame
   * @param first where the first part ends
   * @param second where the second part ends
   */
  record FailFast(String number, boolean inFrames, int first, int second) {
    @Override
    public String toString() {
      return number;
    }
  }

  static List<FailFast> failFastCases() {
    return List.of(
        new FailFast("6.4.1", true, 11, 15),
        new FailFast("6.4.2", true, 12, 13),
        new FailFast("6.4.3", false, 11, 15),
        new FailFast("6.4.4", false, 12, 13));
  }

  static List<FuzzCase> sequences() {
    return Utf8Sequences.all().stream()
        .map(
            sequence ->
                sequence.valid()
                    ? row(sequence.number()).echoes(text(sequence.bytes()))
                    : row(sequence.number()).sends(text(sequence.bytes())).fails(FAULT))
        .toList();
  }

  static Stream<Arguments> casesForBothRoles() {
    return Fuzzer.forBothRoles(cases());
  }

  static Stream<Arguments> failFastCasesForBothRoles() {
    return Fuzzer.forBothRoles(failFastCases());
  }

  static Stream<Arguments> sequencesForBothRoles() {
    return Fuzzer.forBothRoles(sequences());
  }

  @ParameterizedTest(name = "{0} as {1}")
  @MethodSource("casesForBothRoles")
  void charactersMayBeCutAnywhereButMustBeWhole(FuzzCase row, Role role) {
    Fuzzer.play(row, role);
  }

  @ParameterizedTest(name = "{0} as {1}")
  @MethodSource("sequencesForBothRoles")
  void textIsEchoedIfItIsUtf8AndElseFailsTheConnection(FuzzCase row, Role role) {
    Fuzzer.play(row, role);
  }

  @ParameterizedTest(name = "{0} byte by byte as {1}")
  @MethodSource("sequencesForBothRoles")
  void theVerdictIsTheSameHoweverTheBytesArrive(FuzzCase row, Role role) {
    Fuzzer.play(row.octetWise(), role);
  }

  @ParameterizedTest(name = "{0} as {1}")
  @MethodSource("failFastCasesForBothRoles")
  void theByteThatBreaksATextFailsTheConnectionAtOnce(FailFast row, Role role) {
    EchoTestee testee = EchoTestee.open(role);
    List<byte[]> parts = parts(row, testee);

    testee.feed(parts.get(0), Integer.MAX_VALUE);
    assertThat(testee.takeFrames()).isEmpty();
    assertThat(testee.rig().connection().state()).isEqualTo(State.OPEN);

    testee.feed(parts.get(1), Integer.MAX_VALUE);
    List<WireFrame> frames = testee.takeFrames();
    assertThat(frames).hasSize(1);
    testee.feed(parts.get(2), Integer.MAX_VALUE);
    assertThat(testee.takeFrames()).isEmpty();
    Fuzzer.hasFailed(testee, frames.get(0), FAULT);
  }

  private static List<byte[]> parts(FailFast row, EchoTestee testee) {
    byte[] a = Arrays.copyOfRange(TOO_FAR, 0, row.first());
    byte[] b = Arrays.copyOfRange(TOO_FAR, row.first(), row.second());
    byte[] c = Arrays.copyOfRange(TOO_FAR, row.second(), TOO_FAR.length);
    if (row.inFrames()) {
      return List.of(
          testee.rig().wire(text(a).asUnfinished()),
          testee.rig().wire(WireFrame.of(Opcode.CONTINUATION, b).asUnfinished()),
          testee.rig().wire(WireFrame.of(Opcode.CONTINUATION, c)));
    }
    byte[] frame = testee.rig().wire(text(TOO_FAR));
    int header = frame.length - TOO_FAR.length;
    return List.of(
        Arrays.copyOfRange(frame, 0, header + row.first()),
        Arrays.copyOfRange(frame, header + row.first(), header + row.second()),
        Arrays.copyOfRange(frame, header + row.second(), frame.length));
  }

  private static List<WireFrame> singleBytes(byte[] message) {
    return fragmented(Opcode.TEXT, 0, message, 1);
  }
}

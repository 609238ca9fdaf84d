package dev.wiretwin.core.engine.autobahn;

import static dev.wiretwin.core.engine.autobahn.Frames.bytes;
import static dev.wiretwin.core.engine.autobahn.Frames.fragmented;
import static dev.wiretwin.core.engine.autobahn.Frames.text;
import static dev.wiretwin.core.engine.autobahn.FuzzCase.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.engine.Role;
import dev.wiretwin.core.frame.Opcode;
import dev.wiretwin.core.testkit.WireFrame;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A message that its sender cut into frames of one size (§5.4). */
class Section10AutoFragmentTest {
  private static final String STARS = "*".repeat(65536);
  private static final List<WireFrame> FRAMES = fragmented(Opcode.TEXT, 0, bytes(STARS), 1300);

  static List<FuzzCase> cases() {
    return List.of(row("10.1.1").sends(FRAMES).answers(text(STARS)));
  }

  static Stream<Arguments> casesForBothRoles() {
    return Fuzzer.forBothRoles(cases());
  }

  @ParameterizedTest(name = "{0} as {1}")
  @MethodSource("casesForBothRoles")
  void aMessageCutIntoManyFramesIsEchoedWhole(FuzzCase row, Role role) {
    Fuzzer.play(row, role);
  }

  @Test
  void theFuzzerSendsOneFirstFrameAndFiftyContinuations() {
    assertThat(FRAMES).filteredOn(frame -> frame.opcode() == Opcode.TEXT).hasSize(1);
    assertThat(FRAMES).filteredOn(frame -> frame.opcode() == Opcode.CONTINUATION).hasSize(50);
    assertThat(FRAMES).filteredOn(WireFrame::fin).containsExactly(FRAMES.get(50));
  }
}

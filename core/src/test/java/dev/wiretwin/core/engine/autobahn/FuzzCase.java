package dev.wiretwin.core.engine.autobahn;

import dev.wiretwin.core.frame.CloseCode;
import dev.wiretwin.core.testkit.WireFrame;
import java.util.List;
import java.util.stream.Stream;

/**
 * One case of the suite as a row of a table: what the fuzzer sends, how it is cut, what must come
 * back, and how the connection must end. Immutable; each word of a row returns a longer row.
 *
 * @param number the suite's
 * @param stages one after the other; the fuzzer looks at the answers of one before it starts the
 *     next
 * @param code what the last close frame of the testee must say
 */
record FuzzCase(String number, Chop chop, List<Stage> stages, Ending ending, int code) {
  /** Frames to send, and all frames that must have come back before anything else is sent. */
  record Stage(List<WireFrame> sent, List<WireFrame> answers) {}

  /** Who starts to end the connection, and by what. */
  enum Ending {
    /** The fuzzer closes normally once the case is over. */
    FUZZER_CLOSES,
    /** Among the frames sent is a close frame that must be answered. */
    CASE_CLOSES,
    /** Among the frames sent is a fault, and the testee must fail the connection at once. */
    TESTEE_FAILS
  }

  /** Starts a row. */
  static FuzzCase row(String number) {
    return new FuzzCase(number, Chop.AT_ONCE, List.of(), Ending.FUZZER_CLOSES, CloseCode.NORMAL);
  }

  /** Cuts the bytes of a stage into pieces of this size. */
  FuzzCase chopped(int bytes) {
    return new FuzzCase(number, new Chop(bytes), stages, ending, code);
  }

  FuzzCase octetWise() {
    return new FuzzCase(number, Chop.OCTETS, stages, ending, code);
  }

  FuzzCase frameWise() {
    return new FuzzCase(number, Chop.FRAMES, stages, ending, code);
  }

  /** Starts a stage, without answers so far. */
  FuzzCase sends(WireFrame... frames) {
    return sends(List.of(frames));
  }

  FuzzCase sends(List<WireFrame> frames) {
    return withStages(Stream.concat(stages.stream(), Stream.of(new Stage(frames, List.of()))));
  }

  /** Says what the stage just started must bring back. */
  FuzzCase answers(WireFrame... frames) {
    Stage last = new Stage(stages.get(stages.size() - 1).sent(), List.of(frames));
    return withStages(Stream.concat(stages.stream().limit(stages.size() - 1L), Stream.of(last)));
  }

  /** The same frames come back as were sent. */
  FuzzCase echoes(WireFrame... frames) {
    return sends(frames).answers(frames);
  }

  /** The case itself closes, and this code must be echoed. */
  FuzzCase closes(int withCode) {
    return new FuzzCase(number, chop, stages, Ending.CASE_CLOSES, withCode);
  }

  FuzzCase fails(int withCode) {
    return new FuzzCase(number, chop, stages, Ending.TESTEE_FAILS, withCode);
  }

  private FuzzCase withStages(Stream<Stage> all) {
    return new FuzzCase(number, chop, all.toList(), ending, code);
  }

  @Override
  public String toString() {
    return number;
  }
}

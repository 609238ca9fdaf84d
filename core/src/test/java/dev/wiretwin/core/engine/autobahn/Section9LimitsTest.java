package dev.wiretwin.core.engine.autobahn;

import static dev.wiretwin.core.engine.autobahn.Frames.bytes;
import static dev.wiretwin.core.engine.autobahn.Frames.filled;
import static dev.wiretwin.core.engine.autobahn.Frames.hex;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.engine.Role;
import dev.wiretwin.core.frame.Opcode;
import dev.wiretwin.core.testkit.WireFrame;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Large messages, whole, in frames and in small pieces, and many messages one after the other. */
class Section9LimitsTest {
  private static final int KIB = 1 << 10;
  private static final int MIB = 1 << 20;
  private static final int WHOLE = 0;

  /** What one read of a socket might bring. */
  private static final int READ = 64 * KIB;

  /** What the messages of a group consist of. */
  enum Stuff {
    TEXT(Opcode.TEXT, bytes("BAsd7&jh23")),
    BINARY(Opcode.BINARY, hex("00fe23faf0")),
    STARS(Opcode.TEXT, bytes("*")),
    BINARY_STARS(Opcode.BINARY, bytes("*")),
    FES(Opcode.BINARY, hex("fe"));

    private final int opcode;
    private final byte[] pattern;

    Stuff(int opcode, byte[] pattern) {
      this.opcode = opcode;
      this.pattern = pattern;
    }
  }

  /**
   * @param fragment bytes per frame, or 0 for one frame per message
   * @param chop bytes that arrive at a time
   * @param count messages, each sent when the one before has come back
   */
  record Load(String number, Stuff stuff, int size, int fragment, int chop, int count) {
    @Override
    public String toString() {
      return number;
    }
  }

  static List<Load> cases() {
    return Stream.of(
            sizes("9.1.", Stuff.TEXT),
            sizes("9.2.", Stuff.BINARY),
            fragments("9.3.", Stuff.STARS),
            fragments("9.4.", Stuff.BINARY_STARS),
            chops("9.5.", Stuff.TEXT),
            chops("9.6.", Stuff.BINARY),
            roundTrips("9.7.", Stuff.STARS),
            roundTrips("9.8.", Stuff.FES))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Load> sizes(String group, Stuff stuff) {
    return List.of(
        new Load(group + 1, stuff, 64 * KIB, WHOLE, READ, 1),
        new Load(group + 2, stuff, 256 * KIB, WHOLE, READ, 1),
        new Load(group + 3, stuff, MIB, WHOLE, READ, 1),
        new Load(group + 4, stuff, 4 * MIB, WHOLE, READ, 1),
        new Load(group + 5, stuff, 8 * MIB, WHOLE, READ, 1),
        new Load(group + 6, stuff, 16 * MIB, WHOLE, READ, 1));
  }

  private static List<Load> fragments(String group, Stuff stuff) {
    return List.of(
        new Load(group + 1, stuff, 4 * MIB, 64, READ, 1),
        new Load(group + 2, stuff, 4 * MIB, 256, READ, 1),
        new Load(group + 3, stuff, 4 * MIB, KIB, READ, 1),
        new Load(group + 4, stuff, 4 * MIB, 4 * KIB, READ, 1),
        new Load(group + 5, stuff, 4 * MIB, 16 * KIB, READ, 1),
        new Load(group + 6, stuff, 4 * MIB, 64 * KIB, READ, 1),
        new Load(group + 7, stuff, 4 * MIB, 256 * KIB, READ, 1),
        new Load(group + 8, stuff, 4 * MIB, MIB, READ, 1),
        new Load(group + 9, stuff, 4 * MIB, 4 * MIB, READ, 1));
  }

  private static List<Load> chops(String group, Stuff stuff) {
    return List.of(
        new Load(group + 1, stuff, MIB, WHOLE, 64, 1),
        new Load(group + 2, stuff, MIB, WHOLE, 128, 1),
        new Load(group + 3, stuff, MIB, WHOLE, 256, 1),
        new Load(group + 4, stuff, MIB, WHOLE, 512, 1),
        new Load(group + 5, stuff, MIB, WHOLE, 1024, 1),
        new Load(group + 6, stuff, MIB, WHOLE, 2048, 1));
  }

  private static List<Load> roundTrips(String group, Stuff stuff) {
    return List.of(
        new Load(group + 1, stuff, 0, WHOLE, READ, 1000),
        new Load(group + 2, stuff, 16, WHOLE, READ, 1000),
        new Load(group + 3, stuff, 64, WHOLE, READ, 1000),
        new Load(group + 4, stuff, 256, WHOLE, READ, 1000),
        new Load(group + 5, stuff, 1024, WHOLE, READ, 1000),
        new Load(group + 6, stuff, 4096, WHOLE, READ, 1000));
  }

  static Stream<Arguments> casesForBothRoles() {
    return Fuzzer.forBothRoles(cases());
  }

  @ParameterizedTest(name = "{0} as {1}")
  @MethodSource("casesForBothRoles")
  void everyMessageUpToSixteenMebibytesIsEchoed(Load load, Role role) {
    EchoTestee testee = EchoTestee.open(role);
    int opcode = load.stuff().opcode;
    byte[] payload = filled(load.size(), load.stuff().pattern);
    WireFrame whole = WireFrame.of(opcode, payload);
    List<WireFrame> sent =
        load.fragment() == WHOLE
            ? List.of(whole)
            : Frames.fragmented(opcode, 0, payload, load.fragment());
    List<WireFrame> echo = testee.asSent(List.of(whole));
    for (int i = 0; i < load.count(); i++) {
      testee.feed(sent, new Chop(load.chop()));
      assertThat(testee.takeFrames()).isEqualTo(echo);
    }
    Fuzzer.closes(testee);
  }
}

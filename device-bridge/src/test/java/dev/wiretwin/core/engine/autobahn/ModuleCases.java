package dev.wiretwin.core.engine.autobahn;

import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.frame.CloseCode;
import dev.wiretwin.core.frame.Opcode;
import dev.wiretwin.core.testkit.RawPeer;
import dev.wiretwin.core.testkit.WireFrame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The cases of the sections that a client over a module is held to: those of core's own bench, row
 * by row. Stateless.
 */
final class ModuleCases {
  /** Text, then U+110000 if there were such a code point, then text. */
  private static final byte[] TOO_FAR =
      Frames.hex("cebae1bdb9cf83cebcceb5" + "f4908080" + "656469746564");

  private ModuleCases() {}

  /** One case: what the server does, and what the client's close event must say then. */
  interface Played {
    String number();

    void play(RawPeer peer) throws IOException;

    void judge(Close close);
  }

  private record Row(FuzzCase row) implements Played {
    @Override
    public String number() {
      return row.number();
    }

    @Override
    public void play(RawPeer peer) throws IOException {
      new SocketFuzzer(peer).play(row);
    }

    @Override
    public void judge(Close close) {
      SocketFuzzer.judge(row, close);
    }
  }

  private record FailFast(Section6Utf8Test.FailFast row) implements Played {
    @Override
    public String number() {
      return row.number();
    }

    @Override
    public void play(RawPeer peer) throws IOException {
      new SocketFuzzer(peer).playFailFast(pieces(), CloseCode.INVALID_PAYLOAD);
    }

    private List<byte[]> pieces() {
      byte[] a = Arrays.copyOfRange(TOO_FAR, 0, row.first());
      byte[] b = Arrays.copyOfRange(TOO_FAR, row.first(), row.second());
      byte[] c = Arrays.copyOfRange(TOO_FAR, row.second(), TOO_FAR.length);
      if (row.inFrames()) {
        return List.of(
            Frames.text(a).asUnfinished().bytes(),
            WireFrame.of(Opcode.CONTINUATION, b).asUnfinished().bytes(),
            WireFrame.of(Opcode.CONTINUATION, c).bytes());
      }
      byte[] frame = Frames.text(TOO_FAR).bytes();
      int head = frame.length - TOO_FAR.length;
      return List.of(
          Arrays.copyOfRange(frame, 0, head + row.first()),
          Arrays.copyOfRange(frame, head + row.first(), head + row.second()),
          Arrays.copyOfRange(frame, head + row.second(), frame.length));
    }

    @Override
    public void judge(Close close) {
      SocketFuzzer.judge(true, CloseCode.INVALID_PAYLOAD, close);
    }
  }

  /** Those of a section of the suite, in its order. */
  static List<Played> of(int section) {
    return switch (section) {
      case 1 -> rows(Section1FramingTest.cases());
      case 2 -> rows(Section2PingsTest.cases());
      case 3 -> rows(Section3ReservedBitsTest.cases());
      case 4 -> rows(Section4OpcodesTest.cases());
      case 5 -> rows(Section5FragmentationTest.cases());
      case 6 -> utf8();
      case 7 -> rows(Section7CloseTest.cases());
      case 10 -> rows(Section10AutoFragmentTest.cases());
      default -> throw new IllegalArgumentException("section " + section + " is not played here");
    };
  }

  private static List<Played> utf8() {
    List<Played> all = new ArrayList<>(rows(Section6Utf8Test.cases()));
    Section6Utf8Test.failFastCases().forEach(row -> all.add(new FailFast(row)));
    all.addAll(rows(Section6Utf8Test.sequences()));
    return all;
  }

  private static List<Played> rows(List<FuzzCase> rows) {
    return rows.stream().<Played>map(Row::new).toList();
  }
}

package dev.wiretwin.bridge.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ParcelTest {
  private static final int MOST = 30_000;

  private static List<byte[]> cut(Parcel parcel) {
    List<byte[]> pieces = new ArrayList<>();
    Parcel.Cutter cutter = new Parcel.Cutter(parcel);
    while (!cutter.isDone()) {
      pieces.add(cutter.next());
    }
    return pieces;
  }

  private static Parcel join(List<byte[]> pieces) {
    Parcel.Joiner joiner = new Parcel.Joiner(MOST);
    for (byte[] piece : pieces.subList(0, pieces.size() - 1)) {
      assertThat(joiner.take(piece)).isNull();
    }
    return joiner.take(pieces.get(pieces.size() - 1));
  }

  private static void assertSame(Parcel parcel, Parcel joined) {
    assertThat(joined).isNotNull();
    assertThat(joined.op()).isEqualTo(parcel.op());
    assertThat(joined.client()).isEqualTo(parcel.client());
    assertThat(joined.argument()).isEqualTo(parcel.argument());
    assertThat(Arrays.equals(joined.data(), parcel.data())).isTrue();
  }

  @Test
  void aShortOneIsOnePiece() {
    List<byte[]> pieces = cut(new Parcel('s', 3, 2, new byte[] {7, 8}));
    assertThat(pieces).containsExactly(new byte[] {'s', 3, 2, 7, 8});
    assertSame(new Parcel('s', 3, 2, new byte[] {7, 8}), join(pieces));
  }

  @Test
  void anEmptyOneIsOnePiece() {
    assertThat(cut(Parcel.of('x', 255))).containsExactly(new byte[] {'x', (byte) 255, 0});
    assertSame(Parcel.of('x', 255), join(cut(Parcel.of('x', 255))));
  }

  @Test
  void theHighBitSaysThatMoreFollows() {
    byte[] data = new byte[600];
    List<byte[]> pieces = cut(new Parcel('R', 1, 2, data));
    assertThat(pieces).hasSize(3);
    assertThat(pieces.get(0)).startsWith('R' | 0x80, 1, 2, 0);
    assertThat(pieces.get(1)).startsWith(0x80, 0);
    assertThat(pieces.get(2)).startsWith(0, 0);
  }

  @Test
  void anyDataIsCutAndJoinedAgain() {
    for (int seed = 0; seed < 1_500; seed++) {
      Random random = new Random(seed);
      byte[] data = new byte[random.nextInt(seed % 50 == 0 ? 20_001 : 1_500)];
      random.nextBytes(data);
      Parcel parcel =
          new Parcel(
              (char) ('A' + random.nextInt(58)), random.nextInt(256), random.nextInt(256), data);
      assertSame(parcel, join(cut(parcel)));
    }
  }

  @Test
  void eachPieceMakesALineThatTheBoardCanTake() {
    for (int value = 0; value < 256; value++) {
      for (int length : new int[] {0, 1, 116, 117, 118, 119, 235, 236, 237, 238, 239, 1_000}) {
        byte[] data = new byte[length];
        Arrays.fill(data, (byte) value);
        Parcel parcel = new Parcel('s', '\n', '~', data);
        List<byte[]> pieces = cut(parcel);
        for (byte[] piece : pieces) {
          byte[] line = new Frame(Frame.Kind.DATA, '\n', '\r', piece).line(65_520);
          assertThat(line.length).as(value + " " + length).isLessThanOrEqualTo(255);
          assertThat(piece.length).isBetween(1, Frame.MOST_PAYLOAD);
        }
        assertSame(parcel, join(pieces));
      }
    }
  }

  @Test
  void piecesAreAsLongAsTheyCanBe() {
    List<byte[]> pieces = cut(new Parcel('s', 1, 2, new byte[1_000]));
    assertThat(pieces.get(0)).hasSize(Frame.MOST_STUFFED);
    assertThat(pieces.get(1)).hasSize(Frame.MOST_STUFFED);
  }

  @Test
  void whatIsTooLongForTheReceiverIsCutOff() {
    Parcel joined = join(cut(new Parcel('R', 1, 2, new byte[MOST + 5_000])));
    assertThat(joined.data()).hasSize(MOST);
  }

  @Test
  void aPieceWithoutABeginningIsNobodys() {
    Parcel.Joiner joiner = new Parcel.Joiner(MOST);
    assertThat(joiner.take(new byte[] {0, 1, 2})).isNull();
    assertThat(joiner.take(new byte[] {(byte) 0x80, 1, 2})).isNull();
    assertSame(new Parcel('x', 1, 2, new byte[0]), joiner.take(new byte[] {'x', 1, 2}));
  }

  @Test
  void aNewBeginningForgetsWhatHadBegun() {
    Parcel.Joiner joiner = new Parcel.Joiner(MOST);
    assertThat(joiner.take(new byte[] {(byte) ('R' | 0x80), 1, 2, 3})).isNull();
    assertSame(new Parcel('X', 4, 5, new byte[] {6}), joiner.take(new byte[] {'X', 4, 5, 6}));
    assertThat(joiner.take(new byte[] {0, 7})).isNull();
  }

  @Test
  void aResetForgetsWhatHadBegun() {
    Parcel.Joiner joiner = new Parcel.Joiner(MOST);
    joiner.take(new byte[] {(byte) ('R' | 0x80), 1, 2, 3});
    joiner.reset();
    assertThat(joiner.take(new byte[] {0, 4})).isNull();
  }

  @Test
  void aBeginningThatIsTooShortIsNone() {
    Parcel.Joiner joiner = new Parcel.Joiner(MOST);
    assertThat(joiner.take(new byte[] {(byte) ('R' | 0x80), 1})).isNull();
    assertThat(joiner.take(new byte[] {0, 4})).isNull();
    assertThat(joiner.take(new byte[] {'R'})).isNull();
  }

  @Test
  void anOpThatIsNoneIsNobodys() {
    Parcel.Joiner joiner = new Parcel.Joiner(MOST);
    for (int op = 1; op < 'A'; op++) {
      assertThat(joiner.take(new byte[] {(byte) op, 1, 2})).isNull();
    }
    for (int op = '{'; op < 0x80; op++) {
      assertThat(joiner.take(new byte[] {(byte) op, 1, 2})).isNull();
    }
  }

  @Test
  void anyPiecesAreTakenWithoutAWord() {
    for (int seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      Parcel.Joiner joiner = new Parcel.Joiner(100);
      for (int i = 0; i < 8; i++) {
        byte[] piece = new byte[1 + random.nextInt(30)];
        random.nextBytes(piece);
        Parcel parcel = joiner.take(piece);
        assertThat(parcel == null || parcel.data().length <= 100).as("seed " + seed).isTrue();
      }
    }
  }

  @Test
  void whatIsNoParcelIsRefused() {
    byte[] none = {};
    assertThatThrownBy(() -> new Parcel('@', 0, 0, none))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no parcel: 64 0 0");
    for (int[] numbers : new int[][] {{-1, 0}, {256, 0}, {0, -1}, {0, 256}}) {
      assertThatThrownBy(() -> new Parcel('s', numbers[0], numbers[1], none))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new Parcel('{', 0, 0, none))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

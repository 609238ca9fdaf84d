package dev.wiretwin.bridge.at;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AtPiecesTest {
  private final AtPieces pieces = new AtPieces();

  private void add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    pieces.add(bytes, 0, bytes.length);
  }

  private String next(int most) {
    return new String(pieces.next(most), StandardCharsets.US_ASCII);
  }

  @Test
  void piecesGatherWhatWasAddedAndStayUntilTheyAreDropped() {
    add("abc");
    add("");
    add("defg");
    assertThat(next(5)).isEqualTo("abcde");
    assertThat(next(2)).isEqualTo("ab");
    pieces.drop(4);
    assertThat(next(10)).isEqualTo("efg");
    assertThat(pieces.size()).isEqualTo(3);
    pieces.clear();
    assertThat(next(10)).isEmpty();
    assertThat(pieces.size()).isZero();
  }

  @Test
  void noPieceHoldsThreePluses() {
    add("+++a");
    assertThat(next(10)).isEqualTo("++");
    pieces.drop(2);
    assertThat(next(10)).isEqualTo("+a");
  }

  @Test
  void whateverIsAddedComesOutInOrderAndWithoutThreePluses() {
    SplittableRandom random = new SplittableRandom(3);
    for (int round = 0; round < 300; round++) {
      ByteArrayOutputStream in = new ByteArrayOutputStream();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      for (int i = 0; i < 30; i++) {
        String some =
            "+x".repeat(3).substring(random.nextInt(3)).replace("x", "+".repeat(random.nextInt(4)));
        add(some);
        in.writeBytes(some.getBytes(StandardCharsets.US_ASCII));
        String piece = next(1 + random.nextInt(20));
        assertThat(piece).isNotEmpty().doesNotContain("+++");
        pieces.drop(piece.length());
        out.writeBytes(piece.getBytes(StandardCharsets.US_ASCII));
      }
      while (pieces.size() > 0) {
        byte[] rest = pieces.next(100);
        pieces.drop(rest.length);
        out.writeBytes(rest);
      }
      assertThat(out.toByteArray()).isEqualTo(in.toByteArray());
    }
  }
}

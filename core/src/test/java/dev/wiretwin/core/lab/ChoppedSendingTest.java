package dev.wiretwin.core.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.frame.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChoppedSendingTest {
  private static final String TEXT = "the quick brown fox jumps over the lazy dog";

  private static List<String> chopped(long seed, int most) {
    Layer below = new Layer();
    Sending chopped = new ChoppedSending(below, new Dice(seed, 1), most);
    chopped.write(Bytes.utf8(TEXT));
    chopped.write(Bytes.utf8(TEXT));
    return below.passed;
  }

  @Test
  void piecesAreOfSeededSizesAndLoseNothing() {
    List<String> pieces = chopped(5, 7);
    assertThat(String.join("", pieces)).isEqualTo(TEXT + TEXT);
    assertThat(pieces).allMatch(piece -> !piece.isEmpty() && piece.length() <= 7);
    assertThat(pieces).extracting(String::length).contains(1, 7);
    assertThat(chopped(5, 7)).isEqualTo(pieces);
    assertThat(chopped(6, 7)).isNotEqualTo(pieces);
  }

  @Test
  void eachByteMayBeAPieceOfItsOwn() {
    assertThat(chopped(5, 1)).hasSize(2 * TEXT.length());
  }

  @Test
  void noPieceReachesOverTheEndOfAWrite() {
    assertThat(chopped(5, 1_000_000)).containsExactly(TEXT, TEXT);
  }

  @Test
  void theRestIsPassedOn() {
    Layer below = new Layer();
    Sending chopped = new ChoppedSending(below, new Dice(1, 1), 3);
    chopped.fin();
    chopped.reset();
    chopped.cancel();
    assertThat(below.passed).containsExactly("FIN", "RST", "CANCEL");
    assertThat(chopped.waiting()).isEqualTo(1000);
  }
}

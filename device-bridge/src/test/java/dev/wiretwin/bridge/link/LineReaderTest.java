package dev.wiretwin.bridge.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineReaderTest {
  private static final long LATER = LineReader.HELD_NANOS;

  /** Writes down what is found: frames in brackets, damage as an exclamation mark. */
  private static final class Found implements LineReader.Parts {
    private final StringBuilder all = new StringBuilder();

    @Override
    public boolean frame(byte[] stuffed, int count) {
      String inside = latin1(stuffed, count);
      if (inside.startsWith("F")) {
        all.append('[').append(inside).append(']');
        return true;
      }
      return false;
    }

    @Override
    public void damaged() {
      all.append('!');
    }

    @Override
    public void text(byte[] bytes) {
      assertThat(bytes).isNotEmpty();
      all.append(latin1(bytes, bytes.length));
    }

    private static String latin1(byte[] bytes, int count) {
      return new String(bytes, 0, count, StandardCharsets.ISO_8859_1);
    }
  }

  private final Found found = new Found();
  private final LineReader reader = new LineReader(found);

  private String read(String text) {
    reader.receive(text.getBytes(StandardCharsets.ISO_8859_1), 0);
    return found.all.toString();
  }

  @Test
  void textGoesThroughAtOnceWithoutALineEnd() {
    assertThat(read("> ")).isEqualTo("> ");
    assertThat(reader.deadline()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void framesAreTakenOutOfTheTextAroundThemInOrder() {
    assertThat(read("one\n~Ftwo\nthree~Ffour\n~Ffive\n\nsix"))
        .isEqualTo("one\n[Ftwo]three[Ffour][Ffive]\nsix");
  }

  @Test
  void whatIsNoFrameIsTextWithAllItsBytes() {
    assertThat(read("~x\n~\n~Fy\n")).isEqualTo("~x\n!~\n![Fy]");
  }

  @Test
  void aMarkBeginsAnew() {
    assertThat(read("~half a fr~Fwhole\n")).isEqualTo("~half a fr![Fwhole]");
  }

  @Test
  void anyChoppingFindsTheSame() {
    String text = "boot\r\n~Fone\nnoise~~~Ftwo\n~bad\n~" + "x".repeat(600) + "\n~Fthree\n> ~";
    String whole = read(text);
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      Found chopped = new Found();
      LineReader other = new LineReader(chopped);
      for (int at = 0; at < text.length(); ) {
        int to = Math.min(text.length(), at + 1 + random.nextInt(1 + random.nextInt(40)));
        other.receive(text.substring(at, to).getBytes(StandardCharsets.ISO_8859_1), 0);
        at = to;
      }
      assertThat(chopped.all.toString()).as("seed " + seed).isEqualTo(whole);
    }
  }

  @Test
  void aLineThatIsTooLongForAFrameIsTextFromThenOn() {
    String longest = "~" + "x".repeat(LineReader.LONGEST);
    assertThat(read(longest)).isEmpty();
    assertThat(read("y")).isEqualTo(longest + "!y");
    assertThat(read("z\n~F\n")).isEqualTo(longest + "!yz\n[F]");
  }

  @Test
  void theLongestFrameIsStillOne() {
    String longest = "F" + "x".repeat(LineReader.LONGEST - 1);
    assertThat(read("~" + longest + "\n")).isEqualTo("[" + longest + "]");
  }

  @Test
  void anEndlessLineComesOutAsItComesIn() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Random random = new Random(6);
    for (int i = 0; i < 1_000; i++) {
      byte[] piece = new byte[97];
      random.nextBytes(piece);
      for (int j = 0; j < piece.length; j++) {
        piece[j] = piece[j] == '\n' || piece[j] == '!' ? (byte) '~' : piece[j];
      }
      all.writeBytes(piece);
      reader.receive(piece, 0);
      String text = found.all.toString().replace("!", "");
      assertThat(all.size() - text.length()).isLessThanOrEqualTo(LineReader.LONGEST + 1);
    }
    String text = found.all.toString().replace("!", "");
    assertThat(all.toString(StandardCharsets.ISO_8859_1)).startsWith(text);
  }

  @Test
  void aMarkThatNothingFollowsIsHeldBackForAWhileOnly() {
    assertThat(read("> ~")).isEqualTo("> ");
    assertThat(reader.deadline()).isEqualTo(LATER);
    reader.tick(LATER - 1);
    assertThat(found.all).hasToString("> ");
    reader.tick(LATER);
    assertThat(found.all).hasToString("> ~!");
    assertThat(reader.deadline()).isEqualTo(Long.MAX_VALUE);
    assertThat(read("user")).isEqualTo("> ~!user");
  }

  @Test
  void aBoardThatIsBusyInTheMiddleOfALongFrameIsWaitedForLonger() {
    String begun = "F" + "x".repeat(LineReader.AT_ONCE - 1);
    assertThat(read("~" + begun)).isEmpty();
    reader.tick(LineReader.BUSY_NANOS - 1);
    assertThat(found.all).isEmpty();
    reader.tick(LineReader.BUSY_NANOS);
    assertThat(found.all).hasToString("~" + begun + "!");
  }

  @Test
  void aFrameThatKeepsComingIsWaitedFor() {
    reader.receive(new byte[] {'~', 'F'}, 0);
    reader.receive(new byte[] {'a'}, LATER - 1);
    reader.tick(LATER + 1);
    assertThat(reader.deadline()).isEqualTo(2 * LATER - 1);
    reader.receive(new byte[] {'\n'}, LATER + 2);
    assertThat(found.all).hasToString("[Fa]");
  }
}

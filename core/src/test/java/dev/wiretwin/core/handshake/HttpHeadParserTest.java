package dev.wiretwin.core.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.frame.ProtocolViolation;
import dev.wiretwin.core.frame.ProtocolViolation.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpHeadParserTest {
  private static final String ANSWER =
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection:Upgrade\r\nX-e:"
          + " \t caf\u00E9 \t \r\nEmpty:\r\n\r\n";

  @Test
  void namesAndValuesAreTakenApart() {
    HttpHead head = parser().parse(bytes(ANSWER));
    assertThat(head)
        .isEqualTo(
            new HttpHead(
                "HTTP/1.1 101 Switching Protocols",
                List.of(
                    new Header("Upgrade", "websocket"),
                    new Header("Connection", "Upgrade"),
                    new Header("X-e", "caf\u00E9"),
                    new Header("Empty", ""))));
  }

  @Test
  void wherePiecesEndMakesNoDifferenceAndTheFirstFrameIsLeftAlone() {
    String text = ANSWER + "\u0081\u0002hi";
    HttpHead whole = parser().parse(bytes(ANSWER));
    Random random = new Random(1);
    for (int run = 0; run < 300; run++) {
      HttpHeadParser parser = parser();
      HttpHead head = null;
      int at = 0;
      while (head == null) {
        int end = run == 0 ? at + 1 : Math.min(text.length(), at + random.nextInt(40));
        ByteBuffer piece =
            ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1), at, end - at);
        head = parser.parse(piece);
        at = piece.position();
      }
      assertThat(head).isEqualTo(whole);
      assertThat(at).isEqualTo(ANSWER.length());
    }
  }

  @Test
  void bareLfEndsALineToo() {
    assertThat(parser().parse(bytes("GET / HTTP/1.1\nA: b\r\nC: d\n\nrest")))
        .isEqualTo(
            new HttpHead("GET / HTTP/1.1", List.of(new Header("A", "b"), new Header("C", "d"))));
  }

  @Test
  void aHeadWithoutHeadersIsOne() {
    assertThat(parser().parse(bytes("x\r\n\r\n"))).isEqualTo(new HttpHead("x", List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\r\n",
        "\n",
        "\r\r\n",
        "x\ry",
        "x\r\r\n",
        "x\r\nA: b\rC: d\r\n",
        "\0",
        "x\0\r\n",
        "x\u0001",
        "x\u007F",
        "\u0016\u0003\u0001",
        "x\r\nA: b\0",
        "x\r\nA: \u0008b",
        "x\r\nA: b\u007F",
        "x\r\nA: b\r\n c\r\n",
        "x\r\nA: b\r\n\tc\r\n",
        "x\r\n A: b\r\n",
        "x\r\n: b\r\n",
        "x\r\nA : b\r\n",
        "x\r\nA\t: b\r\n",
        "x\r\nA\r\n",
        "x\r\nA B: c\r\n",
        "x\r\n\u00E9: b\r\n",
        "x\r\n(A): b\r\n",
        "x\r\n \r\n"
      })
  void whatIsNoHeadIsAHandshakeViolation(String text) {
    assertViolation(Kind.HANDSHAKE, parser(), text);
  }

  @Test
  void aHeadOfExactlyTheLimitIsReadAndALargerOneIsNot() {
    String frame = "GET / HTTP/1.1\r\nA: \r\n\r\n";
    String fits = frame.replace("A: ", "A: " + "b".repeat(256 - frame.length()));
    assertThat(parser(256).parse(bytes(fits)).first("A").orElseThrow())
        .hasSize(256 - frame.length());
    assertViolation(Kind.HEAD_LIMIT, parser(256), fits.replace("A: ", "A: b"));
  }

  @Test
  void aLineThatNeverEndsIsStoppedAtTheLimitInAnyPieces() {
    HttpHeadParser parser = parser(1000);
    for (int i = 0; i < 1000; i++) {
      assertThat(parser.parse(bytes("a"))).isNull();
    }
    assertViolation(Kind.HEAD_LIMIT, parser, "a");
    assertViolation(Kind.HEAD_LIMIT, parser(1000), "a".repeat(100_000));
  }

  @Test
  void headersAreCounted() {
    String most = "x\r\n" + "A: b\r\n".repeat(128);
    assertThat(parser().parse(bytes(most + "\r\n")).headers()).hasSize(128);
    assertViolation(Kind.HEAD_LIMIT, parser(), most + "A: b\r\n");
  }

  @Test
  void aParserReadsOneHead() {
    HttpHeadParser parser = parser();
    parser.parse(bytes("x\r\n\r\n"));
    assertThatIllegalStateException().isThrownBy(() -> parser.parse(bytes("y")));
    HttpHeadParser failed = parser();
    assertViolation(Kind.HANDSHAKE, failed, "\0");
    assertThatIllegalStateException().isThrownBy(() -> failed.parse(bytes("y")));
  }

  @Test
  void anyBytesAreAHeadOrAViolationOrUnfinished() {
    Random random = new Random(2);
    String[] parts = {
      "GET / HTTP/1.1",
      "\r\n",
      "\r\n\r\n",
      "\n",
      "\r",
      "A: b",
      "Host",
      ":",
      " ",
      "\t",
      "\0",
      "\u00FF",
      "x"
    };
    int[] seen = new int[3];
    for (int run = 0; run < 30_000; run++) {
      StringBuilder text = new StringBuilder(run % 2 == 0 ? "" : "GET / HTTP/1.1\r\nA: b\r\n");
      random.ints(random.nextInt(10), 0, parts.length).forEach(i -> text.append(parts[i]));
      byte[] noise = text.toString().getBytes(StandardCharsets.ISO_8859_1);
      if (run % 7 == 0) {
        random.nextBytes(noise);
      }
      try {
        HttpHead head = parser().parse(ByteBuffer.wrap(noise));
        seen[head == null ? 0 : 1]++;
        if (head != null) {
          assertThat(parser().parse(bytes(head.toString()))).isEqualTo(head);
        }
      } catch (ProtocolViolation e) {
        assertThat(e.kind()).isEqualTo(Kind.HANDSHAKE);
        seen[2]++;
      }
    }
    assertThat(seen).doesNotContain(0);
  }

  private static HttpHeadParser parser() {
    return new HttpHeadParser(Limits.DEFAULT);
  }

  private static HttpHeadParser parser(int maxHeadBytes) {
    return new HttpHeadParser(Limits.DEFAULT.withMaxHeadBytes(maxHeadBytes));
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void assertViolation(Kind kind, HttpHeadParser parser, String text) {
    assertThatExceptionOfType(ProtocolViolation.class)
        .isThrownBy(() -> parser.parse(bytes(text)))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(kind));
  }
}

package dev.wiretwin.bridge.at;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AtLexerTest {
  private final AtText text = new AtText();
  private final AtLexer lexer = new AtLexer(text::take);

  private static List<AtTranscript> transcripts() {
    return AtTranscript.all();
  }

  private void say(String escaped) {
    byte[] bytes = AtText.bytes(escaped);
    lexer.receive(bytes, 0, bytes.length);
  }

  private static byte[] random(SplittableRandom random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  // ---- golden transcripts

  @Test
  void thereAreTranscripts() {
    assertThat(transcripts()).hasSizeGreaterThanOrEqualTo(10);
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void aTranscriptIsReadAsItIsWrittenDown(AtTranscript golden) {
    lexer.withAddresses(golden.addresses());
    lexer.receive(golden.said(), 0, golden.said().length);
    assertThat(text.tokens()).isEqualTo(golden.tokens());
    assertThat(lexer.missing()).isZero();
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void aTranscriptInSingleBytesSaysTheSame(AtTranscript golden) {
    lexer.withAddresses(golden.addresses());
    for (int i = 0; i < golden.said().length; i++) {
      lexer.receive(golden.said(), i, i + 1);
    }
    assertThat(text.tokens()).isEqualTo(golden.tokens());
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void aTranscriptChoppedAtRandomSaysTheSame(AtTranscript golden) {
    SplittableRandom random = new SplittableRandom(8);
    for (int round = 0; round < 200; round++) {
      AtText chopped = new AtText();
      AtLexer another = new AtLexer(chopped::take);
      another.withAddresses(golden.addresses());
      for (int from = 0; from < golden.said().length; ) {
        int to = Math.min(golden.said().length, from + 1 + random.nextInt(40));
        another.receive(golden.said(), from, to);
        from = to;
      }
      assertThat(chopped.tokens()).isEqualTo(golden.tokens());
    }
  }

  // ---- what is not in a transcript

  @Test
  void theRestOfDataThatDoesNotComeIsGivenUpAndLinesAreReadAgain() {
    say("+IPD,2,9:hello");
    assertThat(lexer.missing()).isEqualTo(4);
    lexer.giveUpData();
    say("\\r\\nOK\\r\\n");
    assertThat(text.tokens()).containsExactly("cut IPD 2 4 after hello", "result OK");
  }

  @Test
  void whereNoDataIsMissingNothingIsGivenUp() {
    lexer.giveUpData();
    assertThat(text.tokens()).isEmpty();
  }

  @Test
  void aLineWithoutAnEndIsNoiseAndOnlyAStartIsReadAtItsEnd() {
    say("x".repeat(AtLexer.MOST_LINE));
    assertThat(lexer.held()).isZero();
    say("OK\\r\\n");
    say("y".repeat(AtLexer.MOST_LINE) + "ready\\r\\n");
    say("y".repeat(AtLexer.MOST_LINE) + "z0,CLOSED\\r\\nOK\\r\\n");
    assertThat(text.tokens())
        .containsExactly(
            "noise " + "x".repeat(AtLexer.MOST_LINE),
            "noise OK",
            "noise " + "y".repeat(AtLexer.MOST_LINE),
            "noise ready",
            "noise " + "y".repeat(AtLexer.MOST_LINE),
            "noise z",
            "link 0 CLOSED",
            "result OK");
  }

  @Test
  void anAnnouncementInNoiseWithoutAnEndIsFound() {
    say("x".repeat(AtLexer.MOST_LINE) + "+IPD,0,2:hi\\r\\nOK\\r\\n");
    assertThat(text.tokens())
        .containsExactly("noise " + "x".repeat(AtLexer.MOST_LINE), "data IPD 0 hi", "result OK");
  }

  // ---- properties

  /** Whatever a peer sends, and whatever stands around it. */
  @Test
  void noByteOfPayloadIsLostOrChanged() {
    SplittableRandom random = new SplittableRandom(88);
    String[] around = {
      "\r\nOK\r\n",
      "WIFI GOT IP\r\n",
      "0,CLOSED\r\n",
      "\r\nSEND OK\r\n",
      "\r\n>",
      "",
      "\r\nRecv 4 bytes\r\n"
    };
    String[] hostile = {
      "\r\nOK\r\n", "+IPD,0,9:", ">", "ready\r\n", "\r\n+CIPRECVDATA:4,", "CLOSED\r\n"
    };
    for (int round = 0; round < 300; round++) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      List<byte[]> payloads = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        payload.writeBytes(random(random, random.nextInt(60)));
        payload.writeBytes(
            hostile[random.nextInt(hostile.length)].getBytes(StandardCharsets.US_ASCII));
        payloads.add(payload.toByteArray());
        line.writeBytes(around[random.nextInt(around.length)].getBytes(StandardCharsets.US_ASCII));
        line.writeBytes(
            ("\r\n+IPD," + i % 5 + ',' + payload.size() + ':').getBytes(StandardCharsets.US_ASCII));
        line.writeBytes(payload.toByteArray());
        line.writeBytes((random.nextBoolean() ? "\r\n" : "").getBytes(StandardCharsets.US_ASCII));
      }
      assertThat(dataIn(line.toByteArray(), random)).containsExactlyElementsOf(payloads);
    }
  }

  private static List<byte[]> dataIn(byte[] line, SplittableRandom random) {
    List<byte[]> whole = new ArrayList<>();
    ByteArrayOutputStream open = new ByteArrayOutputStream();
    AtLexer chopped =
        new AtLexer(
            token -> {
              if (token instanceof AtToken.Data data) {
                open.writeBytes(data.bytes());
                if (data.last()) {
                  whole.add(open.toByteArray());
                  open.reset();
                }
              }
            });
    for (int from = 0; from < line.length; ) {
      int to = Math.min(line.length, from + 1 + random.nextInt(100));
      chopped.receive(line, from, to);
      from = to;
    }
    return whole;
  }

  @Test
  void nothingThrowsAndNoMoreIsHeldThanALine() {
    SplittableRandom random = new SplittableRandom(888);
    String[] parts = {
      "+IPD,",
      "+CIPRECVDATA",
      ":",
      ",",
      "0",
      "7",
      "99",
      "\"",
      "\r",
      "\n",
      ">",
      " ",
      "ready",
      "OK",
      "busy p...",
      "Recv ",
      " bytes",
      "CLOSED",
      "0,",
      "WIFI ",
      "AT+",
      "+WS_DATA:",
      "SEND ",
      "1.2.3.4",
      "+LINK_CONN:"
    };
    for (int round = 0; round < 2_000; round++) {
      AtLexer fuzzed = new AtLexer(new AtText()::take);
      fuzzed.withAddresses(random.nextBoolean());
      for (int i = 0; i < 60; i++) {
        byte[] some =
            random.nextInt(4) == 0
                ? random(random, random.nextInt(50))
                : parts[random.nextInt(parts.length)].getBytes(StandardCharsets.US_ASCII);
        fuzzed.receive(some, 0, some.length);
        assertThat(fuzzed.held()).isLessThan(AtLexer.MOST_LINE);
        assertThat(fuzzed.missing()).isBetween(0, 99_999);
        if (random.nextInt(20) == 0) {
          fuzzed.giveUpData();
        }
      }
    }
  }

  /** What is no data comes out again but for line ends: as words, or as noise. */
  @Test
  void noiseIsToldByteForByte() {
    SplittableRandom random = new SplittableRandom(8888);
    for (int round = 0; round < 200; round++) {
      byte[] noise = random(random, 2_000);
      for (int i = 0; i < noise.length; i++) {
        if (noise[i] == '>' || noise[i] == '+') {
          noise[i] = 'x';
        }
      }
      ByteArrayOutputStream told = new ByteArrayOutputStream();
      AtLexer reading =
          new AtLexer(
              token -> {
                if (token instanceof AtToken.Noise part) {
                  told.writeBytes(part.bytes());
                } else if (token instanceof AtToken.Line part) {
                  told.writeBytes(part.text().getBytes(StandardCharsets.ISO_8859_1));
                }
              });
      reading.receive(noise, 0, noise.length);
      reading.receive(new byte[] {'\n'}, 0, 1);
      String expected = new String(noise, StandardCharsets.ISO_8859_1).replaceAll("[\r\n]", "");
      assertThat(told.toString(StandardCharsets.ISO_8859_1)).isEqualTo(expected);
    }
  }
}

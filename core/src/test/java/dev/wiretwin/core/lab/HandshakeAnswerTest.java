package dev.wiretwin.core.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.lab.LabStep.SendHandshake;
import dev.wiretwin.core.testkit.Rig;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HandshakeAnswerTest {
  /** RFC 6455 §1.3. */
  private static final String ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

  private static HandshakeAnswer answer(String text, String append, Integer... splitAt) {
    return HandshakeAnswer.to(
        Rig.KEY,
        new SendHandshake(0, Optional.ofNullable(text), Bytes.utf8(append), List.of(splitAt), 0));
  }

  private static List<String> pieces(HandshakeAnswer answer) {
    return answer.pieces().stream().map(Bytes::text).toList();
  }

  @Test
  void withoutATextItIsACorrect101() {
    assertThat(pieces(answer(null, "")))
        .containsExactly(
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: "
                + ACCEPT
                + "\r\n\r\n");
  }

  @Test
  void keyAndAcceptAreFilledIn() {
    assertThat(pieces(answer("{key} {accept} {other}", "")))
        .containsExactly(Rig.KEY + " " + ACCEPT + " {other}");
  }

  @Test
  void aTextIsABytePerCharacter() {
    assertThat(answer("\u00e4\u00ff\u0000", "").pieces().get(0).hex()).isEqualTo("e4ff00");
  }

  @Test
  void theAppendixGoesWithTheLastPiece() {
    assertThat(pieces(answer("abcdef", "XY", 2))).containsExactly("ab", "cdefXY");
  }

  @Test
  void cutsCountFromEitherEndOfAllBytesInAnyOrder() {
    assertThat(pieces(answer("abcdef", "XY", -1, 4, 1))).containsExactly("a", "bcd", "efX", "Y");
  }

  @Test
  void aCutThatCutsNothingOffIsTold() {
    HandshakeAnswer answer = answer("abc", "", 0, 3, 4, -3, -9, 1, -2);
    assertThat(pieces(answer)).containsExactly("a", "bc");
    assertThat(answer.idleCuts()).containsExactly(0, 3, 4, -3, -9, -2);
  }

  @Test
  void anEmptyTextIsOneEmptyPiece() {
    assertThat(pieces(answer("", "", 5))).containsExactly("");
  }

  @Test
  void itIsKnownWhetherTheKeyMatters() {
    SendHandshake plain =
        new SendHandshake(0, Optional.of("HTTP/1.1 400"), Bytes.EMPTY, List.of(), 0);
    SendHandshake proper = new SendHandshake(0, Optional.empty(), Bytes.EMPTY, List.of(), 0);
    SendHandshake key = new SendHandshake(0, Optional.of("{key}"), Bytes.EMPTY, List.of(), 0);
    assertThat(List.of(plain, proper, key))
        .extracting(HandshakeAnswer::needsKey)
        .containsExactly(false, true, true);
  }
}

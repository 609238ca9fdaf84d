package dev.wiretwin.bridge.virtual.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageReaderTest {
  /** All messages of a stream that arrives byte by byte. */
  private static List<String> read(String hex) {
    MessageReader reader = new MessageReader();
    List<String> read = new ArrayList<>();
    for (byte b : HexFormat.of().parseHex(hex)) {
      reader.add(new byte[] {b});
      for (var next = reader.next(1000); next != null; next = reader.next(1000)) {
        if (next.failure() != 0) {
          read.add(Integer.toString(next.failure()));
          return read;
        }
        read.add((next.opcode() + " " + HexFormat.of().formatHex(next.payload())).strip());
      }
    }
    return read;
  }

  @Test
  void fragmentsAreJoinedWithControlFramesBetween() {
    assertThat(read("010161890170000162800163810164")).containsExactly("9 70", "1 616263", "1 64");
    assertThat(read("02008000")).containsExactly("2");
  }

  @Test
  void allFormsOfLengthAreRead() {
    assertThat(read("827e007e" + "00".repeat(126) + "8101" + "61"))
        .containsExactly("2 " + "00".repeat(126), "1 61");
  }

  @ParameterizedTest
  @CsvSource({
    "c100,-99", // a reserved bit
    "8180,-99", // a mask
    "897e0080,-99", // a control frame too long
    "0900,-15", // a control frame in fragments
    "8000,-15", // a continuation of nothing
    "01008100,-15", // a message within another
    "817e03e9,-8", // longer than there is memory
    "817f8000000000000000,-99",
    "817e000161,-99", // a length that has a shorter form
    "817f00000000000000026162,-99",
    "8300,-99", // opcodes that nobody has defined
    "8b00,-99",
    "8102c328,-99", // no UTF-8
    "010181800128,-99",
    "880103,-99", // half a close code
    "880203ed,-99", // codes that are never sent
    "88021388,-99",
    "880403e8c328,-99"
  })
  void faultsHaveTheirCodes(String hex, String code) {
    assertThat(read(hex)).containsExactly(code);
  }
}

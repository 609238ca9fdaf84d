package dev.wiretwin.core.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameWriterTest {
  private static final int KEY = 0x37FA213D;

  private final Outbox out = new Outbox();

  @ParameterizedTest
  @CsvSource({
    "true, 1, Hello, 810548656c6c6f",
    "false, 1, Hel, 010348656c",
    "true, 0, lo, 80026c6f",
    "true, 9, Hello, 890548656c6c6f",
  })
  void unmaskedExamplesOfTheRfc(boolean fin, int opcode, String text, String wire) {
    byte[] payload = Bytes.utf8(text).toArray();

    FrameWriter.write(out, FrameWriter.firstByte(fin, 0, opcode), payload, 0, payload.length);

    assertThat(written().hex()).isEqualTo(wire);
  }

  @ParameterizedTest
  @CsvSource({"1, 818537fa213d7f9f4d5158", "10, 8a8537fa213d7f9f4d5158"})
  void maskedExamplesOfTheRfc(int opcode, String wire) {
    byte[] payload = Bytes.utf8("Hello").toArray();

    FrameWriter.writeMasked(out, FrameWriter.firstByte(true, 0, opcode), payload, 0, 5, KEY);

    assertThat(written().hex()).isEqualTo(wire);
    assertThat(payload).isEqualTo(Bytes.utf8("Hello").toArray());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 8200",
    "1, 8201",
    "125, 827d",
    "126, 827e007e",
    "256, 827e0100",
    "65535, 827effff",
    "65536, 827f0000000000010000",
    "16777216, 827f0000000001000000"
  })
  void theShortestLengthFormIsTaken(int length, String header) {
    byte[] payload = new byte[length];
    Arrays.fill(payload, (byte) 0x5A);

    FrameWriter.write(out, 0x82, payload, 0, length);
    int unmasked = out.size();
    FrameWriter.writeMasked(out, 0x82, payload, 0, length, 0);

    int headerSize = header.length() / 2;
    assertThat(FrameWriter.headerSize(length, false)).isEqualTo(headerSize);
    assertThat(FrameWriter.headerSize(length, true)).isEqualTo(headerSize + 4);
    assertThat(unmasked).isEqualTo(headerSize + length);
    assertThat(out.size() - unmasked).isEqualTo(headerSize + 4 + length);
    assertThat(part(0, headerSize).hex()).isEqualTo(header);
    assertThat(part(headerSize, length)).isEqualTo(Bytes.of(payload));
    Bytes maskedHeader = part(unmasked, headerSize + 4);
    assertThat(maskedHeader.at(1)).isEqualTo(0x80 | Bytes.fromHex(header).at(1));
    assertThat(maskedHeader.hex().substring(4)).isEqualTo(header.substring(4) + "00000000");
  }

  @Test
  void onlyTheGivenRangeIsWrittenBehindWhatWasThere() {
    byte[] source = Bytes.fromHex("0102030405").toArray();

    FrameWriter.write(out, 0x82, source, 1, 2);
    FrameWriter.writeMasked(out, 0x02, source, 3, 2, 0xFF000000);

    assertThat(written().hex()).isEqualTo("8202" + "0203" + "0282ff000000" + "fb05");
  }

  @ParameterizedTest
  @CsvSource({
    "true, 0, 1, 129",
    "false, 4, 2, 66",
    "true, 2, 8, 168",
    "false, 1, 0, 16",
    "true, 7, 15, 255",
    "false, 0, 11, 11"
  })
  void anyFirstByteCanBeBuiltEvenAForbiddenOne(boolean fin, int rsv, int opcode, int expected) {
    assertThat(FrameWriter.firstByte(fin, rsv, opcode)).isEqualTo(expected);
  }

  private Bytes written() {
    return part(0, out.size());
  }

  private Bytes part(int from, int length) {
    return Bytes.copyOf(out.array(), from, length);
  }
}

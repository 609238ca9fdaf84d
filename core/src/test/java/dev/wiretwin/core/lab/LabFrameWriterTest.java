package dev.wiretwin.core.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.frame.Frame;
import dev.wiretwin.core.testkit.WireFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabFrameWriterTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 125, 126, 65535, 65536})
  void theLengthTakesTheShortestForm(int length) {
    byte[] payload = new byte[length];
    Bytes bytes = LabFrameWriter.unmasked(new Frame(true, 0, 2, Bytes.of(payload)));
    assertThat(bytes.toArray()).isEqualTo(WireFrame.of(2, payload).bytes());
  }

  @Test
  void anyBitsAreWritten() {
    Bytes bytes = LabFrameWriter.unmasked(new Frame(false, 5, 11, Bytes.utf8("x")));
    assertThat(bytes.hex()).isEqualTo("5b0178");
  }
}

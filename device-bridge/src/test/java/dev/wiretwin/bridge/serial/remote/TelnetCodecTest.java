package dev.wiretwin.bridge.serial.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class TelnetCodecTest {
  /** Joins data that was only chopped, so that any chopping gives the same. */
  private static final class Heard implements TelnetCodec.Sink {
    final List<String> said = new ArrayList<>();
    final ByteArrayOutputStream data = new ByteArrayOutputStream();

    @Override
    public void data(byte[] bytes) {
      assertThat(bytes).isNotEmpty();
      data.writeBytes(bytes);
    }

    @Override
    public void option(int verb, int option) {
      said.add(data.size() + ": " + verb + " " + option);
    }

    @Override
    public void subnegotiation(int option, byte[] content) {
      said.add(data.size() + ": " + option + " " + HexFormat.of().formatHex(content));
    }
  }

  private final Heard heard = new Heard();
  private final TelnetCodec codec = new TelnetCodec(heard);

  private void receive(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    codec.receive(bytes, bytes.length);
  }

  @Test
  void dataPassesAndADoubled255IsOne() {
    receive('a', 255, 255, 13, 0, 'b');
    assertThat(heard.data.toByteArray()).containsExactly('a', 255, 13, 0, 'b');
    assertThat(heard.said).isEmpty();
  }

  @Test
  void optionsAreTold() {
    receive('a', 255, 251, 44, 'b', 255, 254, 0);
    assertThat(heard.said).containsExactly("1: 251 44", "2: 254 0");
  }

  @Test
  void aSubnegotiationIsToldWithItsContent() {
    receive(255, 250, 44, 101, 0, 255, 255, 194, 0, 255, 240, 'x');
    assertThat(heard.said).containsExactly("0: 44 6500ffc200");
    assertThat(heard.data.toByteArray()).containsExactly('x');
  }

  @Test
  void otherCommandsAreNothing() {
    receive('a', 255, 241, 'b', 255, 240, 255, 250, 255, 240, 'c');
    assertThat(heard.data.toByteArray()).containsExactly('a', 'b', 'c');
    assertThat(heard.said).isEmpty();
  }

  @Test
  void aSubnegotiationThatNeverEndsIsLeftForTheNextCommand() {
    receive(255, 250, 44, 1, 255, 253, 3, 'x');
    assertThat(heard.said).containsExactly("0: 253 3");
    assertThat(heard.data.toByteArray()).containsExactly('x');
  }

  @Test
  void aSubnegotiationTooLongIsCut() {
    receive(255, 250, 44);
    codec.receive(new byte[100_000], 100_000);
    receive(255, 240);
    assertThat(heard.said.get(0)).hasSize("0: 44 ".length() + 2 * 255);
  }

  @RepeatedTest(200)
  void anyBytesInAnyPiecesGiveTheSame(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    byte[] bytes = new byte[random.nextInt(400)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (random.nextInt(3) == 0 ? 238 + random.nextInt(18) : random.nextInt(256));
    }
    codec.receive(bytes, bytes.length);
    Heard other = new Heard();
    TelnetCodec chopped = new TelnetCodec(other);
    for (int from = 0; from < bytes.length; ) {
      int to = Math.min(bytes.length, from + 1 + random.nextInt(5));
      byte[] piece = Arrays.copyOfRange(bytes, from, to);
      chopped.receive(piece, piece.length);
      from = to;
    }
    assertThat(other.said).isEqualTo(heard.said);
    assertThat(other.data.toByteArray()).isEqualTo(heard.data.toByteArray());
  }

  @RepeatedTest(20)
  void whatIsPutInComesOut(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    byte[] data = new byte[300];
    random.nextBytes(data);
    data[7] = (byte) 255;
    byte[] content = new byte[random.nextInt(200)];
    random.nextBytes(content);
    for (byte[] piece :
        List.of(
            TelnetCodec.escape(data),
            TelnetCodec.subnegotiation(44, content),
            TelnetCodec.option(TelnetCodec.DO, 3))) {
      codec.receive(piece, piece.length);
    }
    assertThat(heard.data.toByteArray()).isEqualTo(data);
    assertThat(heard.said)
        .containsExactly("300: 44 " + HexFormat.of().formatHex(content), "300: 253 3");
  }
}

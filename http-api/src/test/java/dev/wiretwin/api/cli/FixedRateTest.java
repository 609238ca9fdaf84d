package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineListener;
import dev.wiretwin.bridge.serial.SerialLine;
import dev.wiretwin.bridge.serial.jserialcomm.JSerialCommLine;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FixedRateTest {
  @TempDir private Path state;
  private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();

  private final LineListener ear =
      new LineListener() {
        @Override
        public void received(byte[] bytes) {
          heard.add(new String(bytes, StandardCharsets.ISO_8859_1));
        }

        @Override
        public void gone(String why) {
          heard.add("gone");
        }
      };

  private void until(String words) throws InterruptedException {
    StringBuilder all = new StringBuilder();
    while (all.indexOf(words) < 0) {
      all.append(heard.poll(20, TimeUnit.SECONDS));
      assertThat(all.toString()).doesNotContain("gone", "null");
    }
  }

  @Test
  void theLineHasTheUsersRateAndKeepsIt() throws Exception {
    try (PluggedIn board = PluggedIn.board(state, BoardSettings.DEFAULT.withBaud(9600))) {
      FixedRate opening =
          new FixedRate(
              (baud, listener) -> JSerialCommLine.open(board.entry().port(), baud, listener), 9600);
      try (SerialLine line = opening.open(115_200, ear)) {
        assertThat(line.baud()).isEqualTo(9600);
        assertThat(line.name()).isEqualTo(board.entry().port());
        line.changeBaud(9600);
        assertThatThrownBy(() -> line.changeBaud(115_200))
            .isInstanceOf(LineFailure.class)
            .hasMessageContaining("stay at 9600 baud");
        assertThatThrownBy(() -> line.modemLines(false, true)).isInstanceOf(LineFailure.class);
        until("> ");
        line.write("=6*7\n".getBytes(StandardCharsets.ISO_8859_1));
        until("42\r\n> ");
      }
    }
  }
}

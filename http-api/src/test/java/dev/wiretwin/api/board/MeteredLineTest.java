package dev.wiretwin.api.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.serial.LineListener;
import dev.wiretwin.bridge.serial.SerialLine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MeteredLineTest {
  private final List<String> done = new ArrayList<>();

  @Test
  void bytesAreCountedAndAllElseIsPassedOn() throws Exception {
    AtomicLong sent = new AtomicLong();
    AtomicLong received = new AtomicLong();
    QuietLine quiet = new QuietLine(done);
    SerialLine line =
        MeteredLine.of(quiet.opening(), sent, received)
            .open(
                9_600,
                new LineListener() {
                  @Override
                  public void received(byte[] bytes) {
                    done.add("heard " + bytes.length);
                  }

                  @Override
                  public void gone(String why) {
                    done.add("gone " + why);
                  }
                });
    line.write(new byte[5]);
    quiet.listener().received(new byte[7]);
    quiet.listener().gone("out");
    line.changeBaud(115_200);
    line.modemLines(true, false);
    line.close();
    assertThat(line.name()).isEqualTo("quiet");
    assertThat(line.baud()).isEqualTo(9_600);
    assertThat(sent).hasValue(5);
    assertThat(received).hasValue(7);
    assertThat(done)
        .containsExactly(
            "write 5", "heard 7", "gone out", "baud 115200", "lines true false", "close");
  }
}

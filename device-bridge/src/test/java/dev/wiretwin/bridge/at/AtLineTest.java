package dev.wiretwin.bridge.at;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineListener;
import dev.wiretwin.bridge.serial.SerialLine;
import dev.wiretwin.core.testkit.ManualLoop;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AtLineTest {
  private final ManualLoop loop = new ManualLoop();
  private final List<String> seen = new ArrayList<>();
  private final List<LineListener> ears = new ArrayList<>();
  private boolean there = true;
  private boolean broken;
  private final AtLine line = new AtLine(this::plug, 115_200, loop, new Notes());

  private SerialLine plug(int baud, LineListener listener) throws LineFailure {
    if (!there) {
      throw new LineFailure("nobody is there");
    }
    ears.add(listener);
    return new Plugged();
  }

  private final class Plugged implements SerialLine {
    private int baud = 115_200;

    @Override
    public String name() {
      return "toy";
    }

    @Override
    public void write(byte[] bytes) throws LineFailure {
      if (broken) {
        throw new LineFailure("it was pulled out");
      }
      seen.add("> " + new String(bytes, StandardCharsets.US_ASCII));
    }

    @Override
    public int baud() {
      return baud;
    }

    @Override
    public void changeBaud(int wanted) throws LineFailure {
      if (broken) {
        throw new LineFailure("it cannot have that rate");
      }
      baud = wanted;
    }

    @Override
    public void modemLines(boolean dtr, boolean rts) {
      seen.add("modem lines");
    }

    @Override
    public boolean hasFlowControl() {
      return true;
    }

    @Override
    public void flowControl(boolean wanted) throws LineFailure {
      if (broken) {
        throw new LineFailure("it cannot hold anybody up");
      }
      seen.add("flow control " + wanted);
    }

    @Override
    public void close() {
      seen.add("closed");
    }
  }

  private final class Notes implements AtLine.Owner {
    @Override
    public void received(byte[] bytes) {
      seen.add("received " + new String(bytes, StandardCharsets.US_ASCII));
    }

    @Override
    public void lineGone(String why) {
      seen.add("gone: " + why);
    }

    @Override
    public void lineBack() {
      seen.add("back");
    }
  }

  private void expect(String... all) {
    loop.advance(0);
    assertThat(seen).containsExactly(all);
    seen.clear();
  }

  @Test
  void bytesGoBothWaysAndTheRateIsTheLines() throws LineFailure {
    assertThat(line.baud()).isEqualTo(115_200);
    line.changeBaud(9_600);
    line.open();
    line.write(new byte[] {'A', 'T'});
    ears.get(0).received(new byte[] {'O', 'K'});
    expect("> AT", "received OK");
    line.changeBaud(921_600);
    assertThat(line.baud()).isEqualTo(921_600);
  }

  @Test
  void aLineThatIsLostIsToldOnceAndOpenedAgainWhenItIsThere() throws LineFailure {
    line.open();
    broken = true;
    there = false;
    line.write(new byte[1]);
    line.changeBaud(9_600);
    ears.get(0).gone("it was pulled out");
    expect("closed", "gone: it was pulled out");
    line.write(new byte[1]);
    loop.advance(TimeUnit.SECONDS.toNanos(2));
    expect();
    there = true;
    broken = false;
    loop.advance(TimeUnit.SECONDS.toNanos(1));
    expect("back");
    ears.get(0).received(new byte[] {'x'});
    ears.get(1).received(new byte[] {'y'});
    expect("received y");
  }

  @Test
  void flowControlIsTheLinesAndOffOnTheNextOne() throws LineFailure {
    assertThat(line.hasFlowControl()).isFalse();
    line.flowControl(true);
    assertThat(line.isFlowControlled()).isFalse();
    line.open();
    assertThat(line.hasFlowControl()).isTrue();
    line.flowControl(true);
    line.flowControl(true);
    assertThat(line.isFlowControlled()).isTrue();
    expect("flow control true");
    line.open();
    assertThat(line.isFlowControlled()).isFalse();
    broken = true;
    line.flowControl(true);
    expect("closed", "gone: it cannot hold anybody up");
  }

  @Test
  void aLineThatCannotBeHadIsRefusedWithItsReason() {
    there = false;
    assertThatThrownBy(line::open).hasMessage("nobody is there");
  }

  @Test
  void aLineThatWasGivenBackStaysClosed() throws LineFailure {
    line.open();
    ears.get(0).gone("it was pulled out");
    loop.advance(0);
    line.close();
    loop.advance(TimeUnit.SECONDS.toNanos(5));
    expect("closed", "gone: it was pulled out");
    AtLine another = new AtLine(this::plug, 115_200, loop, new Notes());
    another.open();
    another.close();
    ears.get(1).gone("too late");
    expect("closed");
  }
}

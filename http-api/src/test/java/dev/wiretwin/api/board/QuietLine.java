package dev.wiretwin.api.board;

import dev.wiretwin.bridge.serial.LineListener;
import dev.wiretwin.bridge.serial.LineOpening;
import dev.wiretwin.bridge.serial.SerialLine;
import java.util.List;

/** A line on which nothing comes by itself, and which writes down what is done with it. */
final class QuietLine implements SerialLine {
  private final List<String> done;
  private LineListener listener;
  private int baud;

  QuietLine(List<String> done) {
    this.done = done;
  }

  LineOpening opening() {
    return (rate, hears) -> {
      baud = rate;
      listener = hears;
      return this;
    };
  }

  LineListener listener() {
    return listener;
  }

  @Override
  public String name() {
    return "quiet";
  }

  @Override
  public void write(byte[] bytes) {
    done.add("write " + bytes.length);
  }

  @Override
  public int baud() {
    return baud;
  }

  @Override
  public void changeBaud(int rate) {
    done.add("baud " + rate);
  }

  @Override
  public void modemLines(boolean dtr, boolean rts) {
    done.add("lines " + dtr + " " + rts);
  }

  @Override
  public void close() {
    done.add("close");
  }
}

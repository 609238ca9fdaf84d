package dev.wiretwin.bridge.virtual.firmware;

import dev.wiretwin.bridge.virtual.cpu.Cpu;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Makes lines of what is received, or records when a script has asked for them. Line and record
 * share one buffer, so what is left of the one begins the other. On the board's processor only.
 *
 * <p>Source: {@code app/driver/input.c}; VB-22, VB-24, VB-30.
 */
final class LineEditor {
  /** {@code LUA_MAXINPUT}: the 256th byte of a line starts it anew. */
  static final int LENGTH = 256;

  private static final int BACKSPACE = 8;
  private static final int DELETE = 0x7F;
  private static final byte[] RUB_OUT = {BACKSPACE, ' ', BACKSPACE};

  private final Terminal terminal;
  private final Consumer<byte[]> lines;
  private final Runnable misstep;
  private final byte[] data = new byte[LENGTH];
  private final byte[] one = new byte[1];
  private String prompt = "> ";
  private int position;
  private int lastLineEnd;
  private int recordLength;
  private int recordEnd;
  private boolean typed = true;
  private boolean echo = true;
  private Consumer<byte[]> hearer;
  private boolean running;

  /**
   * @param lines gets each finished line with its line feed
   * @param misstep called when the firmware would call a callback that is gone
   */
  LineEditor(Terminal terminal, Consumer<byte[]> lines, Runnable misstep) {
    this.terminal = terminal;
    this.lines = lines;
    this.misstep = misstep;
  }

  /** Starts to take what is received, as tasks of high priority. */
  void start(Cpu cpu) {
    running = true;
    terminal.onReceived(() -> cpu.post(Cpu.Priority.HIGH, this::drain));
    drain();
  }

  void stop() {
    running = false;
    terminal.onReceived(() -> {});
  }

  void listen(int length, int end, boolean asTyped, Consumer<byte[]> by) {
    recordLength = length;
    recordEnd = end;
    typed = asTyped;
    hearer = by;
  }

  void echo(boolean on) {
    echo = on;
  }

  void prompt(String text) {
    prompt = text;
  }

  private void drain() {
    while (running && (typed ? typeLine() : record())) {
      // the mode may change with every line
    }
  }

  private boolean next() {
    return running && terminal.read(one) == 1;
  }

  /** Takes bytes until a line is finished; false when there are no more. */
  private boolean typeLine() {
    while (next()) {
      int c = one[0] & 0xFF;
      if (c == '\r' && lastLineEnd == '\n' || c == '\n' && lastLineEnd == '\r') {
        lastLineEnd = 0;
      } else if (c == BACKSPACE || c == DELETE) {
        rubOut();
      } else if (c == '\r' || c == '\n') {
        lastLineEnd = c;
        if (finish()) {
          return true;
        }
      } else {
        lastLineEnd = 0;
        insert(one[0]);
      }
    }
    return false;
  }

  private void rubOut() {
    lastLineEnd = 0;
    if (position > 0) {
      position--;
      if (echo) {
        terminal.send(RUB_OUT);
      }
    }
  }

  private void insert(byte b) {
    if (echo) {
      terminal.send(new byte[] {b});
    }
    if (position + 1 >= LENGTH) {
      position = 0; // all of it, without a word
    }
    data[position++] = b;
  }

  /** Whether there was a line: an empty one only shows the prompt again. */
  private boolean finish() {
    if (echo) {
      terminal.send("\n");
    }
    if (hearer != null) {
      hearer.accept(Arrays.copyOf(data, position));
    }
    if (position == 0) {
      terminal.send(prompt);
      return false;
    }
    byte[] line = Arrays.copyOf(data, position + 1);
    line[position] = '\n';
    position = 0;
    lines.accept(line);
    return true;
  }

  /** Hands over records while there are bytes, even if the mode changes meanwhile. */
  private boolean record() {
    boolean single = recordLength == 0;
    boolean deaf = hearer == null;
    while (next()) {
      if (deaf) {
        continue;
      }
      if (single) {
        hand(one.clone());
        continue;
      }
      data[position++] = one[0];
      if (position >= LENGTH || isRecordEnd()) {
        byte[] record = Arrays.copyOf(data, position);
        position = 0; // after the call in the firmware; nothing can come in between here
        hand(record);
      }
    }
    return false;
  }

  /** A record of fixed length ends there and nowhere else, whatever bytes it has. */
  private boolean isRecordEnd() {
    return recordLength >= 0 ? position >= recordLength : (one[0] & 0xFF) == recordEnd;
  }

  private void hand(byte[] record) {
    if (hearer == null) {
      misstep.run();
    } else {
      hearer.accept(record);
    }
  }
}

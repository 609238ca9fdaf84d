package dev.wiretwin.api.board;

import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineListener;
import dev.wiretwin.bridge.serial.LineOpening;
import dev.wiretwin.bridge.serial.SerialLine;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Opens a line that can be taken away from who has it: for him it is as if it had been pulled out.
 * Thread safe.
 */
final class LineCut implements LineOpening {
  private final LineOpening opening;
  private final AtomicReference<String> why = new AtomicReference<>();
  private final AtomicReference<Open> open = new AtomicReference<>();

  private record Open(SerialLine line, LineListener listener) {}

  LineCut(LineOpening opening) {
    this.opening = opening;
  }

  @Override
  public SerialLine open(int baud, LineListener listener) throws LineFailure {
    SerialLine line = opening.open(baud, listener);
    open.set(new Open(line, listener));
    if (why.get() != null) {
      line.close();
      throw new LineFailure(why.get());
    }
    return line;
  }

  /** Takes the line away; once. */
  void cut(String reason) {
    if (why.compareAndSet(null, reason)) {
      Open now = open.get();
      if (now != null) {
        now.line().close();
        now.listener().gone(reason);
      }
    }
  }

  /** Why it was taken away; null as long as it was not. */
  String reason() {
    return why.get();
  }
}

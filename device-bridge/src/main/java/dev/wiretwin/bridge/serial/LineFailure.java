package dev.wiretwin.bridge.serial;

import java.io.IOException;

/** A line cannot be opened, or not be used any more. Its message says why and what to do. */
public final class LineFailure extends IOException {
  private static final long serialVersionUID = 1L;

  public LineFailure(String sentence) {
    super(sentence);
  }
}

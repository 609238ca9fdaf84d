package dev.wiretwin.api.board;

import dev.wiretwin.bridge.serial.LineListener;

/** Hears everything and says nothing. */
final class SilentEar implements LineListener {
  @Override
  public void received(byte[] bytes) {
    // not wanted
  }

  @Override
  public void gone(String why) {
    // not wanted
  }
}

package dev.wiretwin.bench.server;

import java.nio.ByteBuffer;

/** Sends every byte back: the floor under all WebSocket figures. */
final class RawEcho implements EchoProtocol {
  @Override
  public int answer(ByteBuffer buffer, int from) {
    buffer.position(from).compact().flip();
    return buffer.limit();
  }

  @Override
  public boolean isFinished() {
    return false;
  }
}

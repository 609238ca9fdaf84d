package dev.wiretwin.bridge.virtual.websocket;

import dev.wiretwin.bridge.virtual.module.Heap;

/**
 * What one TLS connection holds of the board's memory: much while it shakes hands, its buffers
 * afterwards. On the board's processor only. Sources: {@code app/mbedtls/app/espconn_mbedtls.c},
 * {@code docs/modules/tls.md}; VB-36.
 *
 * <p>Other limits of the firmware's TLS are not shown: TLS 1.2 at most, records of 4 KB at most, no
 * renegotiation. No server name is sent, as on the device, and any certificate is believed.
 */
final class TlsMemory {
  /** "25-30 KB" say the firmware's people. */
  static final int HANDSHAKE_BYTES = 27_000;

  /** A buffer of 4 KB for each direction, with the state of the ciphers. */
  static final int SESSION_BYTES = 10_000;

  private final Heap heap;
  private int held;

  TlsMemory(Heap heap) {
    this.heap = heap;
  }

  /** Takes what a handshake needs; false when there is not that much. */
  boolean begin() {
    boolean enough = heap.claim(HANDSHAKE_BYTES);
    held = enough ? HANDSHAKE_BYTES : 0;
    return enough;
  }

  boolean isHeld() {
    return held > 0;
  }

  /** The handshake is over. */
  void established() {
    if (held == HANDSHAKE_BYTES) {
      heap.release(HANDSHAKE_BYTES - SESSION_BYTES);
      held = SESSION_BYTES;
    }
  }

  /** Gives back all there is. Any number of times. */
  void end() {
    if (held > 0) {
      heap.release(held);
      held = 0;
    }
  }
}

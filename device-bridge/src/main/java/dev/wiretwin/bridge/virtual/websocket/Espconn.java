package dev.wiretwin.bridge.virtual.websocket;

import java.util.function.Consumer;

/**
 * One {@code struct espconn}: what the user of the SDK's connection layer allocates, fills with
 * callbacks and may free too early. On the board's processor only.
 */
final class Espconn {
  /** What {@code state} may be; only these matter. */
  enum State {
    NONE,
    WAIT,
    CONNECT,
    WRITE,
    READ,
    CLOSE
  }

  /** {@code espconn_recv_callback}. */
  @FunctionalInterface
  interface Received {
    /** The buffer holds a NUL behind its {@code length} bytes and is freed afterwards. */
    void segment(Espconn conn, Block buffer, int length);
  }

  /** {@code espconn_reconnect_callback}. */
  @FunctionalInterface
  interface Failed {
    void with(Espconn conn, int error);
  }

  final int remotePort;
  final boolean secure;
  String remoteIp = "0.0.0.0";
  State state = State.NONE;
  Consumer<Espconn> onConnected = conn -> {};
  Consumer<Espconn> onDisconnected = conn -> {};
  Failed onFailed = (conn, error) -> {};
  Received onReceived = (conn, buffer, length) -> {};
  Consumer<Espconn> onSent = conn -> {};
  private final Block memory;
  private final Block tcp;

  /**
   * @param memory of the structure itself
   * @param tcp of its {@code esp_tcp}
   */
  Espconn(int remotePort, boolean secure, Block memory, Block tcp) {
    this.remotePort = remotePort;
    this.secure = secure;
    this.memory = memory;
    this.tcp = tcp;
  }

  /** {@code os_free}: the layer below may still point to it. */
  void free(CMemory allocator) {
    allocator.free(tcp, "disconnect_callback");
    allocator.free(memory, "disconnect_callback");
  }

  /** Looks at a field on behalf of {@code where}. */
  Espconn used(String where) {
    if (memory.isFreed()) {
      throw UndefinedBehaviour.read(where + " uses a connection after it was freed");
    }
    return this;
  }
}

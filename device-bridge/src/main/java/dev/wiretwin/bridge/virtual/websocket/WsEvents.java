package dev.wiretwin.bridge.virtual.websocket;

/** What a client tells the module above it. Source: callbacks of {@code ws_info}. */
interface WsEvents {
  void connection();

  void receive(byte[] message, int opCode);

  /** The connection is over, or never came about. */
  void failure(int code);
}

package dev.wiretwin.bridge.at;

/** How a client goes over a module. */
public enum AtWay {
  /** Our engine over the module's TCP; TLS is ours, too: all links, all trust settings. */
  TCP,
  /** Our engine over the module's TLS, which believes what was loaded into the module. */
  TLS,
  /** The module's own WebSocket, {@code AT+WSOPEN}; not on an ESP8266. */
  WEBSOCKET
}

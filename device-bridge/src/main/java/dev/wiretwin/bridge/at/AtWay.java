package dev.wiretwin.bridge.at;

import java.util.Arrays;
import java.util.Optional;

/** How a client goes over a module. */
public enum AtWay {
  /** Our engine over the module's TCP; TLS is ours, too: all links, all trust settings. */
  TCP("tcp"),
  /** Our engine over the module's TLS, which believes what was loaded into the module. */
  TLS("tls"),
  /** The module's own WebSocket, {@code AT+WSOPEN}; not on an ESP8266. */
  WEBSOCKET("ws");

  private final String word;

  AtWay(String word) {
    this.word = word;
  }

  /** As people say it. */
  public String word() {
    return word;
  }

  /** By its word; empty if there is none that is called so. */
  public static Optional<AtWay> of(String word) {
    return Arrays.stream(values()).filter(way -> way.word.equals(word)).findFirst();
  }
}

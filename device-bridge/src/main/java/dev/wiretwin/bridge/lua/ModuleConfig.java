package dev.wiretwin.bridge.lua;

import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.handshake.Header;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What a board's {@code websocket} module can be told of a {@link ClientConfig}: headers, and
 * nothing else. Stateless, any thread.
 *
 * <p>Source: manual page {@code websocket}, {@code config()}.
 */
final class ModuleConfig {
  private ModuleConfig() {}

  /**
   * @throws UnsupportedOperationException if the module lacks what is asked for
   */
  static void demand(ClientConfig wanted) {
    ClientConfig usual = ClientConfig.DEFAULT;
    if (!wanted.subprotocols().isEmpty() || wanted.deflate().isPresent()) {
      throw lacks("subprotocols and compression; a header Sec-WebSocket-Protocol can be set");
    }
    if (!wanted.limits().equals(usual.limits())) {
      throw lacks("limits of one's own");
    }
    if (!wanted.timing().equals(usual.timing()) || wanted.trust() != usual.trust()) {
      throw lacks("periods and trust of one's own");
    }
  }

  static UnsupportedOperationException lacks(String what) {
    return new UnsupportedOperationException("a board's websocket module has no " + what);
  }

  /** As the agent takes them: name, NUL, value, NUL, and so on; no header has a NUL in it. */
  static byte[] headers(ClientConfig config) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Header header : config.headers()) {
      all.writeBytes(header.name().getBytes(StandardCharsets.UTF_8));
      all.write(0);
      all.writeBytes(header.value().getBytes(StandardCharsets.UTF_8));
      all.write(0);
    }
    return all.toByteArray();
  }
}

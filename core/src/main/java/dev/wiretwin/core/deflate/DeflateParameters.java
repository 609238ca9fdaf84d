package dev.wiretwin.core.deflate;

/**
 * What both ends agreed on for permessage-deflate, to build a {@link MessageDeflater} and a {@link
 * MessageInflater} from. Immutable. RFC 7692 §7.1.
 *
 * @param serverNoContextTakeover each message of the server is compressed on its own
 * @param clientNoContextTakeover each message of the client is compressed on its own
 * @param serverMaxWindowBits how far the server may refer back is 2 to the power of this, 8…15
 * @param clientMaxWindowBits how far the client may refer back is 2 to the power of this, 8…15
 */
public record DeflateParameters(
    boolean serverNoContextTakeover,
    boolean clientNoContextTakeover,
    int serverMaxWindowBits,
    int clientMaxWindowBits) {
  public DeflateParameters {
    WindowBits.require("serverMaxWindowBits", serverMaxWindowBits);
    WindowBits.require("clientMaxWindowBits", clientMaxWindowBits);
  }

  /** The extension as a server's answer says it; windows of full size go without saying. */
  public String toHeader() {
    return toHeader(false);
  }

  /**
   * @param nameServerWindow whether the server's window is named even at its full size
   */
  String toHeader(boolean nameServerWindow) {
    StringBuilder header = new StringBuilder("permessage-deflate");
    if (serverNoContextTakeover) {
      header.append("; server_no_context_takeover");
    }
    if (clientNoContextTakeover) {
      header.append("; client_no_context_takeover");
    }
    if (nameServerWindow || serverMaxWindowBits < WindowBits.MOST) {
      header.append("; server_max_window_bits=").append(serverMaxWindowBits);
    }
    if (clientMaxWindowBits < WindowBits.MOST) {
      header.append("; client_max_window_bits=").append(clientMaxWindowBits);
    }
    return header.toString();
  }
}

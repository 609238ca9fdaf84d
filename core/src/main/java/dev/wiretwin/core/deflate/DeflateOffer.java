package dev.wiretwin.core.deflate;

/**
 * What we are willing to do about compression: a client offers it in these words, a server measures
 * offers by it. Immutable. RFC 7692 §7.1.
 *
 * @param serverNoContextTakeover the server shall compress each message on its own, which saves the
 *     client memory
 * @param clientNoContextTakeover the client shall compress each message on its own, which saves the
 *     server memory
 * @param serverMaxWindowBits the largest window the server shall use, 8…15 (2 to the power of it)
 * @param clientMaxWindowBits the largest window the client shall use, 8…15
 */
public record DeflateOffer(
    boolean serverNoContextTakeover,
    boolean clientNoContextTakeover,
    int serverMaxWindowBits,
    int clientMaxWindowBits) {
  /**
   * Context is kept, windows are as large as they can be: the best compression for the most memory.
   */
  public static final DeflateOffer DEFAULT = new DeflateOffer(false, false, 15, 15);

  public DeflateOffer {
    WindowBits.require("serverMaxWindowBits", serverMaxWindowBits);
    WindowBits.require("clientMaxWindowBits", clientMaxWindowBits);
  }

  /**
   * The offer as a client sends it. It always names {@code client_max_window_bits}, without a value
   * when any will do: only then may the server ask for a smaller window (§7.1.2.2).
   */
  public String toHeader() {
    StringBuilder header = new StringBuilder("permessage-deflate");
    if (serverNoContextTakeover) {
      header.append("; server_no_context_takeover");
    }
    if (clientNoContextTakeover) {
      header.append("; client_no_context_takeover");
    }
    if (serverMaxWindowBits < WindowBits.MOST) {
      header.append("; server_max_window_bits=").append(serverMaxWindowBits);
    }
    header.append("; client_max_window_bits");
    if (clientMaxWindowBits < WindowBits.MOST) {
      header.append('=').append(clientMaxWindowBits);
    }
    return header.toString();
  }
}

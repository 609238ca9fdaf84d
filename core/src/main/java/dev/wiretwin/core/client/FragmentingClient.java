package dev.wiretwin.core.client;

/**
 * What a client can do beyond the six verbs when it writes its frames itself: send a message in
 * pieces of a chosen size (RFC 6455 §5.4), to see what a server makes of them. The firmware of a
 * NodeMCU board cannot: its module sends whole messages. Any thread.
 */
public interface FragmentingClient {
  /** Of one message; more would be a header for every few bytes, and no test of anything. */
  int MOST_FRAGMENTS = 10_000;

  /**
   * Sends a message in fragments: the first carries the opcode, the last FIN, and nothing else of
   * this client goes out between them. A text may be cut within a character, as the whole message
   * alone must be UTF-8 (§5.6). With compression agreed, the compressed bytes are cut (RFC 7692
   * §6.1). A message of no more than {@code fragmentBytes} goes out in one frame.
   *
   * @param message copied before the call returns
   * @param opcode 1 text (must be UTF-8) or 2 binary; control frames are never fragmented (§5.5)
   * @param fragmentBytes payload of each fragment but the last, 1 or more
   * @throws IllegalStateException if the client is not open
   * @throws IllegalArgumentException if the opcode is another, the text no UTF-8, or the message
   *     would take more than {@link #MOST_FRAGMENTS}; says what to do
   */
  void sendFragmented(byte[] message, int opcode, int fragmentBytes);
}

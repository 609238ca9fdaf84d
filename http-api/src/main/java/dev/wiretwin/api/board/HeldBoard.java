package dev.wiretwin.api.board;

import dev.wiretwin.api.session.BoardName;
import dev.wiretwin.bridge.link.LinkCounters;
import dev.wiretwin.core.client.WebSocketClient;
import java.util.OptionalInt;

/** A board in our hands while sessions need it, whatever its firmware is. Thread safe. */
interface HeldBoard extends AutoCloseable {
  /**
   * A client; usable as soon as the board is ready.
   *
   * @param name of the board, with the way the client shall go
   * @throws dev.wiretwin.api.refusal.Refusal if that way is none for this firmware; says why
   * @throws IllegalStateException if there are as many as there can be, or it was given back
   */
  WebSocketClient newClient(BoardName name);

  /** Forgets a client; its handlers hear nothing more. */
  void forget(WebSocketClient client);

  /** Whether clients can connect now. */
  boolean isReady();

  /** Why they cannot, when they cannot; a sentence. */
  String trouble();

  /** Of our link to it; all 0 where there is no link that counts. */
  LinkCounters counters();

  /** Bytes that were free on it a moment ago, where it tells. */
  OptionalInt heap();

  /** Gives board and line back. Any number of times. */
  @Override
  void close();
}

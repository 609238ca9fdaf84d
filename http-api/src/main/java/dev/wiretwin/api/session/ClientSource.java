package dev.wiretwin.api.session;

import dev.wiretwin.core.client.WebSocketClient;
import java.util.OptionalLong;

/** Where a session gets its client from: the JVM or a board. Thread safe. */
public interface ClientSource {
  /**
   * A fresh client, not connected. May block while a board is made ready.
   *
   * @param fence under which lease of the board it is asked for
   * @throws dev.wiretwin.api.refusal.Refusal if it cannot be had; says why
   */
  WebSocketClient newClient(OptionalLong fence) throws InterruptedException;

  /**
   * Whether what has a client may be commanded under this fence, said with a command.
   *
   * @throws dev.wiretwin.api.refusal.Refusal if that lease is no more, or somebody else's
   */
  void demand(long fence);

  /** The session is over: the client is not needed any more. */
  void giveBack(WebSocketClient client);
}

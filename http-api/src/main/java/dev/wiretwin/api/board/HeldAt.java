package dev.wiretwin.api.board;

import dev.wiretwin.api.session.BoardName;
import dev.wiretwin.api.session.LineWish;
import dev.wiretwin.bridge.at.AtBoard;
import dev.wiretwin.bridge.link.LinkCounters;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.core.client.On;
import dev.wiretwin.core.client.WebSocketClient;
import java.util.OptionalInt;
import java.util.concurrent.Executor;

/**
 * A module with AT firmware: its clients' engine runs here, their sockets are the module's. Thread
 * safe.
 */
record HeldAt(AtBoard module) implements HeldBoard {
  private static final LinkCounters UNCOUNTED = new LinkCounters(0, 0, 0);

  static HeldAt open(Board board, LineWish line, BoardNews news, Executor handlers)
      throws LineFailure {
    return new HeldAt(
        AtBoard.open(
            board.plainLine(),
            line.ofModule(board.baud()),
            news,
            new AtBoard.Surroundings(System::nanoTime, handlers, board.log())));
  }

  @Override
  public WebSocketClient newClient(BoardName name) {
    return module.newClient(name.way());
  }

  /** Its link is free as soon as it is closed. */
  @Override
  public void forget(WebSocketClient client) {
    client.on(On.CONNECTION, null);
    client.on(On.RECEIVE, null);
    client.on(On.CLOSE, null);
    client.close();
  }

  @Override
  public boolean isReady() {
    return module.isReady();
  }

  @Override
  public String trouble() {
    return module.trouble();
  }

  /** AT has no checks: there is nothing to count. */
  @Override
  public LinkCounters counters() {
    return UNCOUNTED;
  }

  @Override
  public OptionalInt heap() {
    return OptionalInt.empty();
  }

  @Override
  public void close() {
    module.close();
  }
}

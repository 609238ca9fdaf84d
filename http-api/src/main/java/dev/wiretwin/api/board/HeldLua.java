package dev.wiretwin.api.board;

import dev.wiretwin.api.session.BoardName;
import dev.wiretwin.api.session.LineWish;
import dev.wiretwin.bridge.link.LinkCounters;
import dev.wiretwin.bridge.lua.AgentSettings;
import dev.wiretwin.bridge.lua.LuaBoard;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.core.client.WebSocketClient;
import java.util.OptionalInt;
import java.util.concurrent.Executor;

/** A board with Lua firmware, held by the agent on it. Thread safe. */
record HeldLua(LuaBoard lua) implements HeldBoard {
  static HeldLua open(Board board, LineWish line, BoardNews news, Executor handlers)
      throws LineFailure {
    return new HeldLua(
        LuaBoard.open(
            board.plainLine(),
            settings(board, line),
            news,
            new LuaBoard.Surroundings(System::nanoTime, handlers, board.log())));
  }

  private static AgentSettings settings(Board board, LineWish line) {
    AgentSettings usual = line.ofAgent(board.baud());
    return board.traits().map(it -> usual.withTimeScale(it.timeScale())).orElse(usual);
  }

  @Override
  public WebSocketClient newClient(BoardName name) {
    name.demandLua();
    return lua.newClient();
  }

  @Override
  public void forget(WebSocketClient client) {
    lua.forget(client);
  }

  @Override
  public boolean isReady() {
    return lua.isReady();
  }

  @Override
  public String trouble() {
    return lua.trouble();
  }

  @Override
  public LinkCounters counters() {
    return lua.counters();
  }

  @Override
  public OptionalInt heap() {
    return lua.isReady() ? OptionalInt.of(lua.heap()) : OptionalInt.empty();
  }

  @Override
  public void close() {
    lua.close();
  }
}

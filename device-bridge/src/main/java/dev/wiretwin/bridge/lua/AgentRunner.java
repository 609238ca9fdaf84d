package dev.wiretwin.bridge.lua;

import dev.wiretwin.bridge.console.LuaRunner;
import dev.wiretwin.bridge.serial.LineFailure;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Has the agent run Lua, and waits for it. For one thread. */
final class AgentRunner implements LuaRunner {
  private static final long ANSWER_SECONDS = 5;

  private final LuaBoard board;

  AgentRunner(LuaBoard board) {
    this.board = board;
  }

  @Override
  public String ask(String before, String expression) throws IOException, InterruptedException {
    try {
      return board.run(before + " return " + expression).get(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      throw new LineFailure("the board does not answer");
    } catch (ExecutionException refused) {
      throw new LineFailure(refused.getCause().getMessage());
    }
  }
}

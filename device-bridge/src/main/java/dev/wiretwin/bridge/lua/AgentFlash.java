package dev.wiretwin.bridge.lua;

import dev.wiretwin.bridge.console.ConsoleDialog;
import dev.wiretwin.bridge.serial.LineFailure;

/** What of ours is on a board's flash. Stateless; the dialog is for one thread. */
public final class AgentFlash {
  private AgentFlash() {}

  /**
   * Removes the agent, in whatever version, and nothing else.
   *
   * @param dialog with the board's console
   * @return how many files that were
   * @throws LineFailure if the board does not answer
   */
  public static int remove(ConsoleDialog dialog) throws LineFailure, InterruptedException {
    dialog.synchronise();
    return new AgentInstaller(dialog, LuaAgent.current(), progress -> {}).remove();
  }
}

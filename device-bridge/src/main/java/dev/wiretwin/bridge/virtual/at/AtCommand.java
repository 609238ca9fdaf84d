package dev.wiretwin.bridge.virtual.at;

/** What one name of a command does. Ends the {@link AtTurn}, at once or later. */
interface AtCommand {
  /**
   * @throws AtRefusal ends the turn, too
   */
  void run(AtRequest request) throws AtRefusal;
}

package dev.wiretwin.api.cli;

import dev.wiretwin.core.client.CloseStatus;

/** What a close status is to the script that started us. Stateless. */
final class CloseExit {
  private static final int LAST_TRANSPORT = -199;
  private static final int FIRST_TRANSPORT = -99;
  private static final int FIRST_BOARD = -990;

  private CloseExit() {}

  /**
   * {@link ExitCode#OK} when either side asked for the end; {@link ExitCode#USAGE} for a URL that
   * cannot be used; {@link ExitCode#INFRASTRUCTURE} when the network, the name, the time or the
   * board was at fault; {@link ExitCode#FAILED} for all that a server does wrong.
   */
  static int of(int status) {
    if (status == CloseStatus.CLOSED || status == CloseStatus.CLOSED_BY_SERVER) {
      return ExitCode.OK;
    } else if (status <= CloseStatus.NO_PROTOCOL && status >= CloseStatus.NO_HOST) {
      return ExitCode.USAGE;
    } else if (status == CloseStatus.NAME_NOT_FOUND
        || status == CloseStatus.CONNECT_TIMEOUT
        || status <= FIRST_TRANSPORT && status >= LAST_TRANSPORT
        || status <= FIRST_BOARD) {
      return ExitCode.INFRASTRUCTURE;
    }
    return ExitCode.FAILED;
  }
}

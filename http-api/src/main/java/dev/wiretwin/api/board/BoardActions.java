package dev.wiretwin.api.board;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.api.session.LineWish;
import dev.wiretwin.bridge.console.ConsoleDialog;
import dev.wiretwin.bridge.identify.Identification;
import dev.wiretwin.bridge.identify.Identifier;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.SerialLine;
import dev.wiretwin.bridge.wifi.BoardWifi;
import dev.wiretwin.bridge.wifi.Wifi;
import dev.wiretwin.bridge.wifi.WifiNetwork;
import dev.wiretwin.bridge.wifi.WifiStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What can be done with a board's line for a while: each opens the line, does one thing, remembers
 * what it learned, tells everybody, and leaves the board at its prompt. For whoever has the turn;
 * blocks.
 */
final class BoardActions {
  private static final long LISTEN_STEP_MS = 50;
  private static final Duration SET_UP = Duration.ofSeconds(20);

  private final Board board;

  BoardActions(Board board) {
    this.board = board;
  }

  /** Finds out what is there; 8 s at the most. */
  String identify() throws LineFailure, InterruptedException {
    board.tell("progress", "asking what it is");
    Identification found = new Identifier(System::nanoTime).identify(board.id(), board.line());
    board.learn(known -> known.withFound(found, board.clock().instant()));
    IdentificationJson.Answer told = IdentificationJson.of(board.info().port(), found);
    board.tell(
        "identified",
        Map.of("kind", told.kind(), "summary", told.summary(), "advice", told.advice()));
    return found.summary();
  }

  /** Finds out what is there if nobody has; a board that says nothing of use is left to others. */
  void demandKnown() throws LineFailure, InterruptedException {
    if (!board.isIdentified()) {
      identify();
    }
  }

  // ---- resetting

  String restart(Restart how) throws LineFailure, InterruptedException {
    if (how.lines().isEmpty()) {
      demandKnown();
    }
    BoardRestart restart =
        board.isAt()
            ? BoardRestart.ofModule(board.line(), board.baud(), System::nanoTime)
            : new BoardRestart(board.line(), board.baud(), System::nanoTime);
    Optional<String> heard;
    try {
      heard = restarted(restart, how);
    } catch (LineFailure refused) {
      if (refused.getMessage().contains("DTR")) {
        throw new Refusal(
                RefusalCode.BOARD_UNSUITABLE,
                refused.getMessage() + "; or, if it is at its Lua prompt, ask for soft",
                refused)
            .with("board", board.id());
      }
      throw refused;
    }
    if (heard.isEmpty()) {
      throw new LineFailure(
          "it was told to restart, but nothing was heard of its firmware at "
              + board.baud()
              + " baud: identify it");
    }
    board.tell("restarted", Map.of("sentence", heard.get(), "asked", true));
    return heard.get();
  }

  private static Optional<String> restarted(BoardRestart restart, Restart how)
      throws LineFailure, InterruptedException {
    if (how.lines().isEmpty()) {
      return restart.byCommand().map(String::strip);
    } else if (how.isHeard()) {
      return restart.byLines(how.lines().get()).map(String::strip);
    }
    restart.intoSilence(how.lines().get());
    return how.lines().map(lines -> "its lines moved: " + lines);
  }

  // ---- Wi-Fi

  /** Something asked of a board's Wi-Fi. */
  @FunctionalInterface
  private interface Asked<T> {
    T ask(Wifi wifi) throws IOException, InterruptedException;
  }

  private <T> T wifi(Asked<T> asked) throws IOException, InterruptedException {
    demandKnown();
    return board.isAt() ? onModule(asked) : onLua(asked);
  }

  private <T> T onModule(Asked<T> asked) throws IOException, InterruptedException {
    BoardNews news = new BoardNews(board);
    try (HeldAt held = HeldAt.open(board, LineWish.USUAL, news, Runnable::run)) {
      if (!news.awaitReady(SET_UP)) {
        throw new LineFailure(board.id() + " is not ready: " + held.trouble());
      }
      return asked.ask(held.module().wifi());
    }
  }

  private <T> T onLua(Asked<T> asked) throws IOException, InterruptedException {
    ConsoleDialog dialog = new ConsoleDialog(System::nanoTime, "f");
    try (SerialLine line = board.line().open(board.baud(), dialog)) {
      dialog.on(line);
      dialog.synchronise();
      return asked.ask(new BoardWifi(dialog, System::nanoTime, Optional.of(board.log())));
    }
  }

  /** Joins, and waits for an address. */
  String join(WifiWish wish) throws IOException, InterruptedException {
    board.tell("progress", "joining " + wish.login());
    WifiStatus status = joined(wish);
    board.learn(known -> known.withWifi(status));
    board.tell("progress", status.words());
    return status.words();
  }

  private WifiStatus joined(WifiWish wish) throws IOException, InterruptedException {
    try {
      return wifi(
          wifi -> {
            wifi.join(wish.login());
            try {
              return wifi.awaitAddress(wish.limit());
            } catch (LineFailure broken) {
              throw broken;
            } catch (IOException failed) {
              throw new Refusal(RefusalCode.WIFI_NOT_JOINED, wish.hidden(failed.getMessage()))
                  .with("board", board.id());
            }
          });
    } catch (IOException failed) {
      // its words, without what is in them as a cause
      String words = wish.hidden(failed.getMessage());
      throw failed instanceof LineFailure ? new LineFailure(words) : new IOException(words);
    }
  }

  String wifiStatus() throws IOException, InterruptedException {
    WifiStatus status = wifi(Wifi::status);
    board.learn(known -> known.withWifi(status));
    return status.words();
  }

  String scan() throws IOException, InterruptedException {
    List<WifiNetwork> heard = wifi(Wifi::scan);
    board.learn(known -> known.withNetworks(heard));
    return heard.size() + " networks";
  }

  // ---- typing

  /**
   * Sends some bytes and listens for what comes, which is in the console log then.
   *
   * @param listen how long
   */
  String type(byte[] bytes, Duration listen) throws LineFailure, InterruptedException {
    ConsoleDialog ear = new ConsoleDialog(System::nanoTime, "t");
    try (SerialLine line = board.line().open(board.baud(), ear)) {
      line.write(bytes);
      long end = System.nanoTime() + listen.toNanos();
      while (System.nanoTime() - end < 0) {
        ear.line(LISTEN_STEP_MS);
      }
    }
    return bytes.length + " bytes sent";
  }
}

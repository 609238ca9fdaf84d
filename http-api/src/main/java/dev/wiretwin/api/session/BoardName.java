package dev.wiretwin.api.session;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.bridge.at.AtWay;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A board as a target names it, with how it is used behind plus signs: the way its clients go
 * ({@code esp+tls}, {@code esp+ws}), the rate its line is raised to ({@code esp+921600}) and flow
 * control ({@code esp+rtscts}), in any order. A value.
 *
 * @param id of the board
 * @param way that its clients go; {@code TCP} is the usual one, and the only one with Lua firmware
 * @param line how its line is used meanwhile
 */
public record BoardName(String id, AtWay way, LineWish line) {
  private static final String BOARD = "board:";
  private static final Pattern LAST = Pattern.compile("(.+)\\+(tls|ws|rtscts|[0-9]{4,7})");

  /** A board that is used as usual. */
  public static BoardName usual(String id) {
    return new BoardName(id, AtWay.TCP, LineWish.USUAL);
  }

  /**
   * @param words without {@code board:}; what stands behind a plus and says nothing of its use, or
   *     says it twice, belongs to the name
   */
  public static BoardName of(String words) {
    BoardName name = usual(words);
    for (Matcher rest = LAST.matcher(words); rest.matches(); rest = LAST.matcher(name.id)) {
      BoardName more = name.with(rest.group(1), rest.group(2));
      if (more.equals(name)) {
        break;
      }
      name = more;
    }
    return name;
  }

  /** The same with one word more of its use; unchanged if there is such a word, or it is none. */
  private BoardName with(String rest, String word) {
    if (word.equals("rtscts")) {
      return line.flowControl() ? this : new BoardName(rest, way, line.withFlowControl());
    } else if (Character.isDigit(word.charAt(0))) {
      int baud = Integer.parseInt(word);
      boolean none = baud < LineWish.LEAST_BAUD || baud > LineWish.MOST_BAUD;
      return none || line.fastBaud().isPresent() ? this : new BoardName(rest, way, line.at(baud));
    }
    return way != AtWay.TCP ? this : new BoardName(rest, AtWay.of(word).orElseThrow(), line);
  }

  /** The board of a target, however it is used; empty for {@code jvm}. */
  public static String boardOf(String target) {
    return target.startsWith(BOARD) ? of(target.substring(BOARD.length())).id() : "";
  }

  /**
   * @throws Refusal if it is asked for what Lua firmware does not have; a faster line it has
   */
  public void demandLua() {
    if (way != AtWay.TCP) {
      throw unsuitable("has no AT firmware, which alone knows other ways to its sockets");
    } else if (line.flowControl()) {
      throw unsuitable("has no AT firmware, which alone uses RTS and CTS");
    }
  }

  /**
   * @throws Refusal if it is asked for what a console with Lua does not have
   */
  public void demandConsole() {
    demandLua();
    if (line.fastBaud().isPresent()) {
      throw unsuitable("plays scenarios from its console, which stays at its own rate");
    }
  }

  private Refusal unsuitable(String why) {
    return new Refusal(RefusalCode.BOARD_UNSUITABLE, id + " " + why + ": ask for board:" + id)
        .with("board", id);
  }
}

package dev.wiretwin.api.session;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.bridge.at.AtWay;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A board as a target names it, with the way its clients go: {@code esp}, {@code esp+tls} or {@code
 * esp+ws}. A value.
 *
 * @param id of the board
 * @param way that its clients go; {@code TCP} is the usual one, and the only one with Lua firmware
 */
public record BoardName(String id, AtWay way) {
  private static final String BOARD = "board:";
  private static final Pattern WORDS = Pattern.compile("(.+)\\+(tls|ws)");

  /**
   * @param words without {@code board:}; what stands behind a plus and is no way belongs to the
   *     name
   */
  public static BoardName of(String words) {
    Matcher found = WORDS.matcher(words);
    if (!found.matches()) {
      return new BoardName(words, AtWay.TCP);
    }
    return new BoardName(found.group(1), AtWay.of(found.group(2)).orElseThrow());
  }

  /** The board of a target, whatever the way; empty for {@code jvm}. */
  public static String boardOf(String target) {
    return target.startsWith(BOARD) ? of(target.substring(BOARD.length())).id() : "";
  }

  /**
   * @throws Refusal if the way is none for Lua firmware
   */
  public void demandUsual() {
    if (way != AtWay.TCP) {
      throw new Refusal(
              RefusalCode.BOARD_UNSUITABLE,
              id
                  + " has no AT firmware, which alone knows other ways to its sockets: ask for board:"
                  + id)
          .with("board", id);
    }
  }
}

package dev.wiretwin.api.board;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.bridge.virtual.module.Profile;
import dev.wiretwin.bridge.virtual.module.UartModule;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a virtual board shall be. A value.
 *
 * @param name letters, digits, dots, dashes and underscores, 32 at the most
 * @param profile how its {@code websocket} module behaves, see {@link Profile}
 * @param baud of its line
 * @param timeScale real milliseconds per millisecond of the board, 0.01 to 10
 */
public record VirtualWish(String name, String profile, int baud, double timeScale) {
  public static final int USUAL_BAUD = 115_200;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,31}");
  private static final double SLOWEST = 10;
  private static final double FASTEST = 0.01;

  /**
   * @throws Refusal if there is no such board; says what there is
   */
  public VirtualWish {
    if (!NAME.matcher(name).matches()) {
      throw bad("name: give up to 32 letters, digits, dots, dashes and underscores");
    }
    if (Arrays.stream(Profile.values()).noneMatch(known -> known.word().equals(profile))) {
      throw bad(
          "profile: there are "
              + Arrays.stream(Profile.values())
                  .map(Profile::word)
                  .collect(Collectors.joining(", ")));
    }
    if (!UartModule.isRate(baud)) {
      throw bad("baud: give 115200, or 9600, 74880, 230400, 460800, 921600 and the like");
    }
    if (!(timeScale >= FASTEST && timeScale <= SLOWEST)) {
      throw bad("timeScale: give 0.01 to 10 real milliseconds per millisecond of the board");
    }
  }

  private static Refusal bad(String sentence) {
    return new Refusal(RefusalCode.BAD_REQUEST, sentence);
  }
}

package dev.wiretwin.api.board;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.bridge.virtual.at.AtGeneration;
import dev.wiretwin.bridge.virtual.firmware.Firmware;
import dev.wiretwin.bridge.virtual.module.Profile;
import dev.wiretwin.bridge.virtual.module.UartModule;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a virtual board shall be. A value.
 *
 * @param name letters, digits, dots, dashes and underscores, 32 at the most
 * @param profile how its {@code websocket} module behaves, see {@link Profile}; or {@code at-1.7},
 *     {@code at-2.x}, {@code at-5.x} for AT firmware of that generation
 * @param baud of its line
 * @param timeScale real milliseconds per millisecond of the board, 0.01 to 10
 */
public record VirtualWish(String name, String profile, int baud, double timeScale) {
  public static final int USUAL_BAUD = 115_200;

  /** Before the generation of AT firmware, as a running board tells it, too. */
  private static final String AT = "at-";

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
    if (!profiles().contains(profile)) {
      throw bad("profile: there are " + String.join(", ", profiles()));
    }
    if (!UartModule.isRate(baud)) {
      throw bad("baud: give 115200, or 9600, 74880, 230400, 460800, 921600 and the like");
    }
    if (!(timeScale >= FASTEST && timeScale <= SLOWEST)) {
      throw bad("timeScale: give 0.01 to 10 real milliseconds per millisecond of the board");
    }
  }

  private static List<String> profiles() {
    Stream<String> lua = Arrays.stream(Profile.values()).map(Profile::word);
    Stream<String> at =
        Arrays.stream(Firmware.values())
            .filter(Firmware::isAt)
            .map(firmware -> AT + AtGeneration.of(firmware).word());
    return Stream.concat(lua, at).toList();
  }

  /** What {@code wiretwin board virtual} is told of its firmware. */
  List<String> words() {
    return profile.startsWith(AT)
        ? List.of("--firmware", "at", "--generation", profile.substring(AT.length()))
        : List.of("--firmware", "lua", "--profile", profile);
  }

  private static Refusal bad(String sentence) {
    return new Refusal(RefusalCode.BAD_REQUEST, sentence);
  }
}

package dev.wiretwin.api.board;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.bridge.wifi.WifiLogin;
import java.time.Duration;

/**
 * Which network a board shall join. A value that does not tell its password when it is printed.
 *
 * @param login name and password
 * @param limit how long to wait for an address
 */
public record WifiWish(WifiLogin login, Duration limit) {
  private static final Duration USUAL = Duration.ofSeconds(20);

  /**
   * @param password empty for an open network
   * @throws Refusal if no board would take it; says why, and never what the password is
   */
  public static WifiWish of(String ssid, String password) {
    try {
      return new WifiWish(WifiLogin.of(ssid, password), USUAL);
    } catch (IllegalArgumentException impossible) {
      throw new Refusal(RefusalCode.BAD_REQUEST, impossible.getMessage(), impossible);
    }
  }

  /** A sentence without the password, should it be in there. */
  String hidden(String sentence) {
    String password = login.password().text();
    return password.isEmpty() ? sentence : sentence.replace(password, "********");
  }
}

package dev.wiretwin.bridge.wifi;

import dev.wiretwin.core.frame.Bytes;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a board needs to join a network. A value that does not tell its password when it is printed.
 *
 * @param ssid any 1 to 32 bytes
 * @param password any 8 to 64 bytes; none for an open network
 * @param hostName what the board calls itself there, if not by its own name
 */
public record WifiLogin(Bytes ssid, Bytes password, Optional<String> hostName) {
  private static final int LONGEST_SSID = 32;
  private static final int SHORTEST_PASSWORD = 8;
  private static final int LONGEST_PASSWORD = 64;
  private static final Pattern HOST_NAME =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?");

  /**
   * @throws IllegalArgumentException if a board would not take it; says what it takes
   */
  public WifiLogin {
    if (ssid.length() < 1 || ssid.length() > LONGEST_SSID) {
      throw new IllegalArgumentException(
          "a network's name has 1 to 32 bytes, not " + ssid.length());
    }
    boolean open = password.length() == 0;
    if (!open && password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
      throw new IllegalArgumentException(
          "a password has 8 to 64 bytes, or none for an open network, not " + password.length());
    }
    hostName.ifPresent(
        name -> {
          if (!HOST_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                "a host name has 1 to 32 letters, digits and inner hyphens, not: " + name);
          }
        });
  }

  /** In UTF-8, under the board's own name. */
  public static WifiLogin of(String ssid, String password) {
    return new WifiLogin(Bytes.utf8(ssid), Bytes.utf8(password), Optional.empty());
  }

  @Override
  public String toString() {
    String access = password.length() == 0 ? "no password" : "a password";
    return "network \"" + ssid.text() + "\" with " + access;
  }
}

package dev.wiretwin.api.board;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A board that no system lists, as it was configured. A value.
 *
 * @param id what it is called
 * @param address {@code tcp://host:port} or {@code rfc2217://host:port}
 */
public record RemoteBoard(String id, String address) {
  private static final Pattern WORDS =
      Pattern.compile(
          "(?:([A-Za-z0-9][A-Za-z0-9_.-]{0,63})=)?((?:tcp|rfc2217)://([^/\\s]+:[0-9]{1,5})/?)");

  /**
   * Reads {@code [NAME=]tcp://host:port}; without a name it is called after its address.
   *
   * @throws IllegalArgumentException if it is anything else; says what it may be
   */
  public static RemoteBoard of(String words) {
    Matcher found = WORDS.matcher(words);
    if (!found.matches()) {
      throw new IllegalArgumentException(
          "a board behind the network is [NAME=]tcp://host:port or [NAME=]rfc2217://host:port");
    }
    String id =
        found.group(1) != null
            ? found.group(1)
            : "net-" + found.group(3).replaceAll("[^A-Za-z0-9_.-]+", "-");
    return new RemoteBoard(id, found.group(2));
  }

  BoardInfo info() {
    return BoardInfo.remote(id, address);
  }
}

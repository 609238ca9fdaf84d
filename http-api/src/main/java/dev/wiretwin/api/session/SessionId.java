package dev.wiretwin.api.session;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads ids of sessions: {@code s12-k3x9}, a number that rises and a mark. Stateless. */
final class SessionId {
  private static final Pattern ID = Pattern.compile("s([0-9]{1,18})-[0-9a-z]{1,16}");

  private SessionId() {}

  static OptionalLong number(String id) {
    Matcher matcher = ID.matcher(id);
    return matcher.matches()
        ? OptionalLong.of(Long.parseLong(matcher.group(1)))
        : OptionalLong.empty();
  }
}

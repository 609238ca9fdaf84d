package dev.wiretwin.api.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Reads {@code Content-Type} and {@code Accept} (RFC 9110 §8.3, §12.5.1). Stateless. */
final class MediaTypes {
  private static final String ANY = "*/*";

  private MediaTypes() {}

  /** Without parameters, in lower case. */
  static String bare(String mediaType) {
    int semicolon = mediaType.indexOf(';');
    return (semicolon < 0 ? mediaType : mediaType.substring(0, semicolon))
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  /** Whether somebody who accepts that can be given one of these; who says nothing takes all. */
  static boolean accepted(List<String> accept, List<String> given) {
    if (accept.isEmpty()) {
      return true;
    }
    for (String line : accept) {
      for (String range : line.split(",")) {
        if (given.stream().anyMatch(type -> covers(range, bare(type)))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether somebody names this very type, not only everything. */
  static boolean named(List<String> accept, String type) {
    return accept.stream()
        .flatMap(line -> Stream.of(line.split(",")))
        .anyMatch(range -> bare(range).equals(type) && !isRefusal(range));
  }

  private static boolean covers(String range, String type) {
    String bare = bare(range);
    if (isRefusal(range)) {
      return false;
    }
    return bare.equals(ANY)
        || bare.equals("*")
        || bare.equals(type)
        || bare.endsWith("/*") && type.startsWith(bare.substring(0, bare.length() - 1));
  }

  private static boolean isRefusal(String range) {
    return range.replace(" ", "").matches("(?i).*;q=0(\\.0{0,3})?(;.*)?");
  }
}

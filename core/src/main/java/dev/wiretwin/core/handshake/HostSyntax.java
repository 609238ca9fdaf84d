package dev.wiretwin.core.handshake;

/** Tells hosts from texts that cannot be one. Stateless, any thread. RFC 3986 §3.2.2. */
final class HostSyntax {
  /** Unreserved and sub-delims. Percent-encoding is left out: no resolver would decode it. */
  private static final String NAME_PUNCTUATION = "-._~!$&'()*+,;=";

  private static final int GROUPS = 8;

  private HostSyntax() {}

  /** A host name or IPv4 address. */
  static boolean isName(String host) {
    return !host.isEmpty()
        && host.chars().allMatch(c -> isLetterOrDigit(c) || NAME_PUNCTUATION.indexOf(c) >= 0);
  }

  /** An IPv6 address without its brackets; zones are not for URLs that travel in a Host header. */
  static boolean isIpv6(String host) {
    int gap = host.indexOf("::");
    if (gap < 0) {
      return groups(host, true) == GROUPS;
    }
    int before = gap == 0 ? 0 : groups(host.substring(0, gap), false);
    String rest = host.substring(gap + 2);
    int after = rest.isEmpty() ? 0 : groups(rest, true);
    return before >= 0 && after >= 0 && before + after < GROUPS;
  }

  /**
   * How many groups of 16 bits are written here, or −100 if something else is; only the end may be
   * an IPv4 address.
   */
  private static int groups(String text, boolean isEnd) {
    String[] parts = text.split(":", -1);
    int count = 0;
    for (int i = 0; i < parts.length; i++) {
      if (parts[i].matches("[0-9a-fA-F]{1,4}")) {
        count++;
      } else if (isEnd && i == parts.length - 1 && isIpv4(parts[i])) {
        count += 2;
      } else {
        return -100;
      }
    }
    return count;
  }

  private static boolean isIpv4(String text) {
    String octet = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    return text.matches(octet + "(\\." + octet + "){3}");
  }

  private static boolean isLetterOrDigit(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }
}

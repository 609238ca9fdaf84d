package dev.wiretwin.api.web;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Turns away what pages of other sites send: every browser says where such a request comes from
 * ({@code Origin}, {@code Sec-Fetch-Site}), and no program does. Immutable.
 */
final class OriginGuard {
  private static final Set<String> OWN = Set.of("same-origin", "none");

  private final Set<String> allowed;

  OriginGuard(Set<String> allowed) {
    this.allowed = allowed;
  }

  /**
   * @param host by which the request calls us, with its port
   * @return the origin that is allowed to read the answer though it is another site's; empty if
   *     there is none
   * @throws Refusal if the request comes from a page that may not send it
   */
  String check(Asked asked, String host) {
    List<String> origins = asked.headers().apply("Origin");
    if (origins.size() > 1) {
      throw forbidden("several origins");
    }
    if (origins.isEmpty()) {
      checkSite(asked);
      return "";
    }
    String origin = origins.get(0).toLowerCase(Locale.ROOT);
    if (allowed.contains(origin)) {
      return origins.get(0);
    }
    if (!origin.equals("http://" + host)) {
      throw forbidden(origin);
    }
    checkSite(asked);
    return "";
  }

  private void checkSite(Asked asked) {
    String site = asked.header("Sec-Fetch-Site").orElse("none").toLowerCase(Locale.ROOT);
    if (!OWN.contains(site) && !isLinkThatWasFollowed(asked)) {
      throw forbidden(site);
    }
  }

  /** Somebody clicked on a link to a report: that only shows it. */
  private static boolean isLinkThatWasFollowed(Asked asked) {
    return asked.isSafe()
        && asked.header("Sec-Fetch-Mode").orElse("").equals("navigate")
        && asked.header("Sec-Fetch-Dest").orElse("").equals("document");
  }

  private static Refusal forbidden(String from) {
    return new Refusal(
        RefusalCode.ORIGIN_FORBIDDEN,
        "a page of another site asked for this ("
            + Safe.shown(from)
            + "): to let it, start the service with --allow-origin");
  }
}

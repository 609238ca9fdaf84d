package dev.wiretwin.api.web;

import dev.wiretwin.api.listen.Access;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides by a request's head alone what becomes of it: who may ask, what for, and with which body.
 * Immutable.
 */
final class Arrival {
  private static final String FORM = "application/x-www-form-urlencoded";

  private final RouteTable table;
  private final HostGuard hosts;
  private final OriginGuard origins;
  private final TokenGuard tokens;

  Arrival(RouteTable table, String bound, Access access) {
    this.table = table;
    this.hosts = new HostGuard(bound, access.hosts());
    this.origins = new OriginGuard(lower(access));
    this.tokens = new TokenGuard(access.token());
  }

  private static Set<String> lower(Access access) {
    return access.origins().stream()
        .map(origin -> origin.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * What is done with it.
   *
   * @param route which is asked for; empty if it is answered at once
   * @param headers the answer carries in any case
   */
  record Decision(Optional<Route> route, Map<String, String> headers) {}

  /** Looks at everything but the body. */
  Decision decide(Asked asked) {
    String host = hosts.check(asked);
    String origin = origins.check(asked, host);
    RouteTable.Found found = table.find(asked.path());
    if (asked.method().equals("OPTIONS")) {
      return new Decision(Optional.empty(), Cors.options(origin, allowed(asked, found)));
    }
    tokens.check(asked);
    Route route = route(asked, found);
    if (!MediaTypes.accepted(asked.headers().apply("Accept"), route.gives())) {
      throw new Refusal(
          RefusalCode.NOT_ACCEPTABLE,
          "this is answered as " + String.join(" or ", route.gives()) + " only");
    }
    checkBody(asked, route);
    return new Decision(Optional.of(route), Cors.answer(origin));
  }

  private static String allowed(Asked asked, RouteTable.Found found) {
    if (found.nothing() && !asked.path().equals("*")) {
      throw nothingAt(asked);
    }
    return found.nothing() ? "DELETE, GET, HEAD, OPTIONS, POST, PUT" : found.allowed();
  }

  private static Route route(Asked asked, RouteTable.Found found) {
    if (found.nothing()) {
      throw nothingAt(asked);
    }
    Route route = found.of(asked.method());
    if (route == null) {
      throw new Refusal(
              RefusalCode.METHOD_NOT_ALLOWED,
              Safe.shown(asked.method()) + " does not go here: " + found.allowed() + " do")
          .with("allow", found.allowed());
    }
    return route;
  }

  private static Refusal nothingAt(Asked asked) {
    return new Refusal(
        RefusalCode.ROUTE_NOT_FOUND,
        "there is nothing at " + Safe.shown(asked.path()) + ": /openapi.yaml lists what there is");
  }

  private static void checkBody(Asked asked, Route route) {
    boolean comes = asked.header("Transfer-Encoding").isPresent() || length(asked) > 0;
    if (!comes) {
      return;
    }
    Route.Reading reading = route.reading();
    if (reading.most() == 0) {
      throw new Refusal(
          RefusalCode.BAD_REQUEST, asked.method() + " takes no body here: leave it away");
    }
    if (length(asked) > reading.most()) {
      throw tooLarge(route);
    }
    List<String> types = asked.headers().apply("Content-Type");
    String type = types.isEmpty() ? "" : MediaTypes.bare(types.get(0));
    boolean usual = type.isEmpty() || type.equals(FORM);
    if (types.size() > 1 || !usual && !reading.types().contains(type)) {
      throw new Refusal(
          RefusalCode.MEDIA_TYPE_UNSUPPORTED,
          "the body must be " + String.join(" or ", reading.types()));
    }
  }

  /** For a body that is, or turns out to be, more than the route takes. */
  static Refusal tooLarge(Route route) {
    return new Refusal(
        RefusalCode.BODY_TOO_LARGE, "the body may have " + route.reading().most() + " bytes here");
  }

  /** As it was announced; HTTP's own parser has checked that it is a number. */
  private static long length(Asked asked) {
    return asked.header("Content-Length").map(Long::parseLong).orElse(0L);
  }
}

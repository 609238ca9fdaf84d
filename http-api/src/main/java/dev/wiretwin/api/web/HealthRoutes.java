package dev.wiretwin.api.web;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.time.Duration;
import java.util.List;

/** {@code /livez} and {@code /readyz}: for programs that watch over the service. */
final class HealthRoutes {
  private static final Duration SOON = Duration.ofSeconds(1);

  private final Runnable touch;

  /**
   * @param touch uses what every request needs; throws a refusal if that cannot be used
   */
  HealthRoutes(Runnable touch) {
    this.touch = touch;
  }

  private record Health(String status) {}

  List<Route> routes() {
    return List.of(
        new Route("GET", "/livez", call -> call.answer(200, new Health("alive"))),
        new Route("GET", "/readyz", this::ready));
  }

  private void ready(Call call) {
    try {
      touch.run();
    } catch (Refusal cannot) {
      throw new Refusal(
              RefusalCode.NOT_READY, "the service runs, but: " + cannot.getMessage(), cannot)
          .retryAfter(SOON);
    }
    call.answer(200, new Health("ready"));
  }
}

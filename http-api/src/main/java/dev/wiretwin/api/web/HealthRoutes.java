package dev.wiretwin.api.web;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** {@code /livez} and {@code /readyz}: for programs that watch over the service. */
final class HealthRoutes {
  private static final Duration SOON = Duration.ofSeconds(1);

  private final BooleanSupplier ready;

  /**
   * @param ready whether requests can be answered
   */
  HealthRoutes(BooleanSupplier ready) {
    this.ready = ready;
  }

  private record Health(String status) {}

  List<Route> routes() {
    return List.of(
        new Route("GET", "/livez", call -> call.answer(200, new Health("alive"))),
        new Route("GET", "/readyz", this::ready));
  }

  private void ready(Call call) {
    if (!ready.getAsBoolean()) {
      throw new Refusal(RefusalCode.NOT_READY, "the service is still starting, or about to end")
          .retryAfter(SOON);
    }
    call.answer(200, new Health("ready"));
  }
}

package dev.wiretwin.api.web;

import java.util.List;
import java.util.function.BooleanSupplier;

/** {@code /livez} and {@code /readyz}. */
final class HealthRoutes {
  private final BooleanSupplier ready;

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
    boolean is = ready.getAsBoolean();
    call.answer(is ? 200 : 503, new Health(is ? "ready" : "not ready"));
  }
}

package dev.wiretwin.api.web;

import dev.wiretwin.api.session.Session;
import dev.wiretwin.api.session.Sessions;
import java.util.List;

/** {@code /sessions}. */
final class SessionRoutes {
  private final Sessions sessions;

  SessionRoutes(Sessions sessions) {
    this.sessions = sessions;
  }

  private record Opening(String target) {}

  private record Shown(String id, String target, boolean open) {
    static Shown of(Session session) {
      return new Shown(session.id(), session.target(), session.isOpen());
    }
  }

  List<Route> routes() {
    return List.of(
        Route.api("POST", "/sessions", this::open), Route.api("GET", "/sessions/{id}", this::show));
  }

  private void open(Call call) throws InterruptedException {
    Session session = sessions.open(call.body(Opening.class).target(), call.fence());
    call.created(Route.API + "/sessions/" + session.id(), Shown.of(session));
  }

  private void show(Call call) {
    call.answer(200, Shown.of(sessions.session(call.path("id"))));
  }
}

package dev.wiretwin.api.web;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.api.session.EventPage;
import dev.wiretwin.api.session.Outcome;
import dev.wiretwin.api.session.Outgoing;
import dev.wiretwin.api.session.Session;
import dev.wiretwin.api.session.SessionInfo;
import dev.wiretwin.api.session.Sessions;
import dev.wiretwin.api.session.Wish;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** {@code /sessions}. */
final class SessionRoutes {
  private static final String PATH = "/sessions";
  private static final String ONE = PATH + "/{id}";
  private static final int LIST = 100;
  private static final int MOST = 1_000;

  private final Sessions sessions;

  SessionRoutes(Sessions sessions) {
    this.sessions = sessions;
  }

  private record Connecting(String url) {}

  private record Sending(String text, String base64, Integer opcode, Integer fragmentBytes) {
    Outgoing message() {
      return Outgoing.of(text, base64, opcode).inFragmentsOf(fragmentBytes);
    }
  }

  private record Closing(Integer code, String reason) {
    static final Closing PLAIN = new Closing(null, null);
  }

  List<Route> routes() {
    return List.of(
        Route.api("POST", PATH, this::open).query("fence"),
        Route.api("GET", PATH, this::list).query("after", "limit"),
        Route.api("GET", ONE, this::show),
        Route.api("DELETE", ONE, this::end),
        Route.api("POST", ONE + "/connect", this::connect).query("wait", "fence"),
        Route.api("POST", ONE + "/send", this::send).query("wait", "fence"),
        Route.api("POST", ONE + "/close", this::close).query("wait", "fence"),
        Route.api("GET", ONE + "/events", this::events).query("after", "limit", "wait"));
  }

  private void open(Call call) {
    Wish wish = call.body(Wish.class);
    call.later(
        sessions.opening(wish, call.fence()),
        info -> call.created(Route.API + PATH + "/" + info.id(), info));
  }

  private void list(Call call) {
    int most = (int) call.number("limit", 1, MOST).orElse(LIST);
    Sessions.Page page = sessions.list(call.query("after"), most);
    call.answer(200, new Listed(page.sessions(), page.next().orElse(null)));
  }

  private record Listed(List<SessionInfo> sessions, String next) {}

  private Session session(Call call) {
    return sessions.session(call.path("id"));
  }

  private void show(Call call) {
    call.answer(200, session(call).look());
  }

  private void end(Call call) {
    sessions.end(call.path("id"));
    call.done();
  }

  private void connect(Call call) {
    Session session = sessions.session(call.path("id"), call.fence());
    String url = call.body(Connecting.class).url();
    if (url == null) {
      throw new Refusal(RefusalCode.BAD_REQUEST, "url: say where to, such as ws://127.0.0.1:9001/");
    }
    Duration wait = call.waiting();
    outcome(call, wait, session.connect(url, wait));
  }

  private void send(Call call) {
    Session session = sessions.session(call.path("id"), call.fence());
    Outgoing message = call.body(Sending.class).message();
    Duration wait = call.waiting();
    outcome(call, wait, session.send(message, wait));
  }

  private void close(Call call) {
    Session session = sessions.session(call.path("id"), call.fence());
    Closing how = call.hasBody() ? call.body(Closing.class) : Closing.PLAIN;
    Duration wait = call.waiting();
    String reason = how.reason() == null ? "" : how.reason();
    outcome(call, wait, session.close(Optional.ofNullable(how.code()), reason, wait));
  }

  private void outcome(Call call, Duration wait, CompletableFuture<Outcome> outcome) {
    int status = wait.isZero() ? 202 : 200;
    call.later(outcome, became -> call.answer(status, became));
  }

  private void events(Call call) {
    long after = call.number("after", 0, Long.MAX_VALUE).orElse(0);
    int most = (int) call.number("limit", 1, MOST).orElse(MOST);
    CompletableFuture<EventPage> page = session(call).events(after, most, call.waiting());
    call.later(page, some -> call.answer(200, some));
  }
}

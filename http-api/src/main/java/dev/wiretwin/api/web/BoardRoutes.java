package dev.wiretwin.api.web;

import dev.wiretwin.api.board.Bench;
import dev.wiretwin.api.board.BoardView;
import dev.wiretwin.api.board.Restart;
import dev.wiretwin.api.board.VirtualWish;
import dev.wiretwin.api.board.WifiWish;
import dev.wiretwin.api.board.Work;
import java.util.List;
import java.util.Optional;

/** {@code /boards}: which there are, what they are, and what can be done with one at a time. */
final class BoardRoutes {
  static final String PATH = "/boards";
  static final String ONE = PATH + "/{id}";

  private static final int LIST = 100;
  private static final int MOST = 1_000;

  private final Bench bench;

  BoardRoutes(Bench bench) {
    this.bench = bench;
  }

  /** The address of a board. */
  static String place(String id) {
    return Route.API + PATH + "/" + id;
  }

  private record Listed(List<BoardJson> boards, String next) {}

  private record Making(String kind, String name, String profile, Integer baud, Double timeScale) {}

  private record Sequence(String sequence) {}

  /** Does not tell its password when it is printed. */
  private record Login(String ssid, String password) {
    @Override
    public String toString() {
      return "login";
    }
  }

  List<Route> routes() {
    return List.of(
        Route.api("GET", PATH, this::list).query("after", "limit"),
        Route.api("POST", PATH, this::start),
        Route.api("GET", ONE, this::show),
        Route.api("DELETE", ONE, this::end).query("fence"),
        Route.api("POST", ONE + "/identify", this::identify).query("fence", "wait"),
        Route.api("POST", ONE + "/reset", this::reset).query("fence", "wait"),
        Route.api("POST", ONE + "/wifi", this::join).query("fence", "wait"),
        Route.api("POST", ONE + "/wifi/status", this::wifiStatus).query("fence", "wait"),
        Route.api("POST", ONE + "/wifi/scan", this::scan).query("fence", "wait"));
  }

  private void list(Call call) {
    String after = call.query("after").orElse("");
    int most = call.limit(LIST, MOST);
    List<BoardView> rest =
        bench.boards().stream().filter(board -> board.info().id().compareTo(after) > 0).toList();
    List<BoardJson> page = rest.stream().limit(most).map(BoardJson::of).toList();
    call.answer(200, new Listed(page, rest.size() > most ? page.get(page.size() - 1).id() : null));
  }

  private void show(Call call) {
    call.answer(200, BoardJson.of(bench.board(call.path("id"))));
  }

  private void start(Call call) {
    Making wish = call.body(Making.class);
    if (!"virtual".equals(wish.kind())) {
      throw Call.bad("kind: only virtual boards can be made; real ones are plugged in");
    }
    VirtualWish board =
        new VirtualWish(
            Optional.ofNullable(wish.name()).orElseGet(bench::freeName),
            Optional.ofNullable(wish.profile()).orElse("nodemcu-3.0.0"),
            Optional.ofNullable(wish.baud()).orElse(VirtualWish.USUAL_BAUD),
            Optional.ofNullable(wish.timeScale()).orElse(1.0));
    call.later(
        bench.starting(board), made -> call.created(place(made.info().id()), BoardJson.of(made)));
  }

  private void end(Call call) {
    bench.end(call.path("id"), call.fence());
    call.done();
  }

  private void identify(Call call) {
    Waited waited = Waited.of(call);
    answer(call, waited, bench.identify(call.path("id"), call.fence(), waited.patience()));
  }

  private void reset(Call call) {
    String words = call.optionalBody(Sequence.class).map(Sequence::sequence).orElse("run");
    Restart how = Restart.of(words);
    Waited waited = Waited.of(call);
    answer(call, waited, bench.restart(call.path("id"), how, call.fence(), waited.patience()));
  }

  private void join(Call call) {
    Login login = call.body(Login.class);
    WifiWish wish =
        WifiWish.of(
            Call.required(login.ssid(), "ssid"), Optional.ofNullable(login.password()).orElse(""));
    Waited waited = Waited.of(call);
    answer(call, waited, bench.join(call.path("id"), wish, call.fence(), waited.patience()));
  }

  private void wifiStatus(Call call) {
    Waited waited = Waited.of(call);
    answer(call, waited, bench.wifiStatus(call.path("id"), call.fence(), waited.patience()));
  }

  private void scan(Call call) {
    Waited waited = Waited.of(call);
    answer(call, waited, bench.scan(call.path("id"), call.fence(), waited.patience()));
  }

  private void answer(Call call, Waited waited, Work work) {
    String id = call.path("id");
    waited.answer(work, sentence -> BoardJson.of(bench.board(id)));
  }
}

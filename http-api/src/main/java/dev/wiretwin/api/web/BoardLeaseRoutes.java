package dev.wiretwin.api.web;

import dev.wiretwin.api.board.Bench;
import dev.wiretwin.api.board.LeaseWish;
import dev.wiretwin.api.store.KeptLeases.Holder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code /boards/{id}/lease}: who has a board, and until when. */
final class BoardLeaseRoutes {
  private static final String LEASE = BoardRoutes.ONE + "/lease";

  private final Bench bench;

  BoardLeaseRoutes(Bench bench) {
    this.bench = bench;
  }

  private record Asking(String holder, Long seconds, Long fence, String reason, String url) {}

  List<Route> routes() {
    return List.of(
        Route.api("POST", LEASE, this::lease).query("wait"),
        Route.api("DELETE", LEASE, this::end).query("fence", "force", "reason"));
  }

  private void lease(Call call) {
    Asking asking = call.body(Asking.class);
    String id = call.path("id");
    Duration time =
        asking.seconds() == null
            ? LeaseWish.USUAL_TIME
            : Duration.ofSeconds(Math.max(0, Math.min(asking.seconds(), Integer.MAX_VALUE)));
    if (asking.fence() != null) {
      call.answer(200, LeaseJson.forHolder(bench.renew(id, asking.fence(), time)));
      return;
    }
    LeaseWish wish =
        new LeaseWish(
            new Holder(
                asking.holder(),
                Optional.ofNullable(asking.reason()),
                Optional.ofNullable(asking.url())),
            time);
    call.later(
        bench.lease(id, wish, call.waiting()),
        lease -> call.created(BoardRoutes.place(id) + "/lease", LeaseJson.forHolder(lease)));
  }

  private void end(Call call) {
    String id = call.path("id");
    if (call.flag("force")) {
      bench.evict(id, call.query("reason").orElse("somebody needs the board"));
    } else {
      bench.giveBack(
          id,
          call.fence()
              .orElseThrow(
                  () ->
                      Call.bad(
                          "fence: say which lease is given back; or force=true with a reason, to"
                              + " end somebody else's")));
    }
    call.done();
  }
}

package dev.wiretwin.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wiretwin.api.board.Bench;
import dev.wiretwin.api.feed.Feed;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.api.session.ClientSource;
import dev.wiretwin.api.session.Destinations;
import dev.wiretwin.api.session.Outgoing;
import dev.wiretwin.api.session.Session;
import dev.wiretwin.api.session.SessionLimits;
import dev.wiretwin.api.session.SessionRoom;
import dev.wiretwin.api.session.Unwatched;
import dev.wiretwin.api.session.Wish;
import dev.wiretwin.api.store.MemoryStore;
import dev.wiretwin.core.transport.netty.NameLookup;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Sessions in this process, on the JVM and on the boards of this machine. Thread safe. */
final class OwnSessions implements SessionPlace {
  private static final String BOARD = "board:";
  private static final int FEED_ENTRIES = 16;

  private final ObjectMapper json = new ObjectMapper();
  private final Optional<Bench> bench;
  private final SessionRoom room;

  /**
   * @param target the bench is opened only for a board
   */
  OwnSessions(String target, Path stateFolder) {
    Feed feed = new Feed(json, Clock.systemUTC(), FEED_ENTRIES, 0);
    bench =
        target.startsWith(BOARD)
            ? Optional.of(
                Bench.open(
                    Bench.Making.usual(stateFolder, new MemoryStore().leases()),
                    feed,
                    (client, why) -> sessions().endOf(client, why)))
            : Optional.empty();
    room =
        SessionRoom.open(
            feed,
            new Destinations(address -> true, NameLookup.SYSTEM),
            this::source,
            SessionLimits.DEFAULT,
            new Unwatched());
  }

  private dev.wiretwin.api.session.Sessions sessions() {
    return room.sessions();
  }

  private ClientSource source(String target) {
    if (!target.startsWith(BOARD)) {
      throw new Refusal(
          RefusalCode.TARGET_NOT_FOUND,
          "there is no target " + SafeText.of(target) + ": there are jvm and board:ID");
    }
    Bench boards = bench.orElseThrow();
    return boards.source(boards.nameOf(target.substring(BOARD.length())));
  }

  @Override
  public String open(Wish wish) throws InterruptedException {
    return sessions().open(wish, OptionalLong.empty()).id();
  }

  @Override
  public JsonNode verb(String id, String verb, Map<String, Object> body, Duration wait)
      throws InterruptedException {
    Session session = sessions().session(id);
    return tree(
        switch (verb) {
          case "connect" -> session.connect((String) body.get("url"), wait);
          case "send" ->
              session.send(
                  Outgoing.of(
                      (String) body.get("text"),
                      (String) body.get("base64"),
                      (Integer) body.get("opcode")),
                  wait);
          default ->
              session.close(
                  Optional.ofNullable((Integer) body.get("code")),
                  (String) body.getOrDefault("reason", ""),
                  wait);
        });
  }

  @Override
  public JsonNode look(String id) {
    return json.valueToTree(sessions().session(id).look());
  }

  @Override
  public JsonNode events(String id, long after, Duration wait) throws InterruptedException {
    return tree(sessions().session(id).events(after, Session.PAGE, wait));
  }

  private JsonNode tree(CompletableFuture<?> outcome) throws InterruptedException {
    try {
      return json.valueToTree(outcome.get());
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Refusal refusal) {
        throw refusal;
      }
      throw new IllegalStateException("a session failed", failed);
    }
  }

  @Override
  public void end(String id) {
    sessions().end(id);
  }

  @Override
  public void close() {
    room.close();
    bench.ifPresent(Bench::close);
  }
}

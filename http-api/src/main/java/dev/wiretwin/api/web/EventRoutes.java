package dev.wiretwin.api.web;

import dev.wiretwin.api.feed.Feed;
import dev.wiretwin.api.feed.FeedEntry;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** {@code /events}: what happens, as a stream and for those who would rather ask. */
final class EventRoutes {
  private static final String STREAM = "text/event-stream";
  private static final String HEADER = "Last-Event-ID";

  private final Feed feed;
  private final EventStreams streams;

  EventRoutes(Feed feed, EventStreams streams) {
    this.feed = feed;
    this.streams = streams;
  }

  List<Route> routes() {
    return List.of(
        Route.api("GET", "/events", this::stream).gives(STREAM).query(names("after")),
        Route.api("GET", "/events/poll", this::poll).query(names("after", "wait", "limit")));
  }

  private static String[] names(String... more) {
    return Stream.concat(Stream.of(more), EventFilter.NAMES.stream()).toArray(String[]::new);
  }

  private void stream(Call call) {
    EventFilter filter = EventFilter.of(call);
    long after = lastSeen(call).orElseGet(feed::last);
    call.stream(STREAM, visit -> streams.open(visit, filter, after));
  }

  /** What a browser that comes again says of itself counts more than what the page once asked. */
  private static OptionalLong lastSeen(Call call) {
    OptionalLong after = call.after();
    String said = call.header(HEADER).orElse("");
    if (said.isEmpty()) {
      return after;
    }
    if (!said.matches("[0-9]{1,18}")) {
      throw Call.bad(HEADER + " must be the id of an event: a whole number");
    }
    return OptionalLong.of(Long.parseLong(said));
  }

  private void poll(Call call) {
    EventFilter filter = EventFilter.of(call);
    int most = call.limit(Feed.PAGE, Feed.PAGE);
    Duration wait = call.waiting();
    call.later(
        feed.next(call.after().orElseGet(feed::last), filter, wait),
        page -> call.answer(new Answer(200, Route.JSON, json(page, most))));
  }

  private static byte[] json(Feed.Page page, int most) {
    List<FeedEntry> entries = page.entries();
    List<FeedEntry> some = entries.subList(0, Math.min(most, entries.size()));
    long next = some.size() < entries.size() ? some.get(some.size() - 1).id() : page.last();
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes(ascii("{\"events\":["));
    for (FeedEntry entry : some) {
      text.writeBytes(ascii(entry == some.get(0) ? "" : ","));
      text.writeBytes(entry.json());
    }
    text.writeBytes(ascii("],\"missed\":" + page.missed() + ",\"next\":" + next + "}"));
    return text.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

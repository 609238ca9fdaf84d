package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wiretwin.api.feed.Feed;
import dev.wiretwin.api.feed.FeedEntry.Subject;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EventRoutesTest {
  private static final String STREAM = "/api/v1/events";
  private static final String POLL = "/api/v1/events/poll";

  @Test
  void aStreamTellsWhatHappensToWhoeverAcceptsAnything() throws Exception {
    try (Windows windows = Windows.open();
        Line reader = reads(windows, STREAM, "Accept: */*")) {
      assertThat(reader.readUntil("Content-Type: ")).isEqualTo("Content-Type: text/event-stream");
      assertThat(reader.readUntil("retry")).isEqualTo("retry: 2000");
      long id = windows.happens("session.close", Subject.ofSession("s1", "virt0"));
      assertThat(reader.readUntil("id:")).isEqualTo("id: " + id);
      assertThat(reader.readLine()).isEqualTo("event: session.close");
      assertThat(reader.readLine())
          .startsWith("data: {\"id\":" + id + ",\"at\":\"")
          .contains("\"type\":\"session.close\",\"board\":\"virt0\",\"session\":\"s1\"")
          .endsWith(",\"note\":\"hello\"}");
    }
  }

  @Test
  void aStreamGoesOnBehindTheLastEventItsReaderSaw() throws Exception {
    try (Windows windows = Windows.open()) {
      windows.happens("a.one", Subject.NONE);
      windows.happens("a.two", Subject.NONE);
      windows.happens("a.three", Subject.NONE);
      try (Line again = reads(windows, STREAM + "?after=0", "Last-Event-ID: 2");
          Line first = reads(windows, STREAM + "?after=1")) {
        assertThat(again.readUntil("event:")).isEqualTo("event: a.three");
        assertThat(first.readUntil("event:")).isEqualTo("event: a.two");
      }
    }
  }

  @Test
  void aReaderThatIsAheadOfUsGoesOnWithWhatHappensNext() throws Exception {
    try (Windows windows = Windows.open()) {
      windows.happens("a.one", Subject.NONE);
      try (Line ahead = reads(windows, STREAM, "Last-Event-ID: 1000000")) {
        ahead.readUntil("retry");
        windows.happens("a.two", Subject.NONE);
        assertThat(ahead.readUntil("event:")).isEqualTo("event: a.two");
      }
    }
  }

  @Test
  void aStreamTellsOnlyWhatIsWanted() throws Exception {
    try (Windows windows = Windows.open();
        Line reader = reads(windows, STREAM + "?after=0&type=session,board.went&board=b1")) {
      reader.readUntil("retry");
      windows.happens("board.came", Subject.ofBoard("b1"));
      windows.happens("session.close", Subject.ofSession("s1", "b2"));
      windows.happens("session.send", Subject.ofSession("s1", "b1"));
      windows.happens("board.went", Subject.ofBoard("b1"));
      assertThat(reader.readUntil("event:")).isEqualTo("event: session.send");
      assertThat(reader.readUntil("event:")).isEqualTo("event: board.went");
    }
  }

  @Test
  void aSilentStreamSaysThatItIsThereAndHowFarItIs() throws Exception {
    try (Windows windows = Windows.hasty();
        Line reader = reads(windows, STREAM + "?type=nothing")) {
      reader.readUntil("retry");
      long id = windows.happens("some.thing", Subject.NONE);
      assertThat(reader.readUntil("id: " + id)).isNotNull();
    }
  }

  @Test
  void whatIsNoLongerKeptIsMarkedAsAGap() throws Exception {
    Feed feed = Windows.feed(10);
    for (int i = 0; i < 25; i++) {
      feed.publish("some.thing", Subject.NONE, Map.of());
    }
    try (Windows windows = Windows.on(feed);
        Line reader = reads(windows, STREAM + "?after=5")) {
      assertThat(reader.readUntil("id:")).isEqualTo("id: 15");
      assertThat(reader.readLine()).isEqualTo("event: gap");
      assertThat(reader.readLine()).isEqualTo("data: {\"id\":15,\"type\":\"gap\",\"missed\":10}");
      assertThat(reader.readUntil("id:")).isEqualTo("id: 16");
    }
  }

  @Test
  void aSlowReaderIsToldWhatItMissedAndSlowsNobody() throws Exception {
    try (Windows windows = Windows.on(Windows.feed(100));
        Line slow = reads(windows, STREAM);
        Line quick = reads(windows, STREAM + "?type=the.last")) {
      slow.readUntil("retry");
      quick.readUntil("retry");
      for (int i = 0; i < 250_000; i++) {
        windows.feed.publish("some.thing", Subject.NONE, Map.of("some", "text of a usual length"));
      }
      long last = windows.happens("the.last", Subject.NONE);
      assertThat(quick.readUntil("event: the.last")).isNotNull();
      assertThat(slow.readUntil("event: gap")).isNotNull();
      assertThat(slow.readUntil("id: " + last)).isNotNull();
    }
  }

  @Test
  void tooManyStreamsAreRefusedAndAGoneReaderMakesRoom() throws Exception {
    try (Windows windows = Windows.hasty()) {
      Line[] readers = new Line[Windows.HASTY_LIMITS.streams()];
      for (int i = 0; i < readers.length; i++) {
        readers[i] = reads(windows, STREAM);
        readers[i].readUntil("retry");
      }
      Api.Answered refused = windows.api().get(STREAM);
      assertThat(refused.code()).isEqualTo("too-many");
      assertThat(refused.header("Retry-After")).isEqualTo("5");
      for (Line reader : readers) {
        reader.close();
      }
      String answer = "HTTP/1.1 429";
      while (answer.startsWith("HTTP/1.1 429")) {
        try (Line again = reads(windows, STREAM)) {
          answer = again.readLine();
        }
      }
      assertThat(answer).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void theEndOfTheServiceEndsItsStreamsAtOnce() throws Exception {
    Windows windows = Windows.open();
    try (Line reader = reads(windows, STREAM)) {
      reader.readUntil("retry");
      long before = System.nanoTime();
      windows.server.close();
      assertThat(reader.readAll()).doesNotContain("event:");
      assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before)).isLessThan(3_000);
    }
  }

  @Test
  void aHeadRequestIsOnlyTheHead() throws Exception {
    try (Windows windows = Windows.open();
        Line reader = Line.to(windows.port())) {
      reader.send("HEAD " + STREAM + " HTTP/1.1", "Host: localhost", "Connection: close", "");
      assertThat(reader.readAll()).startsWith("HTTP/1.1 200").contains("text/event-stream");
    }
  }

  @Test
  void aQuestionForWhatHappenedIsAnsweredAtOnceIfThereIsSomething() {
    try (Windows windows = Windows.open()) {
      assertThat(windows.api().get(POLL).text())
          .isEqualTo("{\"events\":[],\"missed\":0,\"next\":0}");
      windows.happens("a.one", Subject.ofBoard("b"));
      windows.happens("a.two", Subject.NONE);
      windows.happens("b.one", Subject.NONE);
      JsonNode page = windows.api().get(POLL + "?after=0&limit=1&wait=10s&type=a").json();
      assertThat(page.path("events")).hasSize(1);
      assertThat(page.path("events").get(0).path("type").asText()).isEqualTo("a.one");
      assertThat(page.path("next").asLong()).isEqualTo(1);
      assertThat(windows.api().get(POLL + "?after=1&type=a.two,b").json().path("events"))
          .hasSize(2);
      assertThat(windows.api().get(POLL + "?wait=50ms").json().path("next").asLong()).isEqualTo(3);
    }
  }

  @Test
  void aQuestionThatWaitsIsAnsweredWhenSomethingHappens() throws Exception {
    try (Windows windows = Windows.open()) {
      Api api = windows.api();
      CompletableFuture<JsonNode> answer =
          CompletableFuture.supplyAsync(() -> api.get(POLL + "?after=0&type=x&wait=20s").json());
      windows.happens("y.other", Subject.NONE);
      windows.happens("x.wanted", Subject.NONE);
      assertThat(answer.get(10, TimeUnit.SECONDS).path("events").get(0).path("type").asText())
          .isEqualTo("x.wanted");
    }
  }

  @Test
  void oddWishesAreRefused() {
    try (Windows windows = Windows.open()) {
      Api api = windows.api();
      assertThat(api.get(STREAM + "?type=").detail()).startsWith("type must be a list of 1 to 50");
      assertThat(api.with("Last-Event-ID", "x").get(STREAM).detail())
          .startsWith("Last-Event-ID must be the id of an event");
      assertThat(api.get(STREAM + "?tpye=a").detail()).endsWith("did you mean \"type\"?");
      assertThat(api.with("Accept", "application/json").get(STREAM).code())
          .isEqualTo("not-acceptable");
    }
  }

  private static Line reads(Windows windows, String target, String... headers) throws IOException {
    Line line = Line.to(windows.port()).send("GET " + target + " HTTP/1.1", "Host: localhost");
    if (headers.length > 0) {
      line.send(headers);
    }
    return line.send("");
  }
}

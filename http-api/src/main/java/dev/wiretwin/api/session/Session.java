package dev.wiretwin.api.session;

import dev.wiretwin.api.feed.Feed;
import dev.wiretwin.api.feed.FeedEntry.Subject;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.client.On;
import dev.wiretwin.core.client.WebSocketClient;
import java.util.Map;

/** One client on one target, and what it saw. Thread safe. */
public final class Session {
  private final String id;
  private final String target;
  private final WebSocketClient client;
  private final Feed feed;
  private final Subject subject;

  Session(String id, String target, WebSocketClient client, Feed feed) {
    this.id = id;
    this.target = target;
    this.client = client;
    this.feed = feed;
    this.subject = Subject.ofSession(id, "");
    client.on(On.CONNECTION, ws -> tell("connection", Map.of()));
    client.on(On.RECEIVE, (ws, message, opcode) -> tell("receive", Map.of("opcode", opcode)));
    client.on(On.CLOSE, (ws, close) -> closed(close));
  }

  private void closed(Close close) {
    tell("close", Map.of("status", close.status(), "sentence", close.sentence()));
  }

  private void tell(String what, Map<String, Object> more) {
    feed.publish("session." + what, subject, more);
  }

  public String id() {
    return id;
  }

  public String target() {
    return target;
  }

  public boolean isOpen() {
    return client.isOpen();
  }

  public void connect(String url) {
    try {
      client.connect(url);
    } catch (IllegalStateException busy) {
      throw new Refusal(RefusalCode.SESSION_BUSY, busy.getMessage(), busy);
    }
  }

  public void close() {
    client.close();
  }
}

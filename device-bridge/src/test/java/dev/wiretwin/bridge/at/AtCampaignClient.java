package dev.wiretwin.bridge.at;

import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.client.EngineClient;
import dev.wiretwin.core.client.On;
import dev.wiretwin.core.client.WebSocketClient;
import dev.wiretwin.core.frame.Opcode;
import dev.wiretwin.core.testkit.ManualLoop;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The application on the host's end of a campaign: connects, talks, closes what it does not trust
 * or what has gone silent, and connects again. On the loop of the campaign.
 */
final class AtCampaignClient {
  private static final long AGAIN = TimeUnit.MILLISECONDS.toNanos(300);
  private static final long LOOK = TimeUnit.SECONDS.toNanos(10);
  private static final int MOST_SILENT_LOOKS = 6;

  private final ManualLoop loop;
  private final WebSocketClient client;
  private final AtCampaignBooks books;
  private final Supplier<AtCampaignTalk> talks;
  private final String url;
  private AtCampaignTalk talk;
  private String before = "";
  private int silentLooks;

  /** Connections that the application gave up because nothing came back. */
  int givenUp;

  /**
   * @param url up to where the number of the connection follows
   * @param talks makes the next one
   */
  AtCampaignClient(
      ManualLoop loop,
      AtModule module,
      AtCampaignBooks books,
      String url,
      Supplier<AtCampaignTalk> talks) {
    this.loop = loop;
    this.books = books;
    this.url = url;
    this.talks = talks;
    client = new EngineClient(() -> new AtHostTls(module.newTransport()), loop::execute);
    client.on(On.CONNECTION, opened -> opened());
    client.on(On.RECEIVE, (from, message, opcode) -> received(message.bytes()));
    client.on(On.CLOSE, (of, close) -> closed(close));
  }

  void begin() {
    loop.execute(this::connect);
    loop.schedule(LOOK, this::look);
  }

  private void connect() {
    if (!books.isOver()) {
      talk = talks.get();
      client.connect(url + talk.id);
    }
  }

  private void opened() {
    books.opened++;
    talk.host.open(this::send);
    talk.host.speak();
  }

  private void send(byte[] message) {
    if (client.isOpen()) {
      client.send(message, Opcode.BINARY);
    }
  }

  private void received(byte[] message) {
    if (!client.isOpen() || talk.over) {
      return;
    }
    if (talk.host.received(message)) {
      talk.host.speak();
    } else {
      client.close();
    }
  }

  private void closed(Close close) {
    books.ended(close);
    talk.end();
    loop.schedule(AGAIN, this::connect);
  }

  /** AT tells nothing of what got lost between a module and its peer's application. */
  private void look() {
    String now = talk.id + " " + books.acknowledged[0] + " " + books.acknowledged[1];
    silentLooks = now.equals(before) && client.isOpen() && talk.owes() ? silentLooks + 1 : 0;
    before = now;
    if (silentLooks == MOST_SILENT_LOOKS) {
      givenUp++;
      client.close();
    }
    loop.schedule(LOOK, this::look);
  }
}

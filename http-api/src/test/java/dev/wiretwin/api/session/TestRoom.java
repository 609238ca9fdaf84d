package dev.wiretwin.api.session;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wiretwin.api.feed.Feed;
import dev.wiretwin.api.feed.FeedEntry;
import dev.wiretwin.core.client.WebSocketClient;
import dev.wiretwin.core.transport.netty.NameLookup;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Everything around sessions in a test: time by hand, no threads, clients played by the test. */
final class TestRoom implements ClientSource, SessionWatch {
  static final SessionLimits LIMITS =
      new SessionLimits(3, 8, 4_000, Duration.ofMinutes(10), Duration.ofMinutes(5));

  final ManualTimers timers = new ManualTimers();
  final Feed feed = new Feed(new ObjectMapper(), Clock.systemUTC(), 1_000, 0);
  final List<HandClient> clients = new ArrayList<>();
  final List<WebSocketClient> givenBack = new ArrayList<>();
  final List<String> counted = new ArrayList<>();
  final Surroundings around;

  TestRoom() {
    Destinations destinations =
        new Destinations(
            address -> !address.isLinkLocalAddress(),
            host ->
                host.equals("inside")
                    ? List.of(InetAddress.getByName("169.254.169.254"))
                    : NameLookup.SYSTEM.lookUp(host));
    around = new Surroundings(feed, timers, Runnable::run, destinations, LIMITS, this);
  }

  HandClient client() {
    return clients.get(clients.size() - 1);
  }

  /** What the feed was told: types and what is said. */
  List<String> told() {
    try {
      return feed.after(0, entry -> true, Duration.ZERO).entries().stream()
          .map(TestRoom::line)
          .toList();
    } catch (InterruptedException odd) {
      throw new AssertionError(odd);
    }
  }

  /** Without what the feed says of every entry. */
  private static String line(FeedEntry entry) {
    String fields = entry.text().replaceFirst("\"id\":.*?\"type\":\"[^\"]*\",", "");
    return entry.type() + " " + fields.replaceFirst("\"session\":\"[^\"]*\",?", "");
  }

  @Override
  public WebSocketClient newClient(OptionalLong fence) {
    clients.add(new HandClient());
    return client();
  }

  @Override
  public void demand(long fence) {}

  @Override
  public void giveBack(WebSocketClient client) {
    givenBack.add(client);
  }

  @Override
  public void happened(String target, SessionEvent event) {
    counted.add(target + " " + event.type());
  }

  @Override
  public void answered(String target, long nanos) {
    counted.add(target + " answered in " + nanos);
  }
}

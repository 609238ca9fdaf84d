package dev.wiretwin.api.session;

import dev.wiretwin.api.feed.Feed;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** The live sessions. Shared by all threads. */
public final class Sessions {
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();
  private final AtomicLong count = new AtomicLong();
  private final Function<String, ClientSource> sources;
  private final Feed feed;

  /**
   * @param sources by the name of the target; throws a refusal for a name that means nothing
   */
  public Sessions(Function<String, ClientSource> sources, Feed feed) {
    this.sources = sources;
    this.feed = feed;
  }

  public Session open(String target, OptionalLong fence) throws InterruptedException {
    String id = "s" + count.incrementAndGet();
    Session session = new Session(id, target, sources.apply(target).newClient(fence), feed);
    sessions.put(id, session);
    return session;
  }

  public Session session(String id) {
    Session session = sessions.get(id);
    if (session == null) {
      throw new Refusal(RefusalCode.SESSION_NOT_FOUND, "there is no session " + id);
    }
    return session;
  }
}

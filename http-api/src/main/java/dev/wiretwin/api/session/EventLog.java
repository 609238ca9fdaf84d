package dev.wiretwin.api.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * The latest events of one session, numbered from 1, within bounds: the oldest go first. Not thread
 * safe: its session guards it.
 */
final class EventLog {
  private final int mostEntries;
  private final int mostBytes;
  private final ArrayDeque<SessionEvent> kept = new ArrayDeque<>();
  private long last;
  private long bytes;

  /**
   * @param mostEntries 1 or more
   * @param mostBytes of memory, about; the latest event is kept however large it is
   */
  EventLog(int mostEntries, int mostBytes) {
    this.mostEntries = mostEntries;
    this.mostBytes = mostBytes;
  }

  SessionEvent add(String at, String type, Facts facts) {
    SessionEvent event = new SessionEvent(++last, at, type, facts);
    kept.add(event);
    bytes += event.weight();
    while (kept.size() > 1 && (kept.size() > mostEntries || bytes > mostBytes)) {
      bytes -= kept.remove().weight();
    }
    return event;
  }

  /** Number of the latest event; 0 before the first. */
  long last() {
    return last;
  }

  /**
   * The events behind this number, the oldest first.
   *
   * @param most how many at a time
   */
  EventPage after(long number, int most) {
    long firstKept = last - kept.size() + 1;
    long missed = Math.max(0, firstKept - number - 1);
    List<SessionEvent> events = new ArrayList<>();
    if (missed > 0) {
      SessionEvent behind = kept.getFirst();
      events.add(
          new SessionEvent(firstKept - 1, behind.at(), SessionEvent.GAP, Facts.ofGap(missed)));
    }
    long next = Math.min(last, Math.max(number, firstKept - 1));
    for (SessionEvent event : kept) {
      if (event.number() > next && events.size() < most) {
        events.add(event);
        next = event.number();
      }
    }
    return new EventPage(events, missed, next);
  }
}

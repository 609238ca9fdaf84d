package dev.wiretwin.bench.drive;

/** One open connection of a contender. Any thread may send, though never two at once. */
public interface Link {
  /** Sends one text message, at once or when the library sees fit. */
  void send(String text);

  /** Starts closing; returns without waiting for the end. */
  void close();
}

package dev.wiretwin.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wiretwin.api.session.Wish;
import java.time.Duration;
import java.util.Map;

/**
 * Where the sessions of {@code wiretwin session} live: in this process, or in a running service. In
 * either case they are asked with the words of the REST API, and answer with its JSON. Thread safe.
 * All that is refused is a {@link dev.wiretwin.api.refusal.Refusal} with a sentence for people; a
 * place that is not there is a {@link CommandFailure}.
 */
interface SessionPlace extends AutoCloseable {
  /**
   * Opens a session; may take a while on a board.
   *
   * @return its id
   */
  String open(Wish wish) throws InterruptedException;

  /**
   * {@code connect}, {@code send} or {@code close}, with that body.
   *
   * @param wait for the outcome; zero answers at once
   */
  JsonNode verb(String id, String verb, Map<String, Object> body, Duration wait)
      throws InterruptedException;

  /** As it stands. */
  JsonNode look(String id) throws InterruptedException;

  /** The events behind this number: a page of them. */
  JsonNode events(String id, long after, Duration wait) throws InterruptedException;

  void end(String id) throws InterruptedException;

  @Override
  void close();
}

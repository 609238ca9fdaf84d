package dev.wiretwin.api.web;

import java.time.Duration;

/**
 * How much of everything a service takes at a time. Immutable.
 *
 * @param connections of TCP; further ones are not accepted until others end
 * @param working requests that hold a thread
 * @param arriving requests whose body is on its way
 * @param waiting requests that asked to be kept waiting
 * @param streams of events
 * @param times how long things may take
 */
public record Limits(
    int connections, int working, int arriving, int waiting, int streams, Times times) {
  public static final Limits USUAL = new Limits(4_096, 48, 64, 2_048, 256, Times.USUAL);

  /**
   * How long things may take.
   *
   * @param header from a connection's last answer, or its beginning, to the end of the next
   *     request's headers
   * @param body from the end of the headers to the end of the body
   * @param idle without a byte either way
   * @param heartbeat after which a silent stream of events says that it is still there
   * @param outcome after which a request that waits for something else is given up; in twice that
   *     its answer must have been taken
   */
  public record Times(
      Duration header, Duration body, Duration idle, Duration heartbeat, Duration outcome) {
    public static final Times USUAL =
        new Times(
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(15),
            Duration.ofSeconds(180));
  }
}

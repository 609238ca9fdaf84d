package dev.wiretwin.core.scenario;

import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.frame.Bytes;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One thing a target did in one scenario, as its script saw it. Values; times are device
 * nanoseconds since the first connect call.
 */
public sealed interface TraceEvent {
  long at();

  /** Which client, from 1. */
  int c();

  /**
   * @param given what the callback was called with, where the target is a script that can tell
   */
  record Connection(long at, int c, Optional<Arguments> given) implements TraceEvent {
    public Connection(long at, int c) {
      this(at, c, Optional.empty());
    }
  }

  /**
   * @param payload all of the message, or its beginning if there is a digest
   * @param digest of the whole message, when a slow line made the target shorten it
   */
  record Receive(
      long at, int c, int opcode, Bytes payload, Optional<Digest> digest, Optional<Arguments> given)
      implements TraceEvent {
    public Receive(long at, int c, int opcode, Bytes payload) {
      this(at, c, opcode, payload, Optional.empty(), Optional.empty());
    }
  }

  record Closed(long at, int c, Close close, Optional<Arguments> given) implements TraceEvent {
    public Closed(long at, int c, Close close) {
      this(at, c, close, Optional.empty());
    }
  }

  /**
   * A call that failed.
   *
   * @param step index of the client step, from 0
   */
  record Error(long at, int c, int step, String message) implements TraceEvent {}

  /** The whole board started anew; its clients are gone. */
  record Restarted(long at, int c) implements TraceEvent {}

  /**
   * What a callback was called with.
   *
   * @param count how many arguments
   * @param first {@code client}, {@code nil}, {@code number}, or {@code userdata} for an object
   *     that the script does not know any more
   * @param number the first one, if it is a number
   */
  record Arguments(int count, String first, OptionalLong number) {}
}

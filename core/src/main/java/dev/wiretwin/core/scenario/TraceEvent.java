package dev.wiretwin.core.scenario;

import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.frame.Bytes;

/**
 * One thing a target did in one scenario, as its script saw it. Values; times are device
 * nanoseconds since the first connect call.
 */
public sealed interface TraceEvent {
  long at();

  /** Which client, from 1. */
  int c();

  record Connection(long at, int c) implements TraceEvent {}

  record Receive(long at, int c, int opcode, Bytes payload) implements TraceEvent {}

  record Closed(long at, int c, Close close) implements TraceEvent {}

  /**
   * A call that failed.
   *
   * @param step index of the client step, from 0
   */
  record Error(long at, int c, int step, String message) implements TraceEvent {}
}

package dev.wiretwin.core.scenario;

import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.handshake.Header;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One step of a scenario's clients, in the vocabulary of the recorded vectors. Steps run without a
 * pause; after a wait for an event the following steps run inside the callback that satisfied it,
 * after a wait for time in a turn of their own. Values.
 */
public sealed interface ClientStep {
  /** Which client, from 1. */
  int c();

  /** Creates the client and registers recording handlers ({@code bare}: none). */
  record New(int c, boolean bare) implements ClientStep {}

  /** {@code {port}} in the URL stands for the lab server's port. */
  record Connect(int c, String url) implements ClientStep {}

  record Send(int c, Bytes payload, OptionalInt opcode) implements ClientStep {}

  record Close(int c) implements ClientStep {}

  record Config(int c, List<Header> headers) implements ClientStep {
    public Config {
      headers = List.copyOf(headers);
    }
  }

  /** Changes one handler. */
  record On(int c, String event, Handler handler, Optional<String> url) implements ClientStep {}

  /** Waits for device milliseconds. */
  record WaitMs(int c, long ms) implements ClientStep {}

  /** Waits until this client has seen the event for the n-th time. */
  record WaitEvent(int c, String event, int n) implements ClientStep {}

  /** A step that only a Lua target understands, kept as it was read. */
  record LuaOnly(int c, String what, String source) implements ClientStep {}

  /** What {@link On} registers. */
  enum Handler {
    /** The recording one. */
    DEFAULT,
    NIL,
    /** Records, then raises an error. */
    THROW,
    /** Records, then connects to {@code url}, the first time only. */
    CONNECT
  }
}

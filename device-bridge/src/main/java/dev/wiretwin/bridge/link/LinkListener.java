package dev.wiretwin.bridge.link;

/** Hears what comes over a {@link Link}; on the link's thread. */
public interface LinkListener {
  /** The board's agent has begun a session with us; what was sent before is void. */
  void begun(byte[] greeting);

  /** A good frame has come, of whatever kind. */
  void framed();

  /** A record has come, whole. */
  void received(Parcel parcel);

  /** A frame outside the session, for example of an agent that has just started. */
  void announced(byte[] payload);

  /** Text of the board's console: any bytes, not whole lines. */
  void console(byte[] text);

  /** The board does not acknowledge any more; the link sends nothing until it begins anew. */
  void silent();
}

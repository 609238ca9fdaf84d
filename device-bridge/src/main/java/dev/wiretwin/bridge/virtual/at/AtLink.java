package dev.wiretwin.bridge.virtual.at;

import dev.wiretwin.bridge.virtual.net.TcpEvents;
import dev.wiretwin.bridge.virtual.net.TcpSocket;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.function.Consumer;

/**
 * One of the module's connections: keeps what came until it is read, and what is to be sent until
 * there is room for it; both with a bound. On the board's processor only.
 */
final class AtLink implements TcpEvents {
  /** What may wait here unread, as the peer's window is ({@code TCP_WND}). */
  static final int WINDOW_BYTES = 5760;

  /** What may wait to be sent. */
  static final int MOST_QUEUED = 16_384;

  private final int id;
  private final AtPeer peer;
  private final TcpSocket socket;
  private final Keeper keeper;
  private final ArrayDeque<byte[]> unread = new ArrayDeque<>();
  private final ArrayDeque<byte[]> unsent = new ArrayDeque<>();
  private int unreadBytes;
  private int readOfFirst;
  private int unsentBytes;
  private int sentOfFirst;
  private Consumer<Boolean> flushed = ok -> {};
  private boolean open;
  private boolean accepted;
  private boolean ended;
  private boolean notified;

  /** Who hears of a link's fate. */
  interface Keeper {
    void connected(AtLink link);

    void failed(AtLink link, Failure why);

    /** There is more to read. */
    void arrived(AtLink link);

    /** The peer has ended it; what it sent before may still be unread. */
    void ended(AtLink link);
  }

  /** A link that is being opened; {@link #connected} comes, or {@link #failed}. */
  AtLink(int id, AtPeer peer, TcpSocket socket, Keeper keeper) {
    this.id = id;
    this.peer = peer;
    this.socket = socket;
    this.keeper = keeper;
    socket.receiving(false);
  }

  /** A link that somebody else has opened: it stands already. */
  static AtLink accepted(int id, TcpSocket socket, Keeper keeper) {
    AtPeer peer = new AtPeer(socket.remoteAddress(), socket.remotePort(), false);
    AtLink link = new AtLink(id, peer, socket, keeper);
    link.open = true;
    link.accepted = true;
    return link;
  }

  boolean isAccepted() {
    return accepted;
  }

  int id() {
    return id;
  }

  boolean isSecure() {
    return peer.secure();
  }

  AtPeer peer() {
    return peer;
  }

  boolean isOpen() {
    return open;
  }

  /** Whether commands still find it: it stands, or has something left to read. */
  boolean isOpenOrUnread() {
    return open || unreadBytes > 0;
  }

  boolean isEnded() {
    return ended;
  }

  TcpSocket socket() {
    return socket;
  }

  /** What {@code CIPSTATE} tells of it. */
  String description() {
    return String.format(
        "%d,\"%s\",\"%s\",%d,%d,%d",
        id,
        isSecure() ? "SSL" : "TCP",
        socket.remoteAddress(),
        socket.remotePort(),
        socket.localPort(),
        accepted ? 1 : 0);
  }

  // ---- reading

  /** Bytes that wait to be read; the peer's window hides what is beyond. */
  int readable() {
    return Math.min(unreadBytes, WINDOW_BYTES);
  }

  /** Whether the peer's window hides some of what came. */
  boolean hidesSome() {
    return unreadBytes > WINDOW_BYTES;
  }

  /** True once, until something is read: the host has not been told of what waits. */
  boolean needsNotice() {
    boolean needs = !notified && unreadBytes > 0;
    notified |= needs;
    return needs;
  }

  byte[] read(int most) {
    ByteArrayOutputStream taken = new ByteArrayOutputStream();
    int wanted = Math.min(most, readable());
    while (taken.size() < wanted) {
      byte[] first = unread.peek();
      int count = Math.min(first.length - readOfFirst, wanted - taken.size());
      taken.write(first, readOfFirst, count);
      readOfFirst += count;
      if (readOfFirst == first.length) {
        unread.remove();
        readOfFirst = 0;
      }
    }
    unreadBytes -= taken.size();
    notified = false;
    if (unreadBytes <= WINDOW_BYTES / 2 && !ended) {
      socket.receiving(true);
      socket.receiving(false);
    }
    return taken.toByteArray();
  }

  // ---- sending

  /**
   * Sends bytes as there is room.
   *
   * @return false when too much waits already: nothing is taken then
   */
  boolean send(byte[] bytes) {
    if (unsentBytes + bytes.length > MOST_QUEUED) {
      return false;
    }
    if (bytes.length > 0) {
      unsent.add(bytes);
      unsentBytes += bytes.length;
    }
    pump();
    return true;
  }

  int unsent() {
    return unsentBytes;
  }

  /**
   * @param told hears true once when TCP has taken all, false when the link ends before
   */
  void whenFlushed(Consumer<Boolean> told) {
    flushed = told;
    pump();
  }

  private void pump() {
    if (!open) {
      tellFlushed(false);
      return;
    }
    int room = socket.room();
    while (room > 0 && !unsent.isEmpty()) {
      byte[] first = unsent.peek();
      int count = Math.min(room, first.length - sentOfFirst);
      socket.write(first, sentOfFirst, count);
      sentOfFirst += count;
      unsentBytes -= count;
      room -= count;
      if (sentOfFirst == first.length) {
        unsent.remove();
        sentOfFirst = 0;
      }
    }
    if (unsent.isEmpty()) {
      tellFlushed(true);
    }
  }

  private void tellFlushed(boolean ok) {
    Consumer<Boolean> told = flushed;
    flushed = nobody -> {};
    told.accept(ok);
  }

  // ---- the end

  /** Ends it from our side: what is unread or unsent is gone. */
  void close() {
    socket.close();
    forget();
  }

  /** Ends it without ceremony. */
  void abort() {
    socket.abort();
    forget();
  }

  private void forget() {
    open = false;
    ended = true;
    unread.clear();
    unsent.clear();
    unreadBytes = 0;
    unsentBytes = 0;
    tellFlushed(false);
  }

  // ---- from the socket

  @Override
  public void connected() {
    open = true;
    keeper.connected(this);
  }

  @Override
  public void received(byte[] segment) {
    unread.add(segment);
    unreadBytes += segment.length;
    keeper.arrived(this);
  }

  @Override
  public void sent(int bytes) {
    pump();
  }

  @Override
  public void ended() {
    ended = true;
    keeper.ended(this);
  }

  @Override
  public void failed(Failure why) {
    boolean stood = open;
    open = false;
    ended = true;
    unsent.clear();
    unsentBytes = 0;
    tellFlushed(false);
    if (stood) {
      keeper.ended(this);
    } else {
      keeper.failed(this, why);
    }
  }
}

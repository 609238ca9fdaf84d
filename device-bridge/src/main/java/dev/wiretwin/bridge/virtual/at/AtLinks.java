package dev.wiretwin.bridge.virtual.at;

import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.bridge.virtual.net.TcpEvents;
import dev.wiretwin.bridge.virtual.net.TcpSocket;
import dev.wiretwin.bridge.virtual.net.TcpStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The module's five links, and what it says about them unasked: CONNECT, CLOSED, +IPD. On the
 * board's processor only.
 */
final class AtLinks implements AtLink.Keeper {
  static final int MOST = 5;

  private static final int ANNOUNCES_LINKS = 2;
  private static final int TIMED_OUT = 0x74;
  private static final int REFUSED = 0x6f;
  private static final int NO_NAME = 0xca;
  private static final int NO_TLS = 0x7780;
  private static final int NO_MEMORY = 0xc;

  private final Cpu cpu;
  private final TcpStack stack;
  private final AtGeneration generation;
  private final AtModes modes;
  private final AtVoice voice;
  private final Map<Integer, AtLink> links = new TreeMap<>();
  private final Map<Integer, Boolean> passive = new TreeMap<>();

  /** Who waits for a link that is being opened, by its number. */
  private final Map<Integer, Consumer<Optional<AtRefusal>>> waiting = new TreeMap<>();

  private boolean raw;
  private boolean hadSome;
  private Runnable changed = () -> {};

  AtLinks(Cpu cpu, TcpStack stack, AtGeneration generation, AtModes modes, AtVoice voice) {
    this.cpu = cpu;
    this.stack = stack;
    this.generation = generation;
    this.modes = modes;
    this.voice = voice;
  }

  // ---- opening and closing

  /**
   * Opens a link.
   *
   * @param told hears nothing when it stands, else why not
   */
  void open(int id, AtPeer peer, Consumer<Optional<AtRefusal>> told) {
    stack.resolve(
        peer.host(),
        address -> {
          if (address.isEmpty()) {
            told.accept(Optional.of(AtRefusal.failed("DNS Fail", NO_NAME)));
          } else {
            connect(id, peer, address.get(), told);
          }
        });
  }

  private void connect(int id, AtPeer peer, String address, Consumer<Optional<AtRefusal>> told) {
    if (isTaken(id)) {
      told.accept(Optional.of(AtRefusal.failed("ALREADY CONNECTED")));
      return;
    }
    Optional<TcpSocket> socket = stack.open();
    if (socket.isEmpty()) {
      told.accept(Optional.of(AtRefusal.failed("no memory", NO_MEMORY)));
      return;
    }
    AtLink link = new AtLink(id, peer, socket.get(), this);
    waiting.put(id, told);
    links.put(id, link);
    socket.get().connect(address, peer.port(), peer.secure(), link);
  }

  @Override
  public void connected(AtLink link) {
    hadSome = true;
    announce(link);
    Consumer<Optional<AtRefusal>> told = waiting.remove(link.id());
    told.accept(Optional.empty());
    changed.run();
  }

  /**
   * Takes a link that somebody else has opened, on the lowest number that is free; without one its
   * end is told to nobody.
   */
  TcpEvents accept(TcpSocket socket) {
    List<Integer> numbers = free();
    AtLink link = AtLink.accepted(numbers.isEmpty() ? MOST : numbers.get(0), socket, this);
    if (numbers.isEmpty()) {
      cpu.post(Cpu.Priority.LOW, link::abort);
      return link;
    }
    links.put(link.id(), link);
    hadSome = true;
    announce(link);
    return link;
  }

  private void announce(AtLink link) {
    if (raw) {
      return;
    }
    if ((modes.value(AtMode.MESSAGES) & ANNOUNCES_LINKS) == 0) {
      voice.line(voice.linkPrefix(link.id()) + "CONNECT");
      return;
    }
    TcpSocket socket = link.socket();
    voice.line(
        String.format(
            "+LINK_CONN:0,%d,\"%s\",%d,\"%s\",%d,%d",
            link.id(),
            link.isSecure() ? "SSL" : "TCP",
            link.isAccepted() ? 1 : 0,
            socket.remoteAddress(),
            socket.remotePort(),
            socket.localPort()));
  }

  @Override
  public void failed(AtLink link, TcpEvents.Failure why) {
    links.remove(link.id());
    Consumer<Optional<AtRefusal>> told = waiting.remove(link.id());
    String prefix = voice.linkPrefix(link.id());
    if (!generation.isNonOs() && why == TcpEvents.Failure.RESET && !raw) {
      voice.line(prefix + "CLOSED");
    }
    int number =
        switch (why) {
          case RESET -> REFUSED;
          case TIMEOUT -> TIMED_OUT;
          case TLS -> NO_TLS;
        };
    told.accept(Optional.of(AtRefusal.failed(prefix + "CONNECT FAIL", number)));
  }

  /** Ends a link from our side. */
  void close(AtLink link) {
    link.close();
    gone(link);
  }

  /** Ends them all without a word to the peers, as when the Wi-Fi is gone for too long. */
  void abortAll() {
    for (AtLink link : List.copyOf(links.values())) {
      if (link.isOpen()) {
        link.abort();
        gone(link);
      }
    }
  }

  private void gone(AtLink link) {
    links.remove(link.id());
    passive.remove(link.id());
    if (!raw) {
      voice.line(voice.linkPrefix(link.id()) + "CLOSED");
    }
    changed.run();
  }

  // ---- looking

  /** The link with this number, while it stands. */
  Optional<AtLink> find(int id) {
    return Optional.ofNullable(links.get(id)).filter(AtLink::isOpenOrUnread);
  }

  /** Whether this number is taken, by a link that is being opened, too. */
  boolean isTaken(int id) {
    return links.containsKey(id);
  }

  List<AtLink> all() {
    return links.values().stream().filter(AtLink::isOpenOrUnread).toList();
  }

  /** Whether there has been a link in this life. */
  boolean hadSome() {
    return hadSome;
  }

  int secure() {
    return (int) links.values().stream().filter(AtLink::isSecure).count();
  }

  boolean isPassive(int id) {
    return passive.getOrDefault(id, modes.is(AtMode.PASSIVE));
  }

  /** For one link, until it closes. */
  void passive(int id, boolean wanted) {
    passive.put(id, wanted);
    find(id).ifPresent(this::arrived);
  }

  /** For all links there are and will be. */
  void passive(boolean wanted) {
    passive.clear();
    modes.put(AtMode.PASSIVE, wanted ? 1 : 0);
    all().forEach(this::arrived);
  }

  // ---- passthrough

  /**
   * Turns passthrough on or off: everything that comes goes to the host as it is.
   *
   * @param change hears whenever a link comes or goes
   */
  void raw(boolean now, Runnable change) {
    raw = now;
    changed = change;
    all().forEach(this::arrived);
  }

  // ---- what comes

  @Override
  public void arrived(AtLink link) {
    if (!raw && isPassive(link.id())) {
      if (link.needsNotice()) {
        voice.result("+IPD," + voice.linkPrefix(link.id()) + link.readable());
      }
    } else {
      cpu.post(Cpu.Priority.LOW, () -> deliver(link));
    }
  }

  private void deliver(AtLink link) {
    if (links.get(link.id()) != link || !raw && isPassive(link.id())) {
      return;
    }
    byte[] bytes = link.read(generation.mostReceived());
    if (raw) {
      voice.raw(bytes);
    } else if (bytes.length > 0) {
      voice.say("\r\n+IPD," + header(link, bytes.length) + ":", bytes, generation.tail());
    }
    if (link.readable() > 0) {
      cpu.post(Cpu.Priority.LOW, () -> deliver(link));
    } else if (link.isEnded()) {
      finish(link);
    }
  }

  private String header(AtLink link, int count) {
    return voice.linkPrefix(link.id()) + count + address(link, ",");
  }

  /** The peer's address where the host wishes to see it. */
  String address(AtLink link, String before) {
    TcpSocket socket = link.socket();
    return modes.is(AtMode.ADDRESSES)
        ? before + generation.inHeader(socket.remoteAddress()) + "," + socket.remotePort()
        : "";
  }

  /** Takes what the host asks for, and says that the link is gone when that was the last of it. */
  byte[] read(AtLink link, int most) {
    boolean hid = link.hidesSome();
    byte[] bytes = link.read(most);
    cpu.post(Cpu.Priority.LOW, () -> afterRead(link, hid));
    return bytes;
  }

  private void afterRead(AtLink link, boolean hid) {
    if (link.isEnded() && link.readable() == 0) {
      finish(link);
    } else if (hid) {
      arrived(link);
    }
  }

  @Override
  public void ended(AtLink link) {
    if (link.readable() == 0) {
      finish(link);
    } else {
      arrived(link);
    }
  }

  private void finish(AtLink link) {
    if (links.get(link.id()) == link) {
      link.close();
      gone(link);
    }
  }

  /** Numbers that are free, the lowest first. */
  List<Integer> free() {
    List<Integer> numbers = new ArrayList<>();
    for (int id = 0; id < MOST; id++) {
      if (!links.containsKey(id)) {
        numbers.add(id);
      }
    }
    return numbers;
  }
}

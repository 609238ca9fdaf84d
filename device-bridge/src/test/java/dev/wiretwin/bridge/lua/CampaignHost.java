package dev.wiretwin.bridge.lua;

import dev.wiretwin.bridge.link.Link;
import dev.wiretwin.bridge.link.LinkListener;
import dev.wiretwin.bridge.link.LinkSettings;
import dev.wiretwin.bridge.link.Parcel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The host of a campaign: a link that is brought up through the console, and up again whenever its
 * board has started anew, as {@link AgentLink} does it; told the time.
 */
final class CampaignHost implements LinkListener {
  static final int CLIENTS = 4;
  private static final long MS = 1_000_000;
  private static final long GREETING = 450 * MS;
  private static final long START = 400 * MS;
  private static final long JOINING = 3_000 * MS;
  private static final long PROBE = 40 * MS;

  final Link link;
  final StringBuilder console = new StringBuilder();
  int sessions;
  int restarts;
  private final SimulatedWire wire;
  private final LifeWatch boots = new LifeWatch();
  private final CampaignBooks books;
  private final String start;
  private final Map<Integer, CampaignBooks.Talk> talks = new HashMap<>();
  private Phase phase = Phase.UNPLUGGED;
  private long until;
  private long nextProbe;

  private enum Phase {
    UNPLUGGED,
    HELLO,
    TYPED,
    JOINING,
    READY
  }

  CampaignHost(SimulatedWire wire, CampaignBooks books, String start) {
    this.wire = wire;
    this.books = books;
    this.start = start;
    link = new Link(LinkSettings.at(SimulatedWire.BAUD, 4), this, wire::fromHost);
  }

  /** The talk of a connection, or null if it is of a former session. */
  CampaignBooks.Talk talk(String path) {
    String now = sessions + "/";
    return path.startsWith(now) ? talks.get(Integer.valueOf(path.substring(now.length()))) : null;
  }

  boolean isReady() {
    return phase == Phase.READY;
  }

  // ---- up and down

  void plugged() {
    hello();
  }

  void unplugged() {
    lost();
    phase = Phase.UNPLUGGED;
  }

  private void hello() {
    boots.reset();
    sessions++;
    phase = Phase.HELLO;
    until = wire.now() + GREETING;
    link.begin(sessions, wire.now());
  }

  private void type() {
    link.end();
    phase = Phase.TYPED;
    until = wire.now() + START;
    // what noise may have begun at the console is ended first, as a dialog does it
    wire.fromHost(("\n]] ]=] ]==] )\n" + start + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  private void lost() {
    link.end();
    talks.values().forEach(CampaignBooks.Talk::over);
    talks.clear();
  }

  private void again() {
    restarts++;
    lost();
    hello();
  }

  void look() {
    long now = wire.now();
    if (link.deadline() != Long.MAX_VALUE && now - link.deadline() >= 0) {
      link.tick(now);
    }
    if (isUp() && boots.isSuspected() && now >= nextProbe) {
      nextProbe = now + PROBE;
      link.probe();
      watch();
    }
    if (phase != Phase.UNPLUGGED && phase != Phase.READY && now >= until) {
      switch (phase) {
        case HELLO -> type();
        case TYPED -> hello();
        default -> again();
      }
    }
    if (phase == Phase.READY) {
      talks.forEach(this::pass);
    }
  }

  private boolean isUp() {
    return phase == Phase.JOINING || phase == Phase.READY;
  }

  private void watch() {
    if (isUp() && boots.hasBooted(wire.now())) {
      again();
    }
  }

  private void pass(int id, CampaignBooks.Talk talk) {
    if (books.moreToPeer() && talk.mayPass() && phase == Phase.READY) {
      link.send(new Parcel('s', id, 2, talk.pass()), talk::acknowledged, wire.now());
    }
  }

  // ---- what the link tells

  @Override
  public void begun(byte[] greeting) {
    phase = Phase.JOINING;
    until = wire.now() + JOINING;
    talks.clear();
    for (int id = 1; id <= CLIENTS; id++) {
      byte[] url = ("ws://10.0.0.1/" + sessions + "/" + id).getBytes(StandardCharsets.US_ASCII);
      link.send(Parcel.of('n', id), () -> {}, wire.now());
      link.send(new Parcel('c', id, 0, url), () -> {}, wire.now());
    }
  }

  @Override
  public void framed() {
    boots.frame();
  }

  @Override
  public void received(Parcel parcel) {
    switch (parcel.op()) {
      case 'O' -> {
        talks.put(parcel.client(), books.new Talk());
        phase = talks.size() == CLIENTS ? Phase.READY : phase;
      }
      case 'R' -> talks.get(parcel.client()).atHost(parcel.data());
      default ->
          throw new CampaignBooks.Wrong(
              "%s tells %c of %d: %s"
                  .formatted(
                      phase,
                      parcel.op(),
                      parcel.client(),
                      new String(parcel.data(), StandardCharsets.ISO_8859_1)));
    }
  }

  @Override
  public void announced(byte[] payload) {
    if (phase == Phase.TYPED && payload.length == 1 && payload[0] == 'A') {
      hello();
    }
  }

  @Override
  public void console(byte[] text) {
    console.append(new String(text, StandardCharsets.ISO_8859_1));
    boots.receive(text, wire.now());
    watch();
  }

  @Override
  public void silent() {
    again();
  }

  @Override
  public String toString() {
    return phase + " " + link.counters();
  }
}

package dev.wiretwin.api.lab;

import dev.wiretwin.api.listen.Place;
import dev.wiretwin.core.lab.Faults;
import dev.wiretwin.core.lab.LabNews;
import dev.wiretwin.core.lab.LabRecording;
import dev.wiretwin.core.lab.LabScript;
import dev.wiretwin.core.lab.LabServer;
import dev.wiretwin.core.lab.LabSettings;
import dev.wiretwin.core.transport.Network;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** One lab server that was asked for, and when somebody last cared for it. Thread safe. */
public final class Lab {
  private final String id;
  private final LabOrder order;
  private final Place place;
  private final Clock clock;
  private final Instant createdAt;
  private final LabDiary diary = new LabDiary();
  private final LabServer server;
  private volatile Faults faults;
  private volatile Instant used;

  private Lab(String id, LabOrder order, Place place, Network network, Clock clock)
      throws IOException {
    this.id = id;
    this.order = order;
    this.place = place;
    this.clock = clock;
    this.createdAt = clock.instant();
    this.used = createdAt;
    this.faults = order.faults();
    this.server =
        LabServer.start(
            network,
            new LabSettings(place.address(), place.identity(), order.timeScale(), this::heard),
            new LabScript(order.scenario().server().connections(), order.faults()));
  }

  static Lab start(String id, LabOrder order, Network network, Clock clock) throws IOException {
    Place place =
        order.tls()
            ? Place.withTls(order.host(), 0, clock.instant())
            : Place.plain(order.host(), 0);
    return new Lab(id, order, place, network, clock);
  }

  private void heard(LabNews news) {
    used = clock.instant();
    diary.add(news);
  }

  /** Somebody asked about it. */
  void touch() {
    used = clock.instant();
  }

  public String id() {
    return id;
  }

  public LabOrder order() {
    return order;
  }

  /** What a client connects to. */
  public String url() {
    return place.url(server.port());
  }

  public int port() {
    return server.port();
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** When a client or a request last had to do with it. */
  public Instant used() {
    return used;
  }

  /** Whom clients must believe if it speaks TLS, as PEM. */
  public Optional<String> authority() {
    return place.authorityPem();
  }

  /** What befalls connections that come now. */
  public Faults faults() {
    return faults;
  }

  /** Connections that come from now on meet these faults. */
  public void misbehave(Faults others) {
    server.misbehave(others);
    faults = others;
  }

  /** What it has seen so far. */
  public LabRecording recording() {
    return server.recording();
  }

  /** The same in one order, to read on in. */
  public LabDiary diary() {
    return diary;
  }

  void close() {
    server.close();
  }
}

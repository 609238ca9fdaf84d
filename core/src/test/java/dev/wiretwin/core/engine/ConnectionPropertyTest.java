package dev.wiretwin.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.deflate.DeflateOffer;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.testkit.Chopping;
import dev.wiretwin.core.testkit.ConnectionPair;
import dev.wiretwin.core.testkit.EventLines;
import dev.wiretwin.core.testkit.Heads;
import dev.wiretwin.core.testkit.RandomTraffic;
import dev.wiretwin.core.testkit.Rig;
import dev.wiretwin.core.testkit.WireFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectionPropertyTest {
  private static final long SECOND = 1_000_000_000L;
  private static final String FORGETTING =
      "permessage-deflate; server_no_context_takeover; client_no_context_takeover";

  // ---- chopping

  @ParameterizedTest
  @CsvSource({"CLIENT, false", "SERVER, false", "CLIENT, true", "SERVER, true"})
  void anyChoppingOfTheInputGivesTheSameEventsAndAnswers(Role role, boolean deflate) {
    for (int seed = 0; seed < 60; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<WireFrame> frames = new RandomTraffic(random, deflate).frames(8);
      frames.add(last(random));
      Rig whole = open(role, deflate);
      byte[] bytes = whole.wire(frames.toArray(WireFrame[]::new));
      whole.feed(bytes).eof();
      List<String> expected = EventLines.of(whole.takeEvents());
      byte[] answers = whole.takeBytes();
      assertThat(expected).hasSizeGreaterThan(8);
      for (int most : new int[] {1, 3, 200, 5000}) {
        Rig chopped = open(role, deflate);
        Chopping.random(bytes, most, random).forEach(chopped::feed);
        chopped.eof();
        assertThat(EventLines.of(chopped.takeEvents()))
            .as("seed %s, pieces to %s", seed, most)
            .isEqualTo(expected);
        assertThat(chopped.takeBytes()).as("seed %s", seed).isEqualTo(answers);
      }
    }
  }

  /** A close, a violation, or neither. */
  private static WireFrame last(SplittableRandom random) {
    return switch (random.nextInt(6)) {
      case 0 -> WireFrame.close(1000, "enough");
      case 1 -> WireFrame.of(8, new byte[] {3, (byte) 0xEC});
      case 2 -> WireFrame.of(1, new byte[] {'a', (byte) 0xFF, 'b'});
      case 3 -> WireFrame.of(7, new byte[3]);
      case 4 -> WireFrame.of(0, new byte[3]);
      default -> WireFrame.text("the end");
    };
  }

  private static Rig open(Role role, boolean deflate) {
    return deflate
        ? Rig.deflating(role, DeflateOffer.DEFAULT, FORGETTING, Limits.DEFAULT)
        : Rig.open(role);
  }

  // ---- two connections

  @ParameterizedTest
  @CsvSource({
    "false, false, 15, 15",
    "true, false, 15, 15",
    "true, true, 15, 15",
    "true, false, 9, 12",
  })
  void aClientAndAServerDeliverExactlyWhatWasSent(
      boolean deflate, boolean forget, int serverBits, int clientBits) {
    Optional<DeflateOffer> offer =
        deflate
            ? Optional.of(new DeflateOffer(forget, forget, serverBits, clientBits))
            : Optional.empty();
    for (int seed = 0; seed < 15; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      ConnectionPair pair = new ConnectionPair(offer, offer, Limits.DEFAULT, seed).open();
      String opened = deflate ? "opened compressed" : "opened";
      assertThat(pair.client().takeSeen()).containsExactly(opened);
      assertThat(pair.server().takeSeen()).containsExactly(opened);
      List<String> toServer = new ArrayList<>();
      List<String> toClient = new ArrayList<>();
      for (int round = 0; round < 5; round++) {
        sendSome(pair.client(), toServer, random);
        sendSome(pair.server(), toClient, random);
        pair.exchange();
      }
      assertThat(pair.server().takeSeen()).isEqualTo(toServer);
      assertThat(pair.client().takeSeen()).isEqualTo(toClient);
      ConnectionPair.End first = random.nextBoolean() ? pair.client() : pair.server();
      first.connection().close(1000, "done");
      pair.exchange();
      assertThat(pair.client().connection().state()).isEqualTo(State.CLOSED);
      assertThat(pair.server().connection().state()).isEqualTo(State.CLOSED);
      assertThat(pair.client().takeSeen()).last().asString().contains("sent 1000", "received 1000");
      assertThat(pair.server().takeSeen()).last().asString().contains("sent 1000", "received 1000");
    }
  }

  private static void sendSome(ConnectionPair.End end, List<String> log, SplittableRandom random) {
    for (int i = random.nextInt(6); i > 0; i--) {
      boolean isText = random.nextBoolean();
      byte[] payload = new byte[random.nextInt(1 << random.nextInt(1, 18))];
      for (int at = 0; at < payload.length; at++) {
        payload[at] = (byte) ('a' + random.nextInt(8));
      }
      end.connection().send(isText ? 1 : 2, payload, 0, payload.length);
      log.add(EventLines.of(new Event.Message(isText ? 1 : 2, payload, 0, payload.length, false)));
    }
  }

  @Test
  void bothClosingAtOnceIsCleanOnBothSides() {
    for (int seed = 0; seed < 50; seed++) {
      ConnectionPair pair =
          new ConnectionPair(Optional.empty(), Optional.empty(), Limits.DEFAULT, seed).open();
      pair.client().connection().close(1000, "client");
      pair.server().connection().close(1001, "server");
      pair.exchange();
      assertThat(pair.client().takeSeen())
          .endsWith("closed by US: ClosedByUs[], sent 1000 client, received 1001 server");
      assertThat(pair.server().takeSeen())
          .endsWith("closed by US: ClosedByUs[], sent 1001 server, received 1000 client");
    }
  }

  // ---- noise

  @ParameterizedTest
  @EnumSource(Role.class)
  void inNoStateDoesNoiseThrowOrHangAndEveryRunEndsClosed(Role role) {
    for (int seed = 0; seed < 1500; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Rig rig = inSomeState(role, random);
      rig.takeEvents();
      boolean wasClosed = rig.connection().state() == State.CLOSED;
      Chopping.random(noise(rig, random), 100, random).forEach(rig::feed);
      if (random.nextBoolean()) {
        rig.eof();
      }
      rig.advance(200 * SECOND);
      assertThat(rig.connection().state()).as("seed %s", seed).isEqualTo(State.CLOSED);
      assertThat(rig.connection().deadline()).isEqualTo(Long.MAX_VALUE);
      List<Event> events = rig.takeEvents();
      assertThat(events.stream().filter(Event.Closed.class::isInstance).count())
          .as("seed %s: %s", seed, events)
          .isEqualTo(wasClosed ? 0 : 1);
      if (!wasClosed) {
        assertThat(events.get(events.size() - 1)).isInstanceOf(Event.Closed.class);
      }
    }
  }

  private static Rig inSomeState(Role role, SplittableRandom random) {
    Rig rig =
        switch (random.nextInt(3)) {
          case 0 -> Rig.fresh(role, Timing.NODEMCU, Limits.DEFAULT);
          case 1 -> Rig.open(role);
          default -> open(role, true);
        };
    switch (random.nextInt(8)) {
      case 0 -> rig.connection().close(1000, "");
      case 1 -> rig.feed(WireFrame.close(1000, ""));
      case 2 -> rig.eof();
      case 3 -> rig.feed(WireFrame.text("begun").asUnfinished());
      default -> {}
    }
    return rig.turn();
  }

  /** Pure noise, or correct bytes with some of them changed. */
  private static byte[] noise(Rig rig, SplittableRandom random) {
    byte[] bytes = new byte[random.nextInt(1, 300)];
    random.nextBytes(bytes);
    if (random.nextInt(3) == 0) {
      return bytes;
    }
    byte[] sensible =
        rig.connection().state() == State.HANDSHAKING
            ? random.nextBoolean() ? Heads.answer("X: y") : Heads.request("X: y")
            : rig.wire(
                new RandomTraffic(random, random.nextBoolean())
                    .frames(3)
                    .toArray(WireFrame[]::new));
    for (int i = random.nextInt(4); i > 0; i--) {
      sensible[random.nextInt(sensible.length)] = bytes[i % bytes.length];
    }
    return sensible;
  }

  // ---- verbs

  @ParameterizedTest
  @EnumSource(Role.class)
  void verbsInAnyOrderThrowNothingButForSendingWhenNotOpen(Role role) {
    for (int seed = 0; seed < 1500; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Rig rig = inSomeState(role, random);
      for (int i = 0; i < 30; i++) {
        anyVerb(rig, random);
        if (random.nextBoolean()) {
          rig.turn();
        }
      }
      rig.eof();
      assertThat(rig.connection().state()).isEqualTo(State.CLOSED);
      assertThat(rig.takeEvents().stream().filter(Event.Closed.class::isInstance)).hasSize(1);
    }
  }

  private static void anyVerb(Rig rig, SplittableRandom random) {
    Connection connection = rig.connection();
    switch (random.nextInt(12)) {
      case 0 -> connection.start();
      case 1 -> connection.tlsStarted();
      case 2 -> rig.advance(random.nextLong(20 * SECOND));
      case 3 -> connection.hold(random.nextBoolean());
      case 4 -> connection.backlog(random.nextInt(1 << 20));
      case 5 -> rig.feed(WireFrame.of(9, new byte[random.nextInt(126)]));
      case 6 -> rig.feed(rig.connection().isOpen() ? rig.wire(WireFrame.text("x")) : new byte[0]);
      case 7 -> rarely(random, () -> connection.close(4000, "verb"));
      case 8 -> rarely(random, () -> connection.giveUp(new Outcome.ReceiveQueueFull("verb")));
      case 9 -> rarely(random, () -> connection.lost(Outcome.Cause.RESET, "verb"));
      case 10 -> rarely(random, connection::receiveEof);
      default -> send(rig, random);
    }
  }

  private static void rarely(SplittableRandom random, Runnable verb) {
    if (random.nextInt(10) == 0) {
      verb.run();
    }
  }

  private static void send(Rig rig, SplittableRandom random) {
    boolean wasOpen = rig.connection().isOpen();
    boolean threw = false;
    try {
      rig.connection().send(random.nextBoolean() ? 2 : 9, new byte[100], 0, random.nextInt(101));
    } catch (IllegalStateException notOpen) {
      threw = true;
    }
    assertThat(threw).isEqualTo(!wasOpen);
  }
}

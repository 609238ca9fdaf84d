package dev.wiretwin.api.demo;

import dev.wiretwin.api.demo.DemoStep.Ending;
import dev.wiretwin.api.demo.ScriptedPeer.Script;
import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.client.On;
import dev.wiretwin.core.engine.Timing;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.frame.Opcode;
import java.io.IOException;
import java.util.List;

/** The demo's steps as one table; each stands alone. Immutable. */
final class DemoSteps {
  private static final long MILLISECOND = 1_000_000L;

  private static final ClientConfig CONFIG = ClientConfig.DEFAULT;

  /** The periods of the module, 10 s to connect and 30 s between pings, are too long to watch. */
  private static final ClientConfig HASTY =
      CONFIG.withTiming(
          new Timing(
              300 * MILLISECOND,
              Timing.NODEMCU.pingNanos(),
              Timing.NODEMCU.unansweredPings(),
              Timing.NODEMCU.closeNanos()));

  private static final ClientConfig NERVOUS =
      CONFIG.withTiming(
          new Timing(
              Timing.NODEMCU.connectNanos(),
              80 * MILLISECOND,
              Timing.NODEMCU.unansweredPings(),
              Timing.NODEMCU.closeNanos()));

  private static final ClientConfig SMALL =
      CONFIG.withLimits(Limits.DEFAULT.withMaxFrameBytes(1 << 10).withMaxQueuedBytes(64 << 10));

  private static final String LONG_HOST = "h".repeat(257);

  /** A part of a name has at most 63 characters, so no resolver needs to ask anybody about this. */
  private static final String IMPOSSIBLE_HOST =
      "this-part-of-the-name-is-longer-than-the-63-characters-that-dns-allows.invalid";

  private static final String NOT_FOUND = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
  private static final String WRONG_KEY = PeerLine.switching("dGhpcyBpcyBub3QgdGhlIGtleQ==");

  static final List<DemoStep> ALL =
      List.of(
          new DemoStep("ws: a text, a binary, 1 MiB and back; close()", 0, DemoStage::echo),
          new DemoStep("wss: the same through TLS", 0, DemoStage::echoThroughTls),
          url("connect(\"127.0.0.1/echo\")", -1, "127.0.0.1/echo"),
          url("connect to a host of 257 characters", -2, "ws://" + LONG_HOST + "/"),
          url("connect(\"ws://127.0.0.1:99999/\")", -3, "ws://127.0.0.1:99999/"),
          url("connect(\"ws://:8080/\")", -4, "ws://:8080/"),
          url("connect to a name that cannot exist", -5, "ws://" + IMPOSSIBLE_HOST + "/"),
          new DemoStep("connect where nobody listens", -109, DemoStage::refused),
          new DemoStep("wss: a stranger's certificate", -128, DemoStage::strangeCertificate),
          peer("no answer to connect (limit here 300 ms)", -18, HASTY, PeerLine::awaitEnd),
          peer("the answer is 404", -17, CONFIG, line -> line.answer(NOT_FOUND)),
          peer("the answer has a wrong key", -7, CONFIG, line -> line.answer(WRONG_KEY)),
          peer("the server closes with a code and reason", -6, CONFIG, closesForLunch()),
          peer("the server ends TCP without a close", -110, CONFIG, PeerLine::openProperly),
          new DemoStep("the server resets TCP", -109, DemoSteps::reset),
          peer("a continuation of nothing", -15, CONFIG, breach(0x80, 0x02, 'h', 'i')),
          peer("a frame of 2 KiB (limit here 1 KiB)", -9, SMALL, breach(0x82, 126, 8, 0)),
          peer("a frame masked as if by a client", -902, CONFIG, breach(0x81, 0x80, 1, 2, 3, 4)),
          peer("a text that is not UTF-8", -907, CONFIG, breach(0x81, 0x02, 0xC3, 0x28)),
          new DemoStep("send() 1 MiB (limit here 64 KiB)", -16, DemoSteps::flood),
          peer("pings unanswered (every 80 ms here)", -19, NERVOUS, DemoSteps::staysSilent));

  private DemoSteps() {}

  private static DemoStep url(String what, int expected, String url) {
    return new DemoStep(what, expected, stage -> stage.visit(url));
  }

  private static DemoStep peer(String what, int expected, ClientConfig config, Script script) {
    return new DemoStep(what, expected, stage -> stage.peer(config, script));
  }

  /** Bytes that break a rule, each 0…255; the client has to answer them with a close frame. */
  private static Script breach(int... octets) {
    return line -> {
      line.openProperly();
      line.send(octets);
      line.awaitCloseFrame();
    };
  }

  /** Two bytes of code, the rest is the reason; this one is answered in the same way. */
  private static Script closesForLunch() {
    return breach(0x88, 0x07, 1001 >> 8, 1001 & 0xFF, 'l', 'u', 'n', 'c', 'h');
  }

  private static void staysSilent(PeerLine line) throws IOException {
    line.openProperly();
    line.awaitEnd();
  }

  /** Only after a frame from the client has come: a reset may overtake what was sent before it. */
  private static Ending reset(DemoStage stage) throws IOException, InterruptedException {
    return stage.peer(
        CONFIG,
        line -> {
          line.openProperly();
          line.readFrame();
          line.reset();
        },
        client -> client.on(On.CONNECTION, self -> self.send("still there?")));
  }

  private static Ending flood(DemoStage stage) throws IOException, InterruptedException {
    byte[] large = new byte[1 << 20];
    return stage.peer(
        SMALL,
        DemoSteps::staysSilent,
        client -> client.on(On.CONNECTION, self -> self.send(large, Opcode.BINARY)));
  }
}

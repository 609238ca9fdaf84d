package dev.wiretwin.core.scenario;

import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.engine.CloseFrame;
import dev.wiretwin.core.engine.Side;
import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.lab.LabRecording;
import dev.wiretwin.core.lab.LabScript;
import dev.wiretwin.core.lab.LabStep;
import dev.wiretwin.core.scenario.ClientStep.Handler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Puts small scenarios, and what is seen in them, together for tests. For one thread. */
final class Scene {
  static final String URL = "ws://127.0.0.1:{port}/";

  private final List<ClientStep> client = new ArrayList<>();
  private final List<List<LabStep>> server = new ArrayList<>();
  private final List<Expectation> expect = new ArrayList<>();
  private long runMs = 1_000;
  private double timeScale = 1;
  private Optional<Integer> port = Optional.empty();

  static Scene of(ClientStep... steps) {
    Scene scene = new Scene();
    scene.client.addAll(List.of(steps));
    return scene;
  }

  /** What the lab server does on the next connection. */
  Scene serve(LabStep... steps) {
    server.add(List.of(steps));
    return this;
  }

  Scene expect(Expectation... more) {
    expect.addAll(List.of(more));
    return this;
  }

  Scene runMs(long ms) {
    runMs = ms;
    return this;
  }

  Scene timeScale(double scale) {
    timeScale = scale;
    return this;
  }

  Scene port(int fixed) {
    port = Optional.of(fixed);
    return this;
  }

  Scenario scenario() {
    return new Scenario(
        "scene",
        "a scene",
        runMs,
        timeScale,
        port,
        client,
        new LabScript(server),
        expect,
        Optional.empty());
  }

  // ---- client steps

  static ClientStep create() {
    return new ClientStep.New(1, false);
  }

  static ClientStep create(int c) {
    return new ClientStep.New(c, false);
  }

  static ClientStep connect() {
    return connect(1);
  }

  static ClientStep connect(int c) {
    return new ClientStep.Connect(c, URL);
  }

  static ClientStep send(String text) {
    return new ClientStep.Send(1, Bytes.utf8(text), OptionalInt.empty());
  }

  static ClientStep close() {
    return new ClientStep.Close(1);
  }

  static ClientStep on(String event, Handler handler) {
    return new ClientStep.On(1, event, handler, Optional.of(URL));
  }

  static ClientStep await(String event) {
    return new ClientStep.WaitEvent(1, event, 1);
  }

  static ClientStep await(int c, String event, int n) {
    return new ClientStep.WaitEvent(c, event, n);
  }

  static ClientStep pause(long ms) {
    return new ClientStep.WaitMs(1, ms);
  }

  // ---- server steps

  static LabStep handshake() {
    return new LabStep.SendHandshake(0, Optional.empty(), Bytes.EMPTY, List.of(), 0);
  }

  static LabStep text(long delayMs, String text) {
    Bytes payload = Bytes.utf8(text);
    return new LabStep.Send(
        delayMs, Bytes.fromHex("81%02x%s".formatted(payload.length(), payload.hex())));
  }

  static LabStep bytes(String hex) {
    return new LabStep.Send(0, Bytes.fromHex(hex));
  }

  static LabStep echo(long ms) {
    return new LabStep.Echo(0, ms);
  }

  static LabStep fin(long delayMs) {
    return new LabStep.Fin(delayMs);
  }

  // ---- expectations

  static Expectation connected() {
    return event(1, "connection");
  }

  static Expectation event(int c, String event) {
    return new Expectation(
        c,
        event,
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        false);
  }

  static Expectation never(Expectation turned) {
    return new Expectation(
        turned.c(),
        turned.event(),
        turned.status(),
        turned.opcode(),
        turned.payload(),
        turned.clean(),
        turned.closeCode(),
        turned.httpStatus(),
        true);
  }

  static Expectation received(int opcode, String text) {
    return new Expectation(
        1,
        "receive",
        OptionalInt.empty(),
        OptionalInt.of(opcode),
        Optional.of(Bytes.utf8(text)),
        Optional.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        false);
  }

  static Expectation closed(int status) {
    return new Expectation(
        1,
        "close",
        OptionalInt.of(status),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        false);
  }

  static Expectation closed(int status, int code, boolean clean) {
    return new Expectation(
        1,
        "close",
        OptionalInt.of(status),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.of(clean),
        OptionalInt.of(code),
        OptionalInt.empty(),
        false);
  }

  // ---- what was seen

  static Close close(int status, Optional<CloseFrame> received, OptionalInt http) {
    return new Close(
        status, Side.PEER, Optional.empty(), received, received.isPresent(), http, "Over.");
  }

  static Trace trace(int stepsDone, TraceEvent... events) {
    return new Trace("scene", "jvm", List.of(events), new LabRecording(List.of()), stepsDone);
  }

  /** The events of a trace in words. */
  static List<String> words(Trace trace) {
    return trace.events().stream().map(EventWords::of).toList();
  }

  /** What a player of the test does with a script. */
  interface Play {
    void play(ScriptPlayer.Order order, ScriptPlayer.News news)
        throws ScriptPlayer.Lost, InterruptedException;
  }

  /** A player that takes every scenario. */
  static ScriptPlayer player(Play play) {
    return new ScriptPlayer() {
      @Override
      public Optional<String> obstacle(Scenario scenario) {
        return Optional.empty();
      }

      @Override
      public void play(Order order, News news) throws Lost, InterruptedException {
        play.play(order, news);
      }
    };
  }
}

package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.handshake.Header;
import dev.wiretwin.core.scenario.ClientStep.Handler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

class ScriptTest implements Script.Surroundings, ClientActor.Stage {
  private final List<OddClient> clients = new ArrayList<>();
  private final List<String> failed = new ArrayList<>();
  private final List<Runnable> pauses = new ArrayList<>();
  private Script script;

  private Script script(ClientStep... steps) {
    script = new Script(List.of(steps), this::newActor, this);
    script.go();
    return script;
  }

  private ClientActor newActor(int c) {
    OddClient client = new OddClient();
    client.onConnect = () -> client.diary.add("in hand " + script.inHand().orElseThrow());
    clients.add(client);
    return new ClientActor(c, client, ClientConfig.DEFAULT, this);
  }

  @Override
  public void saw(int bytes, LongFunction<TraceEvent> event, Runnable turn) {
    turn.run();
    script.go();
  }

  @Override
  public void pause(long ms, Runnable turn) {
    pauses.add(turn);
  }

  @Override
  public String connecting(String url) {
    return "to " + url;
  }

  @Override
  public void failed(int c, int step, Throwable why) {
    failed.add(c + " " + step + " " + why.getMessage());
  }

  private List<String> diary() {
    return clients.get(0).diary;
  }

  @Test
  void stepsAreTakenInOrderWithoutAPause() {
    script =
        new Script(
            List.of(
                Scene.create(),
                new ClientStep.Config(1, List.of(new Header("X-A", "1"))),
                Scene.connect(),
                Scene.send("hi"),
                Scene.close()),
            this::newActor,
            this);
    script.go();
    assertThat(diary())
        .containsExactly(
            "config []",
            "config [X-A=1]",
            "connect to " + Scene.URL,
            "in hand 2",
            "send 1 2",
            "close");
    assertThat(script.isDone()).isTrue();
    assertThat(script.done()).isEqualTo(5);
    assertThat(script.inHand()).isEmpty();
    assertThat(failed).isEmpty();
  }

  @Test
  void afterAWaitForAnEventStepsRunInsideItsCallback() {
    script(Scene.create(), Scene.await("connection"), Scene.close());
    assertThat(diary()).doesNotContain("close");
    clients.get(0).opens();
    assertThat(diary()).endsWith("close inside");
  }

  @Test
  void anEventThatHasHappenedIsNotWaitedFor() {
    script(Scene.create(), Scene.pause(5), Scene.await("connection"), Scene.close());
    clients.get(0).opens();
    assertThat(diary()).doesNotContain("close", "close inside");
    pauses.get(0).run();
    assertThat(diary()).endsWith("close");
  }

  @Test
  void aWaitMayBeForTheNthTime() {
    script(Scene.create(), Scene.await(1, "connection", 2), Scene.close());
    clients.get(0).opens();
    assertThat(script.isDone()).isFalse();
    clients.get(0).opens();
    assertThat(script.isDone()).isTrue();
  }

  @Test
  void aWaitForAClientThatIsNotThereWaits() {
    assertThat(script(Scene.create(), Scene.await(2, "close", 1)).done()).isEqualTo(1);
  }

  @Test
  void whatFailsIsToldAndTheNextStepIsTaken() {
    script(
        Scene.close(),
        Scene.create(),
        Scene.on("message", Handler.DEFAULT),
        new ClientStep.LuaOnly(1, "gc", ""),
        Scene.close());
    assertThat(failed)
        .containsExactly(
            "1 0 there is no client 1 yet: a step new must come first",
            "1 2 there is no event message: use connection, receive or close",
            "1 3 only a Lua target can take this step");
    assertThat(diary()).endsWith("close");
  }

  @Test
  void aHandlerThatConnectsDoesSoOnceAndItsFailureIsThatOfItsStep() {
    script(Scene.create(), Scene.on("close", Handler.CONNECT));
    clients.get(0).closes(0);
    clients.get(0).closes(0);
    assertThat(diary())
        .containsExactly("config []", "connect to " + Scene.URL + " inside", "in hand 1");
    script(Scene.create(), Scene.on("close", Handler.CONNECT));
    clients.get(1).onConnect =
        () -> {
          throw new IllegalStateException("busy");
        };
    clients.get(1).closes(0);
    assertThat(failed).containsExactly("1 1 busy");
  }

  @Test
  void onceStoppedNothingMoreIsDone() {
    script(Scene.create(), Scene.on("close", Handler.CONNECT), Scene.pause(1), Scene.close());
    script.stop();
    pauses.get(0).run();
    clients.get(0).closes(0);
    assertThat(diary()).containsExactly("config []");
    assertThat(script.isDone()).isFalse();
  }

  @Test
  void clientsAreAsManyAsWereCreatedAndABareOneHearsNothing() {
    script(Scene.create(2), new ClientStep.New(1, true), Scene.create(2));
    assertThat(script.actors()).hasSize(2);
    assertThat(clients.get(0).heard()).hasSize(3);
    assertThat(clients.get(1).heard()).isEmpty();
    assertThat(Optional.of(script).map(Script::isDone)).contains(true);
  }
}

package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.frame.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlayedScriptTest implements PlayedScript.Stage {
  private static final Scenario SCENARIO = Scene.of(Scene.create()).scenario();

  private final List<String> told = new ArrayList<>();

  @Override
  public void begun() {
    told.add("begun");
  }

  @Override
  public void saw(int bytes, TraceEvent event) {
    told.add(EventWords.kind(event) + " of " + bytes);
  }

  @Override
  public void printed(String line) {
    told.add("printed " + line);
  }

  @Override
  public void over() {
    told.add("over");
  }

  @Override
  public void lost(String why) {
    told.add(why);
  }

  @Test
  void aPlayerIsGivenTheScriptAndTellsWhatItSees() {
    List<ScriptPlayer.Order> orders = new ArrayList<>();
    PlayedScript script =
        new PlayedScript(
            Scene.player(
                (order, news) -> {
                  orders.add(order);
                  news.begun();
                  news.begun();
                  news.saw(new TraceEvent.Receive(1, 1, 1, Bytes.utf8("hi")));
                  news.saw(new TraceEvent.Restarted(2, 1));
                  news.printed("hello");
                  news.stepsDone(1);
                }),
            this);
    assertThat(script.hasBegun()).isFalse();
    script.play(SCENARIO, 4711, 0.5);
    assertThat(told)
        .containsExactly("begun", "receive of 2", "restart of 0", "printed hello", "over");
    assertThat(script.hasBegun()).isTrue();
    assertThat(script.done()).isEqualTo(1);
    assertThat(orders.get(0).port()).isEqualTo(4711);
    assertThat(orders.get(0).stop()).isNotDone();
    script.stop();
    assertThat(orders.get(0).stop()).isDone();
  }

  @Test
  void whateverPreventsAPlayerIsSaid() {
    new PlayedScript(
            Scene.player(
                (order, news) -> {
                  throw new ScriptPlayer.Lost("the line is gone", new IllegalStateException());
                }),
            this)
        .play(SCENARIO, 1, 1);
    new PlayedScript(
            Scene.player(
                (order, news) -> {
                  throw new IllegalStateException("odd");
                }),
            this)
        .play(SCENARIO, 1, 1);
    assertThat(told.get(0)).isEqualTo("the line is gone");
    assertThat(told.get(1)).contains("IllegalStateException: odd");
  }

  @Test
  void anInterruptedPlayerEndsTheRunAndLeavesTheMark() {
    new PlayedScript(
            Scene.player(
                (order, news) -> {
                  throw new InterruptedException();
                }),
            this)
        .play(SCENARIO, 1, 1);
    assertThat(told).containsExactly("the run was interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }
}

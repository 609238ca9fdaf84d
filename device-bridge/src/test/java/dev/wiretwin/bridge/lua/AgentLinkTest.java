package dev.wiretwin.bridge.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.bridge.lua.BridgeBench.Ear;
import dev.wiretwin.bridge.serial.ConsoleLog;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.virtual.module.ResetReason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AgentLinkTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  private MemoryBench bench;
  private AgentLink link;

  @BeforeEach
  void start() throws Exception {
    bench = MemoryBench.start();
    link = bench.link();
  }

  @AfterEach
  void end() {
    bench.close();
  }

  private String run(String lua) throws Exception {
    byte[] program = lua.getBytes(StandardCharsets.US_ASCII);
    return new String(
        link.ask('e', program).get(10, TimeUnit.SECONDS).data(), StandardCharsets.US_ASCII);
  }

  @Test
  void theAgentIsBroughtUpAndServes() throws Exception {
    assertThat(link.isUp()).isTrue();
    assertThat(run("return 1+1")).isEqualTo("2");
    assertThat(link.heap()).isPositive();
    assertThat(link.counters().frames()).isPositive();
    assertThat(link.line().name()).isEqualTo("memory");
    Talk talk = new Talk(link.newClient());
    talk.open(bench.url());
    assertThat(talk.echo(new byte[] {1, 2})).containsExactly(1, 2);
    talk.close();
    link.forget((LuaBoardClient) talk.client);
  }

  @Test
  void aRestartEndsEverythingThatIsOpenAndTheAgentComesUpAgain() throws Exception {
    Talk talk = new Talk(link.newClient()).open(bench.url());
    // the board is at it for longer than any pause this machine may make before the reset
    var asked = link.ask('e', "tmr.delay(2000000) return 1".getBytes(StandardCharsets.US_ASCII));
    bench.memory.reset(ResetReason.HARDWARE_WATCHDOG);
    assertThat(talk.end().status()).isEqualTo(BoardStatus.RESTARTED);
    assertThat(asked).failsWithin(SOON).withThrowableThat().withMessageContaining("started anew");
    assertThat(bench.ear.await("restarted")).contains("started anew");
    assertThat(bench.ear.await("reason")).contains("hardware watchdog");
    bench.ear.await("ready");
    assertThat(run("return 2")).isEqualTo("2");
  }

  @Test
  void aLostLineIsToldAndTheBoardIsThereAgainWhenItIsBack() throws Exception {
    Talk talk = new Talk(link.newClient()).open(bench.url());
    bench.memory.cable.pull();
    assertThat(talk.end().status()).isEqualTo(BoardStatus.LINE_LOST);
    bench.ear.await("gone");
    assertThat(link.isUp()).isFalse();
    assertThat(link.trouble()).contains("pulled out");
    assertThatThrownBy(link::line).isInstanceOf(LineFailure.class).hasMessageContaining("pulled");
    bench.memory.cable.plug();
    bench.ear.await("ready");
    assertThat(run("return 3")).isEqualTo("3");
  }

  @Test
  void anAgentThatHasEndedIsStartedAgain() throws Exception {
    run("tmr.create():alarm(5,tmr.ALARM_SINGLE,function() uart.on(\"data\") print(\"\") end)");
    link.ask('p', new byte[50]);
    assertThat(bench.ear.await("troubled")).contains("agent on the board has ended");
    bench.ear.await("ready");
    assertThat(run("return 4")).isEqualTo("4");
  }

  @Test
  void aBoardThatKeepsSilentIsGivenUpAndLookedForAgain() throws Exception {
    bench.memory.cable.beDeaf();
    link.ask('p', new byte[5]);
    assertThat(bench.ear.await("troubled")).contains("does not answer any more");
    assertThat(link.isUp()).isFalse();
    assertThat(bench.ear.await("progress")).contains("looking for the console");
  }

  @Test
  void anotherBoardOnTheLineIsRefused() throws Exception {
    Ear ear = new Ear();
    try (MemoryBoard first = new MemoryBoard(MemoryBench.BOARD.withChipId(0xC0FFEE));
        MemoryBoard second = new MemoryBoard(MemoryBench.BOARD.withChipId(0xBADC0D))) {
      MemoryCable[] plugged = {first.cable};
      AgentLink own =
          AgentLink.open(
              (baud, listener) -> plugged[0].opening().open(baud, listener),
              MemoryBench.SETTINGS,
              ear,
              bench.around());
      ear.await("ready");
      plugged[0] = second.cable;
      first.cable.pull();
      assertThat(ear.await("troubled"))
          .contains("another board (chip " + 0xBADC0D + ")")
          .contains("plug chip " + 0xC0FFEE + " in again");
      assertThat(own.isUp()).isFalse();
      own.close();
    }
  }

  @Test
  void aLineThatCannotBeHadLeavesNothingBehind() {
    assertThatThrownBy(
            () ->
                AgentLink.open(
                    bench.memory.cable.opening(), MemoryBench.SETTINGS, new Ear(), bench.around()))
        .isInstanceOf(LineFailure.class);
    assertThat(link.isUp()).isTrue();
  }

  @Test
  void closeSaysGoodbyeToTheAgentAndGivesTheLineBack() throws Exception {
    link.close();
    link.close();
    assertThat(link.isUp()).isFalse();
    assertThat(bench.memory.cable.isOpen()).isFalse();
    assertThat(link.execute(() -> {})).isFalse();
    assertThat(link.beside(() -> {})).isFalse();
    assertThat(bench.board().run("return 5")).succeedsWithin(SOON).isEqualTo("5");
    String typed =
        new String(
            bench.board().log().raw(ConsoleLog.Direction.TO_BOARD), StandardCharsets.ISO_8859_1);
    assertThat(typed).as("the console was there").contains("loadfile(");
  }
}

package dev.wiretwin.bridge.at;

import static dev.wiretwin.bridge.at.ToyModule.ERROR;
import static dev.wiretwin.bridge.at.ToyModule.OK;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AtBringUpTest {
  private final ToyModule toy = new ToyModule();

  private void begin(long seconds) {
    toy.loop.execute(toy.module::begin);
    toy.pass(seconds);
  }

  private String troubled() {
    return toy.seen.stream().filter(line -> line.startsWith("troubled")).findFirst().orElse("");
  }

  @Test
  void aModuleThatAnswersIsSetUpAtOnce() {
    begin(0);
    assertThat(toy.seen)
        .containsExactly(
            "AT",
            "ATE0",
            "AT+SYSLOG=1",
            "AT+GMR",
            "AT+SYSSTORE=0",
            "AT+CIPMODE=0",
            "AT+CIPSERVER=0",
            "AT+CIPCLOSE=5",
            "AT+CIPCLOSE",
            "AT+CIPMUX=1",
            "AT+CIPRECVMODE=1",
            "AT+CIPDINFO=0",
            "ready: ESP-AT 2.x, version 2.3.0.0 (2.3.0(TOY)), receives on request");
  }

  @Test
  void theFirstGenerationHasNoSwitchForItsFlashAndMayOnlyPush() {
    toy.answer("AT+GMR", "AT version:1.7.6.0(x)\\r\\n" + OK).answer("AT+CIPRECVMODE", ERROR);
    begin(0);
    assertThat(toy.seen).doesNotContain("AT+SYSSTORE=0");
    assertThat(toy.module.dialect().passive()).isFalse();
  }

  @Test
  void laterOnesAreTriedInTheirOwnFormFirst() {
    toy.answer("AT+GMR", "AT version:5.0.1.0(x)\\r\\n" + OK);
    begin(0);
    assertThat(toy.seen).containsSubsequence("AT+CIPRECVTYPE=5,1", "AT+CIPRECVMODE=1");
    assertThat(toy.module.dialect().passive()).isTrue();
    toy.answer("AT+CIPRECVTYPE", OK);
    toy.seen.clear();
    begin(0);
    assertThat(toy.seen).contains("AT+CIPRECVTYPE=5,1").doesNotContain("AT+CIPRECVMODE=1");
  }

  @Test
  void whatDoesNotTellItsVersionIsKnownByWhatItCan() {
    toy.answer("AT+GMR", OK);
    begin(0);
    assertThat(toy.module.dialect().generation()).isEqualTo(AtGeneration.ESP_AT_2);
    toy.answer("AT+SYSSTORE?", ERROR);
    begin(0);
    assertThat(toy.module.dialect().generation()).isEqualTo(AtGeneration.NONOS_1);
  }

  @Test
  void aModuleThatPassesEverythingOnIsCalledBack() {
    toy.answer("AT", null);
    begin(4);
    assertThat(toy.seen).containsExactly("AT", "AT", "AT");
    toy.answer("AT", OK);
    toy.pass(3);
    // glued to the pluses, which this toy takes for the start of a line
    assertThat(toy.seen).contains("+++AT");
  }

  @Test
  void whoStaysSilentIsRestartedAndThenGivenUpForAWhile() {
    toy.answer("AT", null).answer("AT+RST", null);
    begin(25);
    assertThat(toy.seen).contains("AT+RST");
    assertThat(troubled()).startsWith("troubled: the module does not answer at 115200 baud");
    toy.answer("AT", OK).answer("AT+RST", "\\r\\nready\\r\\n");
    toy.pass(10);
    assertThat(toy.module.isReady()).isTrue();
  }

  @Test
  void aRestartMayBeWhatHelps() {
    toy.answer("AT", null).answer("AT+RST", null);
    toy.loop.execute(toy.module::begin);
    toy.pass(9);
    toy.answer("AT", OK);
    toy.say("\\xfe\\xff\\r\\nready\\r\\n");
    toy.pass(1);
    assertThat(toy.module.isReady()).isTrue();
  }

  @Test
  void aModuleThatKeepsToOneLinkIsAskedAFewTimesAndNamed() {
    toy.answer("AT+CIPMUX=1", "link is builded\\r\\n" + ERROR);
    begin(3);
    assertThat(troubled())
        .isEqualTo("troubled: the module refuses AT+CIPMUX=1 (link is builded): reset it");
  }

  @Test
  void aRateThatTheModuleRefusesIsNamed() {
    ToyModule toy = new ToyModule(AtSettings.DEFAULT.withBaud(115_200, 921_600));
    toy.answer("AT+UART_CUR", ERROR);
    toy.up();
    assertThat(toy.module.trouble()).startsWith("the module refuses 921600 baud");
  }

  @Test
  void aRateAtWhichNothingIsUnderstoodIsLeftAgain() {
    ToyModule toy = new ToyModule(AtSettings.DEFAULT.withBaud(115_200, 921_600));
    toy.answer("AT", null).answer("ATE0", OK).answer("AT+", OK).once("AT", OK);
    toy.loop.execute(toy.module::begin);
    toy.pass(1);
    assertThat(toy.seen).contains("baud 921600");
    toy.pass(3);
    assertThat(toy.module.trouble()).startsWith("the module is not understood at 921600 baud");
    assertThat(toy.baud()).isEqualTo(115_200);
  }

  @Test
  void whoeverSpeaksTheFastRateAlreadyIsFoundThere() {
    ToyModule toy = new ToyModule(AtSettings.DEFAULT.withBaud(115_200, 921_600));
    toy.answer("AT", null).answer("AT+RST", null);
    toy.loop.execute(toy.module::begin);
    toy.pass(20);
    assertThat(toy.seen).contains("baud 921600");
    toy.answer("AT", OK);
    toy.pass(5);
    assertThat(toy.module.isReady()).isTrue();
  }

  @Test
  void flowControlIsSwitchedOnTogetherWithTheRate() {
    ToyModule toy =
        new ToyModule(AtSettings.DEFAULT.withBaud(115_200, 921_600).withFlowControl(true));
    toy.wired = true;
    toy.loop.execute(toy.module::begin);
    toy.pass(1);
    assertThat(toy.seen)
        .containsSubsequence("AT+UART_CUR=921600,8,1,0,3", "baud 921600", "flow control true", "AT")
        .anyMatch(line -> line.startsWith("ready: "));
  }

  @Test
  void aLineWithoutRtsAndCtsIsRefusedBeforeTheModuleIsTold() {
    ToyModule toy = new ToyModule(AtSettings.DEFAULT.withFlowControl(true));
    toy.loop.execute(toy.module::begin);
    toy.pass(1);
    assertThat(toy.seen).noneMatch(line -> line.startsWith("AT+UART_CUR"));
    assertThat(toy.module.trouble()).startsWith("this line has no RTS and CTS lines");
  }

  @Test
  void aModuleThatIsNotWiredIsToldBlindlyToDoWithout() {
    ToyModule toy = new ToyModule(AtSettings.DEFAULT.withFlowControl(true));
    toy.wired = true;
    toy.answer("AT", null).answer("ATE0", OK).answer("AT+", OK).once("AT", OK);
    toy.loop.execute(toy.module::begin);
    toy.pass(5);
    assertThat(toy.seen)
        .containsSubsequence(
            "AT+UART_CUR=115200,8,1,0,3",
            "flow control true",
            "flow control false",
            "AT+UART_CUR=115200,8,1,0,0");
    assertThat(toy.module.trouble()).contains("are both RTS and CTS wired");
    toy.answer("AT+UART_CUR", ERROR).answer("AT", OK);
    toy.pass(5);
    assertThat(toy.module.trouble())
        .contains("refuses 115200 baud with flow control")
        .contains("leave flow control off");
  }

  @Test
  void itsOwnWebSocketsAreAskedForWhereTheyMayBeAndClosedIfSomebodyLeftThem() {
    toy.answer("AT+GMR", "AT version:5.0.1.0(x)\\r\\n" + OK);
    toy.answer("AT+WSOPEN?", "+WSOPEN:1,2,\"ws://bench/\"\\r\\n" + OK);
    begin(0);
    assertThat(toy.seen).containsSubsequence("AT+WSOPEN?", "AT+WSCLOSE=1");
    assertThat(toy.module.dialect().webSocket()).isTrue();
    toy.answer("AT+WSOPEN?", ERROR);
    begin(0);
    assertThat(toy.module.dialect().webSocket()).isFalse();
  }

  @Test
  void aStartInTheMiddleOfItBeginsItAnew() {
    toy.once("AT+GMR", "\\r\\nready\\r\\n");
    begin(1);
    assertThat(toy.seen).filteredOn("AT+GMR"::equals).hasSize(2);
    assertThat(toy.module.isReady()).isTrue();
  }
}

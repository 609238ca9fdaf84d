package dev.wiretwin.bridge.at;

import static dev.wiretwin.bridge.at.ToyModule.OK;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AtModuleTest {
  private final ToyModule toy = new ToyModule();

  private static ToyModule fast() {
    return new ToyModule(AtSettings.DEFAULT.withBaud(115_200, 921_600));
  }

  @Test
  void itIsReadyOnceItIsSetUpAndSaysWhatItIs() {
    assertThat(toy.module.isReady()).isFalse();
    assertThat(toy.module.trouble()).contains("being set up");
    toy.loop.execute(toy.module::begin);
    toy.loop.run();
    assertThat(toy.seen)
        .endsWith("ready: ESP-AT 2.x, version 2.3.0.0 (2.3.0(TOY)), receives on request");
    assertThat(toy.module.isReady()).isTrue();
  }

  @Test
  void aStartInTheMiddleEndsEveryLinkAndIsFollowedByAnotherSetup() {
    toy.up().open();
    toy.say("\\xfe\\r\\nready\\r\\nWIFI GOT IP\\r\\n");
    assertThat(toy.module.isReady()).isFalse();
    toy.pass(1);
    assertThat(toy.seen)
        .anyMatch(line -> line.startsWith("restarted: the module has started anew"))
        .contains("remark: WIFI GOT IP")
        .anyMatch(line -> line.startsWith("ready: "));
  }

  @Test
  void aModuleThatDiesIsLookedForUntilItAnswers() {
    TransportNotes notes = toy.up().open();
    toy.answer("AT", null).answer("AT+CIPSEND", null).answer("AT+CIPMUX?", null);
    toy.answer("AT+RST", null);
    notes.write("x");
    toy.pass(30);
    assertThat(toy.seen)
        .anyMatch(line -> line.startsWith("troubled: the module does not answer any more"));
    toy.answer("AT", OK).answer("AT+CIPMUX?", OK).answer("AT+CIPSEND", OK);
    toy.answer("AT+RST", "\\r\\nready\\r\\n");
    toy.pass(30);
    assertThat(toy.module.isReady()).isTrue();
  }

  @Test
  void theRateIsRaisedAndRestored() {
    ToyModule toy = fast().up();
    assertThat(toy.baud()).isEqualTo(921_600);
    toy.open();
    toy.loop.execute(() -> toy.module.close(() -> toy.seen.add("closed")));
    toy.loop.run();
    assertThat(toy.seen)
        .containsSubsequence(
            "lost ABORTED: the module was given back: open it again",
            "AT+CIPCLOSE=5",
            "ATE1",
            "AT+UART_CUR=115200,8,1,0,0",
            "closed");
    toy.loop.execute(toy.module::begin);
    toy.pass(5);
    assertThat(toy.seen).endsWith("closed");
  }

  @Test
  void flowControlAndOwnWebSocketsAreTakenBack() {
    ToyModule toy = new ToyModule(AtSettings.DEFAULT.withFlowControl(true)).withWebSockets();
    toy.wired = true;
    toy.up();
    toy.loop.execute(new SocketNotes("it", toy.seen).socket(toy.module)::begin);
    toy.loop.run();
    toy.loop.execute(() -> toy.module.close(() -> toy.seen.add("closed")));
    toy.loop.run();
    assertThat(toy.seen)
        .containsSubsequence("AT+WSCLOSE=0", "AT+UART_CUR=115200,8,1,0,0", "closed")
        .contains("it ended -108: the module was given back: open it again");
  }

  @Test
  void aStartTakesFlowControlBack() {
    ToyModule toy = new ToyModule(AtSettings.DEFAULT.withFlowControl(true));
    toy.wired = true;
    toy.up();
    toy.say("\\r\\nready\\r\\n");
    assertThat(toy.isFlowControlled()).isFalse();
    toy.pass(2);
    assertThat(toy.isFlowControlled()).isTrue();
  }

  @Test
  void whatTheModuleSaysUnaskedHasNoSecretsInIt() {
    toy.up();
    toy.module.hide(List.of("horse"));
    toy.say("CWJAP=\"lab\",\"horse\"\\r\\n");
    toy.module.show(List.of("horse"));
    assertThat(toy.seen).containsExactly("remark: CWJAP=\"lab\",\"***\"");
  }

  @Test
  void aStartTakesTheRateBack() {
    ToyModule toy = fast().up();
    toy.say("\\r\\nready\\r\\n");
    assertThat(toy.baud()).isEqualTo(115_200);
    toy.pass(2);
    assertThat(toy.baud()).isEqualTo(921_600);
  }

  @Test
  void aModuleThatIsSilentAtAFasterRateIsLookedForAtItsUsualOne() {
    ToyModule toy = fast().up();
    TransportNotes notes = toy.open();
    toy.answer("AT", null).answer("AT+CIPSEND", null).answer("AT+CIPMUX?", null);
    notes.write("x");
    toy.pass(13);
    assertThat(toy.seen).anyMatch(line -> line.startsWith("restarted: ")).contains("baud 115200");
  }

  @Test
  void aLineThatIsGoneTakesTheLinksAndAnotherOneIsSetUp() {
    TransportNotes notes = toy.up().open();
    toy.answer("AT+CIPSEND", null);
    notes.write("x");
    toy.loop.execute(() -> toy.module.lineGone("it was pulled out"));
    toy.loop.run();
    assertThat(toy.seen).contains("lost ABORTED: it was pulled out", "gone: it was pulled out");
    assertThat(toy.module.trouble()).isEqualTo("it was pulled out");
    toy.loop.execute(toy.module::begin);
    toy.pass(1);
    assertThat(toy.module.isReady()).isTrue();
  }

  @Test
  void whatIsPlannedForAnEarlierLifeIsNotDoneInALaterOne() {
    toy.answer("AT+CIPMUX=1", ToyModule.ERROR).up();
    toy.pass(1);
    toy.answer("AT+CIPMUX=1", OK);
    toy.say("\\r\\nready\\r\\n");
    toy.pass(1);
    assertThat(toy.module.isReady()).isTrue();
    toy.seen.clear();
    toy.pass(10);
    assertThat(toy.seen).isEmpty();
  }

  @Test
  void newsOfLinksThatNobodyHasAreOfNoInterest() {
    toy.up();
    toy.say(
        "3,CLOSED\\r\\n3,CLOSED\\r\\n+IPD,3,5:hello\\r\\n+IPD,3,5\\r\\n3,CONNECT\\r\\n+IPD,2,9:x");
    toy.pass(5);
    assertThat(toy.seen).isEmpty();
  }

  @Test
  void anIdleModuleWithLinksIsAskedForWhatItHolds() {
    toy.up().open();
    toy.answer("AT+CIPRECVLEN?", ToyModule.ERROR);
    toy.pass(3);
    assertThat(toy.seen).containsOnly("AT+CIPRECVLEN?");
  }
}

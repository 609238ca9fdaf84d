package dev.wiretwin.bridge.at;

import static dev.wiretwin.bridge.at.ToyModule.ERROR;
import static dev.wiretwin.bridge.at.ToyModule.OK;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AtTransportTest {
  private final ToyModule toy = new ToyModule();

  private void expect(String... all) {
    toy.loop.run();
    assertThat(toy.seen).containsExactly(all);
    toy.seen.clear();
  }

  private TransportNotes open() {
    return toy.up().open();
  }

  /** Data that the module keeps until it is asked, and then gives once. */
  private void offer(int link, String escaped, int length) {
    toy.once("AT+CIPRECVDATA", "+CIPRECVDATA:" + length + ',' + escaped + OK);
    toy.say("\\r\\n+IPD," + link + ',' + length + "\\r\\n");
  }

  // ---- connecting and sending

  @Test
  void itConnectsOverALinkAndSaysWhenItStands() {
    toy.up();
    TransportNotes notes = new TransportNotes(toy.module.newTransport(), toy.seen);
    notes.connect("bench,\"7\"", false);
    assertThat(toy.seen).isEmpty();
    expect("AT+CIPSTART=0,\"TCP\",\"bench\\,\\\"7\\\"\",9001", "connected");
    assertThat(notes.transport().loop()).isSameAs(toy.loop);
  }

  @Test
  void whatIsWrittenGoesOutInPiecesThatTheModuleTakes() {
    TransportNotes notes = open();
    notes.write("x".repeat(2_000));
    notes.write("y".repeat(2_000));
    assertThat(notes.transport().unsentBytes()).isEqualTo(4_000);
    expect("AT+CIPSEND=0,2000", "AT+CIPSEND=0,2000");
    assertThat(notes.transport().unsentBytes()).isZero();
    notes.write("z".repeat(5_000));
    expect("AT+CIPSEND=0,2048", "AT+CIPSEND=0,2048", "AT+CIPSEND=0,904");
    assertThat(toy.sentOver(0))
        .isEqualTo("x".repeat(2_000) + "y".repeat(2_000) + "z".repeat(5_000));
  }

  @Test
  void plusesAreCutSoThatTheyNeverComeByThemselves() {
    TransportNotes notes = open();
    notes.write("a+++b++++++");
    expect("AT+CIPSEND=0,3", "AT+CIPSEND=0,4", "AT+CIPSEND=0,2", "AT+CIPSEND=0,2");
    assertThat(toy.sentOver(0)).isEqualTo("a+++b++++++");
  }

  @Test
  void aByteThatTheLineLosesIsSentAgainAndNothingTwice() {
    TransportNotes notes = open();
    toy.lose(1);
    notes.write("hello");
    toy.pass(5);
    assertThat(toy.seen).startsWith("AT+CIPSEND=0,5", "+++", "AT+CIPMUX?", "AT+CIPSEND=0,5");
    assertThat(toy.sentOver(0)).isEqualTo("hello");
  }

  @Test
  void dataThatIsCanceledAgainAndAgainEndsTheLink() {
    TransportNotes notes = open();
    toy.answer("AT+CIPSEND", OK + "\\r\\nSEND Canceled\\r\\n");
    notes.write("hello");
    toy.loop.run();
    assertThat(toy.seen).filteredOn(line -> line.startsWith("AT+CIPSEND")).hasSize(9);
    assertThat(toy.seen).anyMatch(line -> line.startsWith("lost ABORTED: the module canceled"));
  }

  @Test
  void aLinkThatCannotSendIsResetAfterWhatWasStillToBeRead() {
    TransportNotes notes = open();
    toy.answer("AT+CIPSEND", ERROR);
    toy.once("AT+CIPRECVDATA", "+CIPRECVDATA:3,bye" + OK);
    notes.write("hello");
    expect(
        "AT+CIPSEND=0,5",
        "AT+CIPRECVDATA=0,2048",
        "received bye",
        "AT",
        "AT+CIPCLOSE=0",
        "lost RESET: the module could not send: ERROR");
    notes.write("more");
    expect();
  }

  @Test
  void aSendThatFailsAndAnEndBehindItIsAnEnd() {
    TransportNotes notes = open();
    toy.answer("SEND", "\\r\\nSEND FAIL\\r\\n0,CLOSED\\r\\n");
    notes.write("hello");
    expect("AT+CIPSEND=0,5", "AT+CIPRECVDATA=0,2048", "AT", "AT+CIPRECVDATA=0,2048", "ended", "AT");
  }

  @Test
  void aSendOfWhichNobodyKnowsWhatWentOutEndsTheLink() {
    TransportNotes notes = open();
    toy.once("AT+CIPSEND", OK + "\\r\\n>\\r\\nRecv 4 bytes\\r\\n\\r\\nSEND OK\\r\\n");
    notes.write("hello");
    toy.loop.run();
    assertThat(toy.seen).anyMatch(line -> line.startsWith("lost ABORTED: bytes got lost"));
  }

  // ---- receiving

  @Test
  void dataIsAskedForWhenTheModuleSaysThatItWaits() {
    open();
    offer(0, "hello\\r\\nOK\\r\\n", 11);
    expect("AT+CIPRECVDATA=0,2048", "received hello\\r\\nOK\\r\\n");
  }

  @Test
  void aFullAnswerIsFollowedByAnotherRequest() {
    open();
    offer(0, "x".repeat(2_048), 2_048);
    expect("AT+CIPRECVDATA=0,2048", "received " + "x".repeat(2_048), "AT+CIPRECVDATA=0,2048");
  }

  @Test
  void atAFasterRateAsMuchIsAskedForAsAModuleCanHold() {
    ToyModule fast = new ToyModule(AtSettings.DEFAULT.withBaud(115_200, 921_600));
    fast.up().open();
    fast.once("AT+CIPRECVDATA", "+CIPRECVDATA:5760," + "x".repeat(5_760) + OK);
    fast.say("\\r\\n+IPD,0,5760\\r\\n");
    assertThat(fast.seen)
        .containsExactly(
            "AT+CIPRECVDATA=0,5760", "received " + "x".repeat(5_760), "AT+CIPRECVDATA=0,5760");
  }

  @Test
  void aModuleWithoutMemoryForAnAnswerIsAskedForLess() {
    open();
    toy.answer("AT+CIPRECVLEN?", "+CIPRECVLEN:5,-1,-1,-1,-1\\r\\n" + OK);
    toy.say("\\r\\n+IPD,0,5\\r\\n");
    toy.pass(4);
    toy.answer("AT+CIPRECVDATA", "+CIPRECVDATA:5,hello" + OK);
    toy.pass(1);
    toy.say("\\r\\n+IPD,0,5\\r\\n");
    assertThat(toy.seen)
        .containsSubsequence(
            "AT+CIPRECVDATA=0,2048",
            "AT+CIPRECVDATA=0,1024",
            "AT+CIPRECVDATA=0,512",
            "AT+CIPRECVDATA=0,512",
            "received hello",
            "AT+CIPRECVDATA=0,2048",
            "received hello");
  }

  @Test
  void whoDoesNotReadLeavesTheDataInTheModule() {
    TransportNotes notes = open();
    notes.transport().reading(false);
    offer(0, "hello", 5);
    expect();
    notes.transport().reading(true);
    toy.loop.run();
    assertThat(toy.seen).startsWith("AT+CIPRECVDATA=0,2048", "received hello");
  }

  @Test
  void aNoticeThatGotLostIsMadeUpForByAskingNowAndThen() {
    open();
    toy.answer("AT+CIPRECVLEN?", "+CIPRECVLEN:5,-1,,-1,-1\\r\\n" + OK);
    toy.pass(1);
    assertThat(toy.seen).contains("AT+CIPRECVLEN?", "AT+CIPRECVDATA=0,2048");
  }

  @Test
  void anAnswerWithAHoleEndsTheLink() {
    open();
    toy.once("AT+CIPRECVDATA", "+CIPRECVDATA:9,hel");
    toy.say("\\r\\n+IPD,0,9\\r\\n");
    toy.pass(9);
    assertThat(toy.seen).anyMatch(line -> line.startsWith("lost ABORTED: bytes from the peer"));
  }

  @Test
  void aRequestOfWhichNobodyKnowsWhetherItWasAnsweredEndsTheLink() {
    open();
    toy.answer("AT+CIPRECVDATA", null);
    toy.say("\\r\\n+IPD,0,5\\r\\n");
    toy.pass(9);
    assertThat(toy.seen)
        .anyMatch(line -> line.startsWith("lost ABORTED: bytes from the peer"))
        .filteredOn("AT+CIPRECVDATA=0,2048"::equals)
        .hasSize(1);
  }

  @Test
  void aModuleThatKeepsDataUntilItIsAskedDoesNotPushAny() {
    open();
    toy.say("\\r\\n+IPD,0,5:hello\\r\\n");
    assertThat(toy.seen).anyMatch(line -> line.startsWith("lost ABORTED: bytes from the peer"));
  }

  // ---- pushed

  private final ToyModule pushing =
      new ToyModule(AtSettings.DEFAULT.withTls(AtSettings.Tls.BOARD).withPushed(true));

  @Test
  void whatIsPushedIsDeliveredOrHeldUntilItIsWanted() {
    TransportNotes notes = pushing.up().open();
    pushing.say("\\r\\n+IPD,0,5:hello\\r\\n");
    notes.transport().reading(false);
    pushing.say("\\r\\n+IPD,0,5:+++wo\\r\\n0,CLOSED\\r\\n");
    assertThat(pushing.seen).containsExactly("received hello");
    notes.transport().reading(true);
    pushing.loop.run();
    assertThat(pushing.seen)
        .containsExactly("received hello", "received ++", "received +wo", "ended");
  }

  @Test
  void moreThanCanBeHeldEndsTheLink() {
    TransportNotes notes = pushing.up().open();
    notes.transport().reading(false);
    for (int i = 0; i < AtTransport.MOST_HELD / 2_000 + 1; i++) {
      pushing.say("\\r\\n+IPD,0,2000:" + "x".repeat(2_000));
    }
    assertThat(pushing.seen).anyMatch(line -> line.startsWith("lost ABORTED: the module cannot"));
  }

  @Test
  void bytesThatTheLineLostOfWhatWasPushedEndTheLink() {
    pushing.up().open();
    pushing.say("\\r\\n+IPD,0,9:hello");
    pushing.pass(4);
    assertThat(pushing.seen).anyMatch(line -> line.startsWith("lost ABORTED: bytes from the peer"));
  }

  @Test
  void aPushedSendFailureIsAReset() {
    TransportNotes notes = pushing.up().open();
    pushing.answer("AT+CIPSEND", ERROR);
    notes.write("x");
    pushing.loop.run();
    assertThat(pushing.seen).anyMatch(line -> line.startsWith("lost RESET"));
  }

  // ---- endings

  @Test
  void thePeersEndIsToldAfterTheDataBeforeIt() {
    open();
    toy.once("AT+CIPRECVDATA", "+CIPRECVDATA:3,bye" + OK);
    toy.say("0,CLOSED\\r\\n");
    expect("AT+CIPRECVDATA=0,2048", "received bye", "ended");
  }

  @Test
  void abortingClosesTheLinkAndTellsNothing() {
    TransportNotes notes = open();
    notes.write("hello");
    notes.transport().abort();
    notes.transport().reset();
    expect("AT+CIPSEND=0,5", "AT+CIPCLOSE=0");
    offer(0, "late", 4);
    expect();
  }

  @Test
  void toEndOneDirectionIsToCloseOnceAllIsSent() {
    TransportNotes notes = open();
    notes.write("hello");
    notes.transport().halfClose();
    expect("AT+CIPSEND=0,5", "AT+CIPCLOSE=0", "ended");
    assertThat(toy.sentOver(0)).isEqualTo("hello");
  }

  @Test
  void whatIsAbortedWhileItConnectsIsClosedWhenItStands() {
    toy.up();
    toy.answer("AT+CIPSTART", null);
    TransportNotes notes = new TransportNotes(toy.module.newTransport(), toy.seen);
    notes.connect("10.0.0.7", false);
    toy.loop.run();
    notes.transport().abort();
    toy.say(OK);
    expect("AT+CIPSTART=0,\"TCP\",\"10.0.0.7\",9001", "AT+CIPCLOSE=0");
  }

  @Test
  void aPeerThatEndsAtOnceIsHeardBeforeItIsTold() {
    toy.up();
    toy.answer("AT+CIPSTART", "0,CONNECT\\r\\n0,CLOSED\\r\\n" + OK);
    toy.once("AT+CIPRECVDATA", "+CIPRECVDATA:3,bye" + OK);
    TransportNotes notes = new TransportNotes(toy.module.newTransport(), toy.seen);
    notes.connect("10.0.0.7", false);
    toy.loop.run();
    toy.seen.remove(0);
    expect("connected", "AT+CIPRECVDATA=0,2048", "received bye", "ended");
  }

  @Test
  void aNameThatNobodyHasIsToldAsThat() {
    toy.up();
    toy.answer("AT+CIPSTART", ERROR).answer("AT+CIPDOMAIN", ERROR);
    TransportNotes notes = new TransportNotes(toy.module.newTransport(), toy.seen);
    notes.connect("nobody.invalid", false);
    toy.loop.run();
    assertThat(toy.seen).endsWith("name not found: nobody.invalid");
  }

  @Test
  void aModuleThatStartsAnewTakesItsLinksWithIt() {
    TransportNotes notes = open();
    toy.say("\\xfe\\xff\\r\\nready\\r\\n");
    assertThat(toy.seen.get(0)).startsWith("lost ABORTED: the module has started anew");
    notes.write("x");
    toy.pass(2);
    assertThat(toy.seen).anyMatch(line -> line.startsWith("ready: "));
  }
}

package dev.wiretwin.bridge.at;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.at.AtAnswer.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a dialog must not believe: answers that may not be what they look like. */
class AtDoubtTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final List<String> seen = new ArrayList<>();
  private final List<AtAnswer> answers = new ArrayList<>();
  private final AtDialog dialog = new AtDialog(new DialogNotes(seen));
  private long now;

  private void read() {
    dialog.submit(AtCommand.plain("AT+CIPRECVDATA=0,2048", 5 * SECOND, answers::add), now);
  }

  private void send(String data) {
    byte[] bytes = data.getBytes(StandardCharsets.US_ASCII);
    dialog.submit(
        AtCommand.send("AT+CIPSEND=0," + bytes.length, bytes, 30 * SECOND, answers::add), now);
  }

  private void say(String escaped) {
    dialog.receive(AtText.bytes(escaped), now);
  }

  private void pass(long seconds) {
    long end = now + seconds * SECOND;
    while (dialog.deadline() <= end) {
      now = Math.max(now, dialog.deadline());
      dialog.tick(now);
    }
    now = end;
  }

  /** The module is looked for, and found. */
  private AtAnswer found() {
    while (!seen.contains("> AT+CIPMUX?\\r\\n")) {
      pass(1);
    }
    seen.removeIf("> AT+CIPMUX?\\r\\n"::equals);
    say("+CIPMUX:1\\r\\n\\r\\nOK\\r\\n");
    return answer();
  }

  private AtAnswer answer() {
    assertThat(answers).hasSize(1);
    return answers.get(0);
  }

  // ---- data that was asked for

  @Test
  void dataWithItsOkRightBehindIsWholeAndNewsMayStandBetween() {
    read();
    say("+CIPRECVDATA:5,hello\\r\\n+IPD,1,7\\r\\nWIFI GOT IP\\r\\n\\r\\nOK\\r\\n");
    assertThat(answer().whole()).isTrue();
  }

  @Test
  void dataWhoseCountWasChangedOnTheWayIsNot() {
    read();
    say("+CIPRECVDATA:2,hello\\r\\nOK\\r\\n");
    assertThat(found().whole()).isFalse();
  }

  @Test
  void norIsDataBehindACountTooLargeThatTookTheOkAlong() {
    read();
    say("+CIPRECVDATA:9,hello\\r\\nOK\\r\\n");
    assertThat(found().kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(answer().whole()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void norIsDataThatLostAsManyBytesAsWereFilledUpFromItsOk(int lost) {
    read();
    say("+CIPRECVDATA:9,hello wor".substring(0, 24 - lost) + "\\r\\nOK\\r\\n");
    assertThat(found().whole()).isFalse();
  }

  @Test
  void norIsAnOkWithoutAnyDataOrWithItsHeadBroken() {
    read();
    say("\\r\\nOK\\r\\n");
    assertThat(found().whole()).isFalse();
    answers.clear();
    read();
    say("+CIPREC\\xf0DATA:5,hello\\r\\nOK\\r\\n");
    assertThat(found().whole()).isFalse();
  }

  @Test
  void whatAPeerSentIsNeverTakenForTheModulesWordsAlthoughItsHeadIsLost() {
    read();
    send("next");
    say("RECVDATA:99,\\x82\\r\\nOK\\r\\n0,CLOSED\\r\\nready\\r\\n>\\r\\n+IPD,1,2:hi");
    say("\\r\\nSEND OK\\r\\nbusy p...\\r\\n");
    assertThat(seen).containsExactly("> AT+CIPRECVDATA=0,2048\\r\\n");
    assertThat(answers).isEmpty();
    assertThat(found().whole()).isFalse();
    assertThat(seen).endsWith("> AT+CIPSEND=0,4\\r\\n");
  }

  @Test
  void norIsWhatIsLeftOfDataWhoseCountLostADigit() {
    read();
    send("next");
    say("+CIPRECVDATA:1,a\\r\\nready\\r\\n\\r\\nOK\\r\\n0,CLOSED\\r\\n\\r\\nOK\\r\\n");
    assertThat(answers).isEmpty();
    assertThat(seen).hasSize(1);
  }

  @Test
  void norIsSilenceFromWhichNobodyKnowsWhetherTheRequestCame() {
    read();
    assertThat(found().kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(answer().whole()).isFalse();
  }

  @Test
  void anErrorMeansThatThereWasNothing() {
    read();
    say("ERR CODE:0x010a0000\\r\\n\\r\\nERROR\\r\\n");
    assertThat(answer().kind()).isEqualTo(Kind.ERROR);
    assertThat(answer().whole()).isTrue();
  }

  // ---- busy about something else

  @Test
  void aSendThatIsAgreedToIsNotSaidAgainAlthoughSomethingElseWasRefused() {
    send("hello");
    say("\\r\\nbusy p...\\r\\n\\r\\nOK\\r\\n");
    pass(2);
    say("\\r\\n>");
    assertThat(seen).containsExactly("> AT+CIPSEND=0,5\\r\\n", "> hello");
    say("\\r\\nRecv 5 bytes\\r\\n\\r\\nSEND OK\\r\\n");
    assertThat(answer().kind()).isEqualTo(Kind.SENT);
  }

  @Test
  void norIsAReadWhoseDataCame() {
    read();
    say("\\r\\nbusy p...\\r\\n+CIPRECVDATA:5,hello\\r\\nOK\\r\\n");
    assertThat(seen).hasSize(1);
    assertThat(answer().kind()).isEqualTo(Kind.OK);
    assertThat(answer().whole()).isTrue();
  }

  @Test
  void moreBytesThanWereAnnouncedSpoilASend() {
    send("hello");
    say("\\r\\nOK\\r\\n\\r\\n>\\r\\nRecv 5 bytes\\r\\n\\r\\nbusy p...\\r\\n\\r\\nSEND OK\\r\\n");
    assertThat(answer().kind()).isEqualTo(Kind.SPOILED);
  }
}

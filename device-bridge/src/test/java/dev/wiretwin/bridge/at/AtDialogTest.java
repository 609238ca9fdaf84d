package dev.wiretwin.bridge.at;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.bridge.at.AtAnswer.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AtDialogTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  /** What the dialog wrote and told, in order, as text. */
  private final List<String> seen = new ArrayList<>();

  private final List<AtAnswer> answers = new ArrayList<>();
  private final AtDialog dialog = new AtDialog(new DialogNotes(seen));
  private long now;

  private void told(AtAnswer answer) {
    answers.add(answer);
    seen.add(answer.kind() + (answer.lines().isEmpty() ? "" : " " + answer.lines()));
  }

  private void plain(String text) {
    dialog.submit(AtCommand.plain(text, 10 * SECOND, this::told), now);
  }

  private void send(String data) {
    byte[] bytes = data.getBytes(StandardCharsets.US_ASCII);
    dialog.submit(
        AtCommand.send("AT+CIPSEND=0," + bytes.length, bytes, 30 * SECOND, this::told), now);
  }

  private void say(String escaped) {
    dialog.receive(AtText.bytes(escaped), now);
  }

  /** Lets time go by, with all that is due on the way. */
  private void pass(long seconds) {
    long end = now + seconds * SECOND;
    while (dialog.deadline() <= end) {
      now = Math.max(now, dialog.deadline());
      dialog.tick(now);
    }
    now = end;
  }

  private void expect(String... all) {
    assertThat(seen).containsExactly(all);
    seen.clear();
  }

  // ---- one command at a time

  @Test
  void theNextCommandWaitsForTheLastWordOnTheOneBefore() {
    plain("AT+A");
    plain("AT+B");
    expect("> AT+A\\r\\n");
    say("AT+A\\r\\n+A:1\\r\\n");
    expect();
    say("\\r\\nOK\\r\\n");
    expect("OK [+A:1]", "> AT+B\\r\\n");
    say("\\r\\nERROR\\r\\n");
    expect("ERROR");
    assertThat(dialog.isIdle()).isTrue();
  }

  @Test
  void dataIsWrittenAtThePromptAndEndsWithItsOwnWord() {
    send("hello");
    say("\\r\\nOK\\r\\n");
    expect("> AT+CIPSEND=0,5\\r\\n");
    say("\\r\\n>");
    expect("> hello");
    say("\\r\\nRecv 5 bytes\\r\\n");
    say("\\r\\nSEND OK\\r\\n");
    expect("SENT");
  }

  @Test
  void newsPassThroughAtAnyMoment() {
    send("hello");
    say("\\r\\nOK\\r\\n\\r\\n+IPD,1,4:>OK\\x0d\\r\\nWIFI GOT IP\\r\\n\\r\\n>2,CLOSED\\r\\n");
    say("\\r\\nRecv 5 bytes\\r\\n\\r\\n+IPD,3,90\\r\\n\\r\\nSEND OK\\r\\n0,CONNECT\\r\\n");
    expect(
        "> AT+CIPSEND=0,5\\r\\n",
        "pushed 1 >OK\\r",
        "remark: WIFI GOT IP",
        "> hello",
        "link 2 CLOSED",
        "waiting 3 90",
        "SENT",
        "link 0 OPEN");
  }

  @Test
  void whatWasAskedForComesWithTheAnswer() {
    plain("AT+CIPRECVDATA=0,2048");
    say("+CIPRECVDATA:6,\\r\\nOK\\r\\n\\r\\nOK\\r\\n");
    assertThat(answers.get(0).data()).isEqualTo("\r\nOK\r\n".getBytes(StandardCharsets.US_ASCII));
    assertThat(answers.get(0).whole()).isTrue();
  }

  @Test
  void whatNobodyWaitsForIsARemark() {
    say("hello\\r\\nOK\\r\\n+CIPRECVDATA:2,hi>\\r\\nWill force to restart!!!\\r\\n");
    expect(
        "remark: hello",
        "remark: OK that nobody waits for",
        "remark: 2 bytes that nobody had asked for",
        "remark: Will force to restart!!!");
  }

  @Test
  void noMoreThanSoManyWait() {
    for (int i = 0; i <= AtDialog.MOST_WAITING; i++) {
      plain("AT");
    }
    assertThatThrownBy(() -> plain("AT")).hasMessageContaining("64");
  }

  @Test
  void dataThatTheModuleCannotSendIsToldAsThat() {
    send("hello");
    say("\\r\\nERROR\\r\\n");
    send("hello");
    say("\\r\\nOK\\r\\n\\r\\n>\\r\\nRecv 5 bytes\\r\\n\\r\\nSEND FAIL\\r\\n");
    send("hello");
    say("\\r\\nOK\\r\\n\\r\\n>\\r\\nSEND Canceled\\r\\n");
    send("hello");
    say("\\r\\nOK\\r\\n\\r\\n>\\r\\nRecv 3 bytes\\r\\n\\r\\nSEND OK\\r\\n");
    assertThat(answers)
        .extracting(AtAnswer::kind)
        .containsExactly(Kind.ERROR, Kind.NOT_SENT, Kind.CANCELED, Kind.SPOILED);
  }

  // ---- busy

  @Test
  void aCommandThatMetABusyModuleIsSaidAgainLaterAndLater() {
    plain("AT+A");
    say("\\r\\nbusy p...\\r\\n");
    expect("> AT+A\\r\\n");
    pass(1);
    expect("> AT+A\\r\\n");
    say("\\r\\nbusy p...\\r\\n");
    assertThat(dialog.deadline() - now).isEqualTo(TimeUnit.MILLISECONDS.toNanos(100));
    pass(1);
    expect("> AT+A\\r\\n");
    say("\\r\\nOK\\r\\n");
    expect("OK");
  }

  @Test
  void theEndOfWhatKeptItBusyIsNotTheAnswer() {
    plain("AT+A");
    say("\\r\\nbusy p...\\r\\n\\r\\nERROR\\r\\n");
    expect("> AT+A\\r\\n", "> AT+A\\r\\n");
    say("\\r\\nOK\\r\\n");
    expect("OK");
  }

  @Test
  void busyWithDataMeansThatItGotMoreThanItWasGiven() {
    send("abc");
    say("\\r\\nOK\\r\\n> \\r\\nRecv 3 bytes\\r\\n\\r\\nbusy s...\\r\\n\\r\\nSEND OK\\r\\n");
    expect("> AT+CIPSEND=0,3\\r\\n", "> abc", "SPOILED");
  }

  // ---- recovery

  @Test
  void aByteThatGotLostInTheDataIsRecoveredFromAndNothingWasSent() {
    send("hello");
    say("\\r\\nOK\\r\\n\\r\\n>");
    expect("> AT+CIPSEND=0,5\\r\\n", "> hello");
    pass(4);
    expect("> +++");
    say("\\r\\nSEND Canceled\\r\\n");
    expect("> \\r\\n");
    pass(1);
    expect("> AT+CIPMUX?\\r\\n");
    say("+CIPMUX:1\\r\\n\\r\\nOK\\r\\n");
    expect("CANCELED [+CIPMUX:1]");
  }

  @Test
  void ifThePlusesFilledTheGapTheLinkCannotBeTrusted() {
    send("hello");
    say("\\r\\nOK\\r\\n\\r\\n>");
    pass(4);
    say("\\r\\nRecv 5 bytes\\r\\n\\r\\nSEND OK\\r\\n");
    pass(3);
    say("+CIPMUX:1\\r\\n\\r\\nOK\\r\\n");
    assertThat(answers).extracting(AtAnswer::kind).containsExactly(Kind.SPOILED);
  }

  @Test
  void aPromptThatGotLostIsRecoveredFrom() {
    send("hello");
    say("\\r\\nOK\\r\\n");
    pass(5);
    say("\\r\\nSEND Canceled\\r\\n");
    pass(1);
    say("+CIPMUX:1\\r\\n\\r\\nOK\\r\\n");
    assertThat(answers).extracting(AtAnswer::kind).containsExactly(Kind.CANCELED);
  }

  @Test
  void aLastWordThatGotLostAfterTheModuleHadAllIsTakenAsSent() {
    send("hello");
    say("\\r\\nOK\\r\\n\\r\\n>\\r\\nRecv 5 bytes\\r\\n");
    pass(32);
    say("+CIPMUX:1\\r\\n\\r\\nOK\\r\\n");
    assertThat(answers).extracting(AtAnswer::kind).containsExactly(Kind.SENT);
  }

  @Test
  void anAnswerThatComesWhileTheModuleIsLookedForCounts() {
    plain("AT+CIPSTART");
    pass(10);
    say("\\r\\nbusy p...\\r\\n");
    pass(1);
    say("\\r\\nbusy p...\\r\\n");
    say("\\r\\nOK\\r\\n");
    pass(1);
    say("+CIPMUX:1\\r\\n\\r\\nOK\\r\\n");
    expect(
        "> AT+CIPSTART\\r\\n",
        "> +++",
        "> AT+CIPMUX?\\r\\n",
        "> AT+CIPMUX?\\r\\n",
        "OK [+CIPMUX:1]");
  }

  @Test
  void whatArrivesWhileTheModuleIsLookedForIsNotLost() {
    plain("AT+CIPRECVDATA=0,5");
    pass(10);
    say("+CIPRECVDATA:5,hello\\r\\n\\r\\n+IPD,1,2:hi");
    pass(2);
    say("+CIPMUX:1\\r\\n\\r\\nOK\\r\\n");
    assertThat(seen).contains("pushed 1 hi", "UNKNOWN [+CIPMUX:1]");
    assertThat(answers.get(0).data()).hasSize(5);
  }

  @Test
  void aModuleThatStaysSilentIsDead() {
    plain("AT+A");
    plain("AT+B");
    pass(30);
    assertThat(answers).extracting(AtAnswer::kind).containsExactly(Kind.DEAD, Kind.DEAD);
    assertThat(seen).containsOnlyOnce("dead");
    assertThat(dialog.deadline()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aModuleThatForgotItsSettingsHasStartedAnew() {
    plain("AT+A");
    pass(12);
    say("+CIPMUX:0\\r\\n\\r\\nOK\\r\\n");
    assertThat(answers).extracting(AtAnswer::kind).containsExactly(Kind.RESTARTED);
    assertThat(seen).contains("restarted: it has forgotten its settings");
  }

  @Test
  void aGentleCommandEndsWithItsTimeAndNothingIsWritten() {
    dialog.submit(AtCommand.gentle("AT", SECOND, this::told), now);
    pass(2);
    expect("> AT\\r\\n", "UNKNOWN");
  }

  // ---- restarts

  @Test
  void aStartEndsEverythingThatWasAsked() {
    send("hello");
    plain("AT+B");
    say("\\r\\nOK\\r\\n\\r\\n>\\x8c\\x9e\\xe0\\r\\nready\\r\\n");
    expect(
        "> AT+CIPSEND=0,5\\r\\n",
        "> hello",
        "RESTARTED [3 bytes that make no sense]",
        "RESTARTED",
        "restarted: it started anew");
    pass(60);
    expect();
  }

  @Test
  void aStartThatWasAskedForIsAnAnswer() {
    dialog.submit(AtCommand.restart(5 * SECOND, this::told), now);
    say("\\r\\nOK\\r\\n\\xff\\xfe\\r\\nready\\r\\n");
    expect("> AT+RST\\r\\n", "OK [2 bytes that make no sense]");
  }

  @Test
  void endlessNoiseIsAStart() {
    say("\\xff\\xfe\\r".repeat(80));
    expect("restarted: what it sends makes no sense any more");
  }

  // ---- bytes that the line lost

  @Test
  void pushedDataThatStopsShortIsGivenUpAfterAWhile() {
    say("+IPD,2,9:hello");
    pass(4);
    say("0,CLOSED\\r\\n");
    expect("pushed 2 hello", "lost 2 4", "link 0 CLOSED");
  }

  @Test
  void askedForDataThatStopsShortIsMarked() {
    plain("AT+CIPRECVDATA=0,9");
    say("+CIPRECVDATA:9,hello");
    pass(7);
    say("+CIPMUX:1\\r\\n\\r\\nOK\\r\\n");
    assertThat(answers.get(0).whole()).isFalse();
    assertThat(answers.get(0).data()).hasSize(5);
  }

  /** Every command is told once, whatever the module says and whenever. */
  @Test
  void nothingThatAModuleSaysThrowsOrLeavesACommandUntold() {
    SplittableRandom random = new SplittableRandom(5);
    String[] words = {
      "\\r\\nOK\\r\\n", "\\r\\nERROR\\r\\n", "\\r\\n>", "> ", "\\r\\nSEND OK\\r\\n",
          "\\r\\nSEND FAIL\\r\\n", "busy p...\\r\\n",
      "\\r\\nRecv 5 bytes\\r\\n", "\\r\\nSEND Canceled\\r\\n", "+CIPMUX:1\\r\\n", "+CIPMUX:0\\r\\n",
          "ready\\r\\n", "+IPD,0,5:", "x",
      "+CIPRECVDATA:3,", "0,CLOSED\\r\\n", "\\xff\\xfe\\r\\n", "AT\\r\\n"
    };
    for (int round = 0; round < 300; round++) {
      int before = answers.size();
      int asked = 0;
      for (int i = 0; i < 60; i++) {
        if (random.nextInt(6) == 0 && asked < 50) {
          asked++;
          if (random.nextBoolean()) {
            send("hello");
          } else {
            plain("AT+A");
          }
        }
        say(words[random.nextInt(words.length)]);
        if (random.nextInt(5) == 0) {
          pass(random.nextInt(8));
        }
      }
      dialog.drop(Kind.DEAD);
      assertThat(answers).hasSize(before + asked);
      say("x".repeat(10)); // ends data that may be open
      pass(10);
    }
  }
}

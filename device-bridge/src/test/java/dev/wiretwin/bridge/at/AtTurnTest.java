package dev.wiretwin.bridge.at;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.at.AtAnswer.Kind;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AtTurnTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private static AtTurn plain() {
    return new AtTurn(AtCommand.plain("AT", 2 * SECOND, answer -> {}), 0);
  }

  private static AtTurn sending() {
    return new AtTurn(AtCommand.send("AT+CIPSEND=0,2", new byte[2], 30 * SECOND, answer -> {}), 0);
  }

  @Test
  void itsTimeIsTheCommandsAndForDataThePromptsThenTheLines() {
    assertThat(plain().deadline()).isEqualTo(2 * SECOND);
    AtTurn turn = sending();
    assertThat(turn.deadline()).isEqualTo(5 * SECOND);
    turn.agreed(SECOND);
    assertThat(turn.deadline()).isEqualTo(6 * SECOND);
    assertThat(turn.mayBePrompted()).isTrue();
    assertThat(turn.prompted(10, SECOND)).hasSize(2);
    assertThat(turn.deadline()).isEqualTo(6 * SECOND);
    turn.taken(2, false, 2 * SECOND);
    assertThat(turn.deadline()).isEqualTo(32 * SECOND);
    assertThat(turn.isLate(31 * SECOND)).isFalse();
    assertThat(turn.isLate(32 * SECOND)).isTrue();
    assertThat(turn.mayBePrompted()).isFalse();
    assertThat(turn.isSending()).isTrue();
  }

  @Test
  void aFrameIsNotCountedBackAndATextIsAnsweredByOk() {
    AtTurn frame =
        new AtTurn(AtCommand.frame("AT+WSSEND=0,2,1", new byte[2], 9 * SECOND, answer -> {}), 0);
    assertThat(frame.endsWithOk()).isFalse();
    frame.agreed(0);
    frame.prompted(9_600, 0);
    assertThat(frame.isLate(9 * SECOND)).isFalse();
    assertThat(frame.endsWithOk()).isFalse();
    assertThat(frame.sent(true)).isEqualTo(Kind.SENT);
    AtTurn text =
        new AtTurn(AtCommand.text("AT+WSHEAD=2", new byte[2], 9 * SECOND, answer -> {}), 0);
    assertThat(text.endsWithOk()).isFalse();
    text.prompted(9_600, 0);
    assertThat(text.endsWithOk()).isTrue();
    assertThat(plain().endsWithOk()).isTrue();
  }

  @Test
  void aRefusedCommandIsDueAgainButNotWhenItsDataIsUnderWay() {
    AtTurn turn = sending();
    turn.refused(0);
    assertThat(turn.isRefused()).isTrue();
    assertThat(turn.isDueAgain(SECOND)).isTrue();
    assertThat(turn.say()).asString().isEqualTo("AT+CIPSEND=0,2\r\n");
    assertThat(turn.isRefused()).isFalse();
    turn.refused(0);
    turn.lookedFor();
    assertThat(turn.isRefused()).isFalse();
    turn.prompted(9600, 0);
    turn.refused(0);
    assertThat(turn.isRefused()).isFalse();
  }

  @Test
  void whatBecameOfItIsGuessedByHowFarItHadCome() {
    assertThat(plain().guess()).isEqualTo(Kind.UNKNOWN);
    AtTurn turn = sending();
    assertThat(turn.guess()).isEqualTo(Kind.CANCELED);
    turn.prompted(9600, 0);
    assertThat(turn.guess()).isEqualTo(Kind.SPOILED);
    turn.taken(2, false, 0);
    assertThat(turn.guess()).isEqualTo(Kind.SENT);
    assertThat(turn.sent(false)).isEqualTo(Kind.NOT_SENT);
  }

  @Test
  void moreOrFewerBytesThanGivenSpoilIt() {
    AtTurn turn = sending();
    turn.prompted(9600, 0);
    turn.taken(1, false, 0);
    assertThat(turn.sent(true)).isEqualTo(Kind.SPOILED);
    AtTurn strange = sending();
    strange.prompted(9600, 0);
    strange.taken(2, true, 0);
    assertThat(strange.guess()).isEqualTo(Kind.SPOILED);
  }

  @Test
  void whatComesLateCountsUnlessItMayBeAboutSomethingElse() {
    AtTurn turn = plain();
    turn.late(AtToken.Result.Kind.ERROR, true);
    assertThat(turn.guess()).isEqualTo(Kind.UNKNOWN);
    turn.late(AtToken.Result.Kind.ERROR, false);
    assertThat(turn.guess()).isEqualTo(Kind.ERROR);
    turn.late(AtToken.Result.Kind.OK, true);
    assertThat(turn.guess()).isEqualTo(Kind.OK);
    AtTurn data = sending();
    data.late(AtToken.Result.Kind.OK, true);
    data.late(AtToken.Result.Kind.FAIL, false);
    assertThat(data.guess()).isEqualTo(Kind.CANCELED);
    data.late(AtToken.Result.Kind.SEND_FAIL, false);
    assertThat(data.guess()).isEqualTo(Kind.NOT_SENT);
    data.late(AtToken.Result.Kind.SEND_OK, false);
    assertThat(data.guess()).isEqualTo(Kind.SPOILED);
    data.late(AtToken.Result.Kind.SEND_CANCELED, false);
    assertThat(data.guess()).isEqualTo(Kind.CANCELED);
  }

  @Test
  void itsAnswerHoldsALimitedNumberOfLinesAndAllData() {
    AtTurn turn = plain();
    for (int i = 0; i < 100; i++) {
      turn.line("line " + i);
    }
    turn.data(new byte[3]);
    turn.data(new byte[4]);
    turn.cut();
    AtAnswer answer = turn.answer(Kind.OK);
    assertThat(answer.lines()).hasSize(64);
    assertThat(answer.data()).hasSize(7);
    assertThat(answer.whole()).isFalse();
  }
}

package dev.wiretwin.bridge.at;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.at.AtAnswer.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AtAnswerTest {
  private static AtAnswer answer(Kind kind, String... lines) {
    return new AtAnswer(kind, List.of(lines), new byte[0], true);
  }

  @Test
  void itsWordsAreTheModulesOrWhatTheyMean() {
    assertThat(answer(Kind.ERROR, "DNS Fail", "CLOSED").words()).isEqualTo("DNS Fail, CLOSED");
    assertThat(answer(Kind.ERROR).words()).isEqualTo("ERROR");
    assertThat(answer(Kind.OK).isOk()).isTrue();
  }

  @Test
  void whoIsGoneTellsThatByItselfAndSecretsAreStars() {
    List<AtAnswer> told = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      answer(kind, "a horse").unlessGone(told::add);
    }
    assertThat(told).extracting(AtAnswer::kind).doesNotContain(Kind.DEAD, Kind.RESTARTED);
    assertThat(told).hasSize(Kind.values().length - 2);
    assertThat(told.get(0).without(List.of("horse")).lines()).containsExactly("a ***");
  }

  @Test
  void linesAreFoundWholeOrByTheirStart() {
    AtAnswer answer = answer(Kind.OK, "+CWSTATE:2,\"lab\"", "no ip");
    assertThat(answer.says("no ip")).isTrue();
    assertThat(answer.says("no")).isFalse();
    assertThat(answer.after("+CWSTATE:")).isEqualTo("2,\"lab\"");
    assertThat(answer.after("+X:")).isNull();
  }
}

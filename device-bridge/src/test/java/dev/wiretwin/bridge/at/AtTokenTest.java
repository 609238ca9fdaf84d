package dev.wiretwin.bridge.at;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.at.AtToken.Data;
import dev.wiretwin.bridge.at.AtToken.Noise;
import dev.wiretwin.bridge.at.AtToken.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

class AtTokenTest {
  @Test
  void eachKindComesToItsOwnMethod() {
    AtText text = new AtText();
    List.of(
            new AtToken.Echo("AT"),
            new AtToken.Line("x"),
            new AtToken.Result(AtToken.Result.Kind.OK),
            new AtToken.Busy(true),
            new AtToken.Prompt(),
            new AtToken.Taken(5),
            new Data(Source.IPD, 0, new byte[] {'a'}, true),
            new AtToken.Cut(Source.READ, -1, 3),
            new AtToken.Waiting(1, 2),
            new AtToken.Link(0, AtToken.Link.Change.OPEN),
            new AtToken.Started(false),
            new AtToken.Wifi("WIFI GOT IP"),
            new Noise(new byte[] {1}))
        .forEach(text::take);
    assertThat(text.tokens())
        .containsExactly(
            "echo AT",
            "line x",
            "result OK",
            "busy s",
            "prompt",
            "taken 5",
            "data IPD 0 a",
            "cut READ -1 3 after ",
            "waiting 1 2",
            "link 0 OPEN",
            "started forced",
            "wifi WIFI GOT IP",
            "noise \\x01");
  }

  @Test
  void bytesAreComparedByValue() {
    Data data = new Data(Source.IPD, 0, new byte[] {1}, true);
    assertThat(data)
        .isEqualTo(new Data(Source.IPD, 0, new byte[] {1}, true))
        .hasSameHashCodeAs(new Data(Source.IPD, 0, new byte[] {1}, true))
        .isNotEqualTo(new Data(Source.IPD, 0, new byte[] {2}, true))
        .isNotEqualTo(new Data(Source.IPD, 1, new byte[] {1}, true))
        .isNotEqualTo(new Data(Source.IPD, 0, new byte[] {1}, false))
        .isNotEqualTo(new Data(Source.READ, 0, new byte[] {1}, true));
    assertThat(new Noise(new byte[] {1}))
        .isEqualTo(new Noise(new byte[] {1}))
        .hasSameHashCodeAs(new Noise(new byte[] {1}))
        .isNotEqualTo(new Noise(new byte[] {2}));
  }
}

package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProblemsTest {

  @Test
  void itSaysWhenToTryAgain() {
    Refusal refusal =
        new Refusal(RefusalCode.TOO_MANY, "many").retryAfter(Duration.ofMillis(2_100));
    assertThat(Problems.answer(refusal, "/x").headers()).containsEntry("Retry-After", "3");
    Refusal now = new Refusal(RefusalCode.TOO_MANY, "many").retryAfter(Duration.ZERO);
    assertThat(Problems.answer(now, "/x").headers()).containsEntry("Retry-After", "1");
    Refusal busy = new Refusal(RefusalCode.BOARD_UNREACHABLE, "gone");
    assertThat(Problems.answer(busy, "/x").headers()).containsEntry("Retry-After", "1");
  }

  @Test
  void someCodesCarryHeadersOfTheirOwn() {
    assertThat(Problems.answer(new Refusal(RefusalCode.UNAUTHORIZED, "no"), "/x").headers())
        .containsEntry("WWW-Authenticate", "Bearer realm=\"wiretwin\"");
    Refusal method = new Refusal(RefusalCode.METHOD_NOT_ALLOWED, "no").with("allow", "GET");
    assertThat(Problems.answer(method, "/x").headers()).containsEntry("Allow", "GET");
  }

  @Test
  void theOddPathThatWasAskedForIsMadeHarmless() {
    Answer answer =
        Problems.answer(new Refusal(RefusalCode.INTERNAL, "x"), "/a\r\n" + "b".repeat(99));
    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("\"instance\":\"/a??bb");
  }
}

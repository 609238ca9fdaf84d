package dev.wiretwin.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.store.KeptAnswers.Answer;
import dev.wiretwin.api.store.KeptAnswers.Request;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeptAnswersTest {
  @Test
  void anAnswerDoesNotChangeAfterwards() {
    Map<String, String> headers = new HashMap<>(Map.of("Location", "/a"));
    Answer answer = new Answer(201, headers, new byte[0]);
    headers.clear();
    assertThat(answer.headers()).containsEntry("Location", "/a");
  }

  @Test
  void aRequestIsKnownByAllItsParts() {
    assertThat(new Request("k", "POST /", "a")).isEqualTo(new Request("k", "POST /", "a"));
    assertThat(new Request("k", "POST /", "a")).isNotEqualTo(new Request("k", "POST /", "b"));
  }
}

package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.scenario.ScenarioResult.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScenarioResultTest {
  @Test
  void itsSentencesAreItsOwn() {
    List<String> sentences = new ArrayList<>(List.of("one"));
    ScenarioResult result = new ScenarioResult("scene", Verdict.FAILED, sentences, Scene.trace(0));
    sentences.add("two");
    assertThat(result.sentences()).containsExactly("one");
  }
}

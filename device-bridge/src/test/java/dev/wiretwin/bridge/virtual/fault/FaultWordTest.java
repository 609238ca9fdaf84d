package dev.wiretwin.bridge.virtual.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultWordTest {
  private static final Map<String, String> SAMPLES =
      Map.of(
          ":p=P[,run=1-N]",
          ":p=0.5",
          ":p=P",
          ":p=0.5",
          ":TIME",
          ":60ms",
          ":N",
          ":5",
          ":never|once|always",
          ":once");

  @ParameterizedTest
  @EnumSource
  void everyWordMakesAFaultThatIsWrittenWithIt(FaultWord word) throws FaultProblem {
    String form = word.form().substring(word.word().length());
    Fault fault = FaultParser.parse(word.word() + SAMPLES.getOrDefault(form, ""));
    assertThat(fault.spec().split(":")[0]).isEqualTo(word.word());
    assertThat(word.explanation()).isNotBlank().doesNotEndWith(".");
  }
}

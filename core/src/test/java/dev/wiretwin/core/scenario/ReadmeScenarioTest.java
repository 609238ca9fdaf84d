package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.testkit.VirtualRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README tells a newcomer to type must work as it stands. */
class ReadmeScenarioTest {
  private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  @Test
  void theScenarioInTheReadmePasses() throws IOException {
    Matcher block = YAML.matcher(Files.readString(Path.of("..", "README.md")));
    assertThat(block.find()).isTrue();

    Scenario scenario = ScenarioReader.read("README.yaml", block.group(1));
    ScenarioResult result = new VirtualRuns().run(scenario);

    assertThat(result.sentences()).isEmpty();
    assertThat(result.verdict()).isEqualTo(ScenarioResult.Verdict.PASSED);
  }
}

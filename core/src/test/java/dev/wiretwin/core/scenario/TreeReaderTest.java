package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.scenario.Node.Fields;
import dev.wiretwin.core.scenario.Node.Items;
import dev.wiretwin.core.scenario.Node.Kind;
import dev.wiretwin.core.scenario.Node.Place;
import dev.wiretwin.core.scenario.Node.Scalar;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeReaderTest {
  private final Reading reading = new Reading();

  private List<Node> read(String file, String text) {
    return TreeReader.read(file, text.getBytes(StandardCharsets.UTF_8), reading);
  }

  @Test
  void everyValueKnowsItsPlaceInYaml() {
    Fields root = (Fields) read("f.yaml", "a: 1\nbc:\n  - x\n  - {d: ~}\n").get(0);

    assertThat(root.place()).isEqualTo(new Place("f.yaml", 1, 1));
    assertThat(root.all().get(1).place()).isEqualTo(new Place("f.yaml", 2, 1));
    Items list = (Items) root.all().get(1).value();
    assertThat(list.all().get(0)).isEqualTo(new Scalar(new Place("f.yaml", 3, 5), Kind.TEXT, "x"));
    Fields inner = (Fields) list.all().get(1);
    assertThat(inner.all().get(0).value())
        .isEqualTo(new Scalar(new Place("f.yaml", 4, 9), Kind.NOTHING, ""));
  }

  @Test
  void everyValueKnowsItsPlaceInJson() {
    Fields root = (Fields) read("f.json", "{\n  \"a\": [true, 1.5]}").get(0);

    assertThat(root.all().get(0).place()).isEqualTo(new Place("f.json", 2, 3));
    assertThat(((Items) root.all().get(0).value()).all())
        .containsExactly(
            new Scalar(new Place("f.json", 2, 9), Kind.TRUTH, "true"),
            new Scalar(new Place("f.json", 2, 15), Kind.NUMBER, "1.5"));
  }

  @Test
  void numbersKeepTheirDigits() {
    Items list = (Items) read("f.yaml", "[0102, 1_000, 0x1F, 8e0, 99999999999999999999]").get(0);
    assertThat(list.all().stream().map(one -> ((Scalar) one).source()))
        .containsExactly("0102", "1_000", "0x1F", "8e0", "99999999999999999999");
  }

  @Test
  void nothingIsNotTheEmptyText() {
    Fields root = (Fields) read("f.yaml", "{a: , b: \"\", c: '', d: ~, e, f: null}").get(0);
    assertThat(root.all().stream().map(field -> ((Scalar) field.value()).kind()))
        .containsExactly(
            Kind.NOTHING, Kind.TEXT, Kind.TEXT, Kind.NOTHING, Kind.NOTHING, Kind.NOTHING);
  }

  @Test
  void theEndingOfTheNameOrTheFirstCharacterTellsYamlFromJson() {
    assertThat(read("f.json", "{\"a\": 1}")).hasSize(1);
    assertThat(read("-", "  {\"a\": 1}")).hasSize(1);
    assertThat(read("-", "[1]")).hasSize(1);
    assertThat(read("-", "a: 1")).hasSize(1);
    assertThat(read("f.yml", "{a: 1}")).hasSize(1);
    assertThat(read("f.yaml", "\uFEFFa: 1\n---\nb: 2\n")).hasSize(2);
    assertThat(reading.isClean()).isTrue();

    assertThat(read("f.JSON", "a: 1")).isEmpty();
    assertThat(Draft.of(reading)).singleElement().asString().startsWith(": must be JSON: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f.yaml | a: [1, 2 | must be YAML: ",
        "f.yaml | a: 'b   | must be YAML: ",
        "f.yaml | \\t\\tx: @ | must be YAML: ",
        "f.yaml | \\7 | must be YAML: ",
        "f.json | {\"a\": tru} | must be JSON: ",
        "f.json | {\"a\": 1 | must be JSON: ",
        "f.yaml | '' | must hold a scenario, and it is empty",
        "f.yaml | a: &x [1]\\nb: *x | aliases (*name) are not understood",
      })
  void whatCannotBeReadIsAComplaint(String file, String text, String complaint) {
    assertThat(read(file, text.translateEscapes())).isEmpty();
    assertThat(Draft.of(reading)).singleElement().asString().startsWith(": " + complaint);
  }

  @Test
  void aByteThatIsNotUtf8IsFound() {
    byte[] content = "a: b\nc: dx".getBytes(StandardCharsets.UTF_8);
    content[8] = (byte) 0xFF;
    assertThat(TreeReader.read("f.yaml", content, reading)).isEmpty();
    Assertions.assertThrows(ScenarioProblems.class, reading::end);
    assertThat(Draft.of(reading)).containsExactly(": must be UTF-8, and this byte is not");
  }

  @Test
  void anAliasBombIsRefusedAtItsFirstAlias() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 60; i++) {
      bomb.append("a" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]\n");
    }
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> assertThat(read("f.yaml", bomb.toString())).isEmpty());
    assertThat(Draft.of(reading)).singleElement().asString().contains("aliases");
  }

  @Test
  void depthIsBounded() {
    assertThat(read("f.yaml", "[".repeat(100_000))).isEmpty();
    assertThat(read("f.json", "[".repeat(100_000))).isEmpty();
    assertThat(Draft.of(reading)).hasSize(2);
  }

  @Test
  void sizeIsBounded() {
    assertThat(TreeReader.read("f.yaml", new byte[(8 << 20) + 1], reading)).isEmpty();
    assertThat(Draft.of(reading)).containsExactly(": must be at most 8 MiB, not 8388609 bytes");
  }

  @Test
  void theNumberOfValuesIsBounded() {
    assertThat(read("f.json", "[" + "1,".repeat(600_000) + "1]")).isEmpty();
    assertThat(Draft.of(reading)).containsExactly(": must hold at most 500000 values");
  }
}

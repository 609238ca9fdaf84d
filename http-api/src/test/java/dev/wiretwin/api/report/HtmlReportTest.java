package dev.wiretwin.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Read by a real browser, which nobody here wrote. */
class HtmlReportTest {
  private static final String POLICY = "<meta http-equiv=\"Content-Security-Policy\"";
  private static final String EVIL =
      "</script></style></title></pre></details>'\"><img src=x onerror=\"document.body.dataset.hurt=1\">"
          + "<script>document.body.dataset.hurt=1</script>";

  /** Their values are one of a few words, or are read as times. */
  private static final Set<String> WORDS =
      Set.of("verdict", "outcome", "type", "who", "how", "first", "base64", "startedAt", "known");

  @TempDir private Path folder;

  private static String html(ReportDocument document) {
    return new String(new HtmlReport(document).draw(), StandardCharsets.UTF_8);
  }

  private String browsed(String html) throws Exception {
    return Reader.browsed(folder, Files.writeString(folder.resolve("report.html"), html));
  }

  /** The same page without its policy, and with a script of the test at its end. */
  private String asked(String html, String script) throws Exception {
    String open = html.replaceFirst(POLICY + "[^>]*>", "");
    assertThat(open).isNotEqualTo(html);
    return browsed(open.replace("</body>", "<script>" + script + "</script></body>"));
  }

  @Test
  void itBeginsWithWhatItComesToAndWhatIsNew() {
    String html = html(Samples.all());
    assertThat(html)
        .contains(">6 scenarios: 2 same · 1 known · 1 NEW · 1 inconclusive · 1 skipped</p>")
        .contains("2026-01-02 03:04:05 UTC");
    assertThat(html.indexOf("id=\"s3\"")).isLessThan(html.indexOf("id=\"s1\""));
    assertThat(html(Samples.document()))
        .contains("0 scenarios: 0 same · 0 known · 0 NEW", "headline good");
  }

  @Test
  void aRunThatWasCutOffSaysSo() {
    ReportDocument.Run run = Samples.all().run();
    ReportDocument cut =
        ReportDocument.of(
            new ReportDocument.Run(
                run.product(),
                null,
                run.startedAt(),
                null,
                run.suite(),
                run.options(),
                run.targets()),
            List.of(Samples.same("x")));
    assertThat(html(cut)).contains("UTC, cut off", "headline unsure");
  }

  @Test
  void itAsksNobodyForAnythingAndItsPolicyLetsItsOwnScriptAndStyleDoTheirWork() throws Exception {
    String seen = browsed(html(Samples.all()));
    assertThat(seen).doesNotContainPattern("<[^>]* (src|href|on[a-z]+)=");
    // the script has shown the field and made buttons; the browser has nothing to complain about
    assertThat(seen).contains("<button type=\"button\">copy</button>");
    assertThat(seen).doesNotContainPattern("id=\"find\"[^>]*hidden");
    assertThat(seen).doesNotContain("Refused to", "Content Security Policy", "Uncaught");
  }

  @Test
  void whatDevicesAndPeersSayIsNeverMarkup() throws Exception {
    ObjectMapper json = new ObjectMapper();
    JsonNode tree = json.readTree(Reports.json(Samples.all()));
    int places = poison(tree);
    assertThat(places).isGreaterThan(150);
    String html = html(Reports.read(json.writeValueAsBytes(tree)));
    for (String seen : List.of(browsed(html), asked(html, "document.body.dataset.asked=1"))) {
      assertThat(seen).contains("<body").doesNotContain("data-hurt").doesNotContain("<img");
      assertThat(seen).contains("&lt;img src=x onerror=");
    }
    assertThat(asked(html, "document.body.dataset.asked=1")).contains("data-asked");
  }

  private static int poison(JsonNode node) {
    int places = 0;
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> field : new ArrayList<>(object.properties())) {
        if (field.getValue().isTextual() && !WORDS.contains(field.getKey())) {
          object.put(field.getKey(), EVIL);
          places++;
        }
        places += poison(field.getValue());
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        if (array.get(i).isTextual()) {
          array.set(i, new TextNode(EVIL));
          places++;
        }
        places += poison(array.get(i));
      }
    }
    return places;
  }

  @Test
  void filtersWorkByStyleAlone() throws Exception {
    String ask =
        "document.querySelectorAll('input[name=f]').forEach(f => { f.checked = true;"
            + " const shown = [...document.querySelectorAll('.s')]"
            + ".filter(s => getComputedStyle(s).display != 'none')"
            + ".map(s => s.querySelector('.name b').textContent);"
            + " document.body.setAttribute('data-' + f.id, shown.join(' ')); });";
    assertThat(asked(html(Samples.all()), ask))
        .contains("data-f-all=\"fresh lost known same shaky left-out\"")
        .contains("data-f-same=\"same shaky\"")
        .contains("data-f-known=\"known\"")
        .contains("data-f-new=\"fresh\"")
        .contains("data-f-inconclusive=\"lost\"")
        .contains("data-f-skipped=\"left-out\"")
        .contains("data-f-flaky=\"shaky\"");
  }

  @Test
  void aWholeSuiteStaysSmallEnoughToBeOpened() throws Exception {
    ScenarioReport[] many =
        IntStream.range(0, 337).mapToObj(i -> Samples.same("s" + i)).toArray(ScenarioReport[]::new);
    String html = html(Samples.document(many));
    assertThat(html.length()).isLessThan(8 << 20);
    assertThat(browsed(html)).contains("337 scenarios: 337 same");
  }
}

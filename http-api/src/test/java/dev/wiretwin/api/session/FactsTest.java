package dev.wiretwin.api.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class FactsTest {
  private static String json(Facts facts) throws Exception {
    return new ObjectMapper().writeValueAsString(facts);
  }

  @Test
  void eachSaysWhatItsEventNeeds() throws Exception {
    assertThat(json(Facts.ofTarget("jvm"))).isEqualTo("{\"target\":\"jvm\"}");
    assertThat(json(Facts.ofUrl("ws://a/"))).isEqualTo("{\"url\":\"ws://a/\"}");
    assertThat(json(Facts.ofClosing(1001, "bye"))).isEqualTo("{\"code\":1001,\"reason\":\"bye\"}");
    assertThat(json(Facts.ofClosing(null, null))).isEqualTo("{}");
    assertThat(json(Facts.ofReason("idle"))).isEqualTo("{\"reason\":\"idle\"}");
    assertThat(json(Facts.ofGap(7))).isEqualTo("{\"missed\":7}");
  }

  @Test
  void onlyPayloadsAreShortened() {
    Facts url = Facts.ofUrl("ws://somewhere/");
    assertThat(url.shortened(3)).isSameAs(url);
  }

  @Test
  void longWordsWeighMore() {
    assertThat(Facts.NONE.weight()).isZero();
    assertThat(Facts.ofUrl("ws://a/").weight()).isEqualTo(14);
  }
}

package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.api.catalogue.Catalogue;
import dev.wiretwin.api.comparisons.ComparisonInfo;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class OwnComparerTest {
  @TempDir private Path state;

  private OwnComparer comparer() {
    return OwnComparer.in(state, 1, 115_200, Catalogue.builtIn(), Optional.empty());
  }

  @Test
  void whatWasComparedIsKeptForTheNextCommand() throws Exception {
    String id;
    try (OwnComparer comparer = comparer()) {
      id = comparer.submit(Quick.wish(Quick.SCENARIO)).id();
      ComparisonInfo over = comparer.look(id, Duration.ofSeconds(30));
      assertThat(over.verdict()).isEqualTo("same");
      assertThat(comparer.done(id)).containsExactly("refused");
      assertThat(comparer.scenario(id, "refused").name()).isEqualTo("refused");
      for (String ending : new String[] {"html", "json", "xml", "har", "pcap"}) {
        assertThat(comparer.report(id, ending)).as(ending).isNotEmpty();
      }
      assertThatThrownBy(() -> comparer.report(id, "doc"))
          .isInstanceOf(IllegalArgumentException.class);
    }
    try (OwnComparer later = comparer()) {
      assertThat(later.latest(5)).singleElement().extracting(ComparisonInfo::id).isEqualTo(id);
      assertThat(new String(later.report(id, "json"), StandardCharsets.UTF_8)).contains(id);
    }
  }

  @Test
  void oneThatLastsCanBeCancelled() throws Exception {
    try (OwnComparer comparer = comparer()) {
      String id = comparer.submit(Quick.wish(Quick.LONG)).id();
      comparer.cancel(id);
      assertThat(comparer.look(id, Duration.ofSeconds(30)).state()).isEqualTo("cancelled");
    }
  }
}

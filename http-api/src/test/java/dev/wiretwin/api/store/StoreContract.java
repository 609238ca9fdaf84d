package dev.wiretwin.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.store.KeptComparisons.Comparison;
import dev.wiretwin.api.store.KeptComparisons.Ending;
import dev.wiretwin.api.store.KeptComparisons.Filter;
import dev.wiretwin.api.store.KeptComparisons.Outcome;
import dev.wiretwin.api.store.KeptComparisons.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every store does as a whole. */
interface StoreContract {
  Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  KeptAnswers.Request ASKED = new KeptAnswers.Request("k1", "POST /", "abc");

  Store store();

  /** One comparison that is over, one that runs, one that is queued, and a request in progress. */
  default void recoverable(Store store) {
    KeptComparisons kept = store.comparisons();
    for (String id : List.of("over", "running", "queued")) {
      kept.add(ComparisonsContract.asked(id, "smoke"));
    }
    kept.start("over", NOW);
    kept.end("over", Ending.finished(NOW, "same", 0));
    kept.start("running", NOW);
    kept.keep("running", new Outcome(0, "echo", "same", false), ComparisonsContract.bytes("{}"));
    store.answers().begin(ASKED, NOW, NOW.plusSeconds(60));
  }

  default void assertRecovered(Store.Recovered recovered) {
    assertThat(recovered.cutOff()).extracting(Comparison::id).containsExactly("running");
    assertThat(recovered.queued()).extracting(Comparison::id).containsExactly("queued");
    Comparison cutOff = store().comparisons().comparison("running").orElseThrow();
    assertThat(cutOff).isEqualTo(recovered.cutOff().get(0));
    assertThat(cutOff.state()).isEqualTo(State.CUT_OFF);
    assertThat(cutOff.endedAt()).contains(NOW.plusSeconds(9));
    assertThat(cutOff.error()).contains(Store.CUT_OFF_SENTENCE);
    assertThat(cutOff.counts().same()).isEqualTo(1);
    assertThat(store().comparisons().outcomes("running")).hasSize(1);
    assertThat(store().comparisons().comparison("over").orElseThrow().state())
        .isEqualTo(State.FINISHED);
    assertThat(store().answers().begin(ASKED, NOW, NOW.plusSeconds(60))).isEmpty();
  }

  /** So many that are over, with reports that cannot be packed. */
  default void fill(Store store, int count, int bytes) {
    Random random = new Random(7);
    for (int i = 0; i < count; i++) {
      String id = "f" + i;
      byte[] report = new byte[bytes];
      random.nextBytes(report);
      store.comparisons().add(ComparisonsContract.asked(id, "smoke"));
      store.comparisons().start(id, NOW);
      store.comparisons().keep(id, new Outcome(0, "echo", "same", false), report);
      store.comparisons().end(id, Ending.finished(NOW, "same", 0));
    }
  }

  @Test
  default void whatRunsIsNeverLetGoHoweverMuchItIs() {
    recoverable(store());
    fill(store(), 3, 20_000);
    store().trim(new Retention(Duration.ofDays(7), 1), NOW);
    assertThat(store().comparisons().list(Filter.ALL, Long.MAX_VALUE, 10))
        .extracting(Comparison::id)
        .containsExactly("queued", "running");
  }
}

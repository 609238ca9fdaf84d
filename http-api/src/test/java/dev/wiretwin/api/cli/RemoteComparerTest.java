package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.comparisons.ComparisonInfo;
import dev.wiretwin.api.remote.RemoteService;
import dev.wiretwin.api.service.Service;
import dev.wiretwin.api.service.ServiceSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RemoteComparerTest {
  @TempDir private Path state;

  @Test
  void aServiceDoesAllThatACommandDoesItself() throws Exception {
    try (Service service = Service.start(ServiceSettings.local(state));
        RemoteComparer comparer =
            new RemoteComparer(
                RemoteService.at("http://127.0.0.1:" + service.port(), Optional.empty()))) {
      String id = comparer.submit(Quick.wish(Quick.SCENARIO)).id();
      ComparisonInfo over = comparer.look(id, Duration.ofSeconds(30));
      assertThat(over.isOver()).isTrue();
      assertThat(over.counts().same()).isEqualTo(1);
      assertThat(comparer.done(id)).containsExactly("refused");
      assertThat(comparer.scenario(id, "refused").name()).isEqualTo("refused");
      assertThat(new String(comparer.report(id, "xml"), StandardCharsets.UTF_8))
          .contains("testsuite");
      String lasts = comparer.submit(Quick.wish(Quick.LONG)).id();
      comparer.cancel(lasts);
      assertThat(comparer.look(lasts, Duration.ofSeconds(30)).state()).isEqualTo("cancelled");
      assertThat(comparer.latest(5)).extracting(ComparisonInfo::id).containsExactly(lasts, id);
    }
  }
}

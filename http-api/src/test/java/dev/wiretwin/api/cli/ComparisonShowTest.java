package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.catalogue.Catalogue;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(60)
class ComparisonShowTest {
  @TempDir private Path state;
  private final CountDownLatch said = new CountDownLatch(1);
  private final StringWriter out =
      new StringWriter() {
        @Override
        public void flush() {
          if (toString().contains("same      refused:")) {
            said.countDown();
          }
        }
      };
  private final StringWriter err = new StringWriter();

  private ComparisonShow show(Comparer comparer, boolean json) {
    CommandLine command = new CommandLine(new RootCommand());
    command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return new ComparisonShow(comparer, command.getCommandSpec(), json);
  }

  @Test
  void eachScenarioIsShownAndWhatTheWholeComesTo() throws Exception {
    try (OwnComparer comparer =
            OwnComparer.in(state, 1, 115_200, Catalogue.builtIn(), Optional.empty());
        StopSignal stop = StopSignal.listening()) {
      ComparisonShow.Ended ended = show(comparer, false).run(Quick.wish(Quick.SCENARIO), stop);
      assertThat(ended.exitCode()).isZero();
      assertThat(ended.stopped()).isFalse();
    }
    assertThat(out.toString())
        .startsWith("same      refused:")
        .contains("1 scenario: 1 same · 0 known · 0 NEW");
    assertThat(err.toString())
        .startsWith("quick on jvm and jvm: 1 scenario, ")
        .contains(" at the most");
  }

  @Test
  void asJsonItIsTheReportAndNothingElse() throws Exception {
    try (OwnComparer comparer =
            OwnComparer.in(state, 1, 115_200, Catalogue.builtIn(), Optional.empty());
        StopSignal stop = StopSignal.listening()) {
      show(comparer, true).run(Quick.wish(Quick.SCENARIO), stop);
    }
    assertThat(out.toString()).startsWith("{\"schema\":1");
  }

  private void waitForARow() {
    try {
      said.await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whoIsToldToEndShowsWhatThereIs() throws Exception {
    ComparisonShow.Ended ended;
    CompletableFuture<Void> process;
    try (OwnComparer comparer =
            OwnComparer.in(state, 1, 115_200, Catalogue.builtIn(), Optional.empty());
        StopSignal stop = StopSignal.listening()) {
      CompletableFuture<ComparisonShow.Ended> shown =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return show(comparer, false).run(Quick.wish(Quick.LONG), stop);
                } catch (Exception failed) {
                  throw new IllegalStateException(failed);
                }
              });
      CompletableFuture.anyOf(shown, CompletableFuture.runAsync(this::waitForARow)).get();
      process = CompletableFuture.runAsync(stop::stop);
      ended = shown.get();
    }
    process.get();
    assertThat(ended.exitCode()).isEqualTo(ExitCode.STOPPED);
    assertThat(ended.info().state()).isEqualTo("cancelled");
    assertThat(out.toString())
        .contains("1 scenario: 1 same · 0 known · 0 NEW")
        .contains("cancelled by request");
  }
}

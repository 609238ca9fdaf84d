package dev.wiretwin.bridge.lua;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.link.Parcel;
import dev.wiretwin.bridge.serial.LineFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The questions here are beside those of the link itself: what the agent answers goes to the
 * latter, so that the test gives the answers.
 */
class QuestionsTest {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static MemoryBench bench;
  private static AgentLink link;

  private final Questions questions = new Questions(link);

  @BeforeAll
  static void start() throws Exception {
    bench = MemoryBench.start();
    link = bench.link();
  }

  @AfterAll
  static void end() {
    bench.close();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Until the loop has done what it was given. */
  private static void settle() throws Exception {
    CompletableFuture<Void> done = new CompletableFuture<>();
    link.execute(() -> done.complete(null));
    done.get(5, TimeUnit.SECONDS);
  }

  @Test
  void theAgentAnswersWhatItIsAsked() throws Exception {
    byte[] all = new byte[256];
    for (int i = 0; i < 256; i++) {
      all[i] = (byte) i;
    }
    assertThat(link.ask('p', all).get(5, TimeUnit.SECONDS).data()).isEqualTo(all);
  }

  @Test
  void answersFindTheirQuestionsByNumber() throws Exception {
    CompletableFuture<Parcel> first = questions.ask('i', ascii(""));
    CompletableFuture<Parcel> second = questions.ask('i', ascii(""));
    settle();
    questions.answered(new Parcel('I', 2, 0, ascii("two")));
    questions.answered(new Parcel('I', 99, 0, ascii("nobody's")));
    assertThat(first).isNotDone();
    assertThat(second.get(5, TimeUnit.SECONDS).data()).asString().isEqualTo("two");
    questions.refused(new Parcel('Q', 98, 0, ascii("nobody's")));
    questions.refused(new Parcel('Q', 1, 'i', ascii("out of memory")));
    assertThat(first)
        .failsWithin(SOON)
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(LineFailure.class)
        .withMessageContaining("the board cannot do that: out of memory");
  }

  @Test
  void aBeatLearnsTheHeapUnlessSomethingIsAskedAnyway() throws Exception {
    questions.heap(5);
    questions.beat();
    settle();
    settle();
    questions.answered(new Parcel('I', 1, 0, ascii("23456 99")));
    assertThat(questions.heap()).isEqualTo(23_456);
    CompletableFuture<Parcel> open = questions.ask('i', ascii(""));
    settle();
    questions.beat();
    settle();
    questions.answered(new Parcel('I', 2, 0, ascii("1 1")));
    assertThat(questions.heap()).isEqualTo(23_456);
    assertThat(open).isNotDone();
  }

  @Test
  void the256thAtOnceIsRefused() throws Exception {
    List<CompletableFuture<Parcel>> asked = new ArrayList<>();
    for (int i = 0; i < 256; i++) {
      asked.add(questions.ask('i', ascii("")));
    }
    settle();
    assertThat(asked.get(255))
        .failsWithin(SOON)
        .withThrowableThat()
        .withMessageContaining("255 questions");
    assertThat(asked.subList(0, 255)).noneMatch(CompletableFuture::isDone);
    questions.fail("the board went away");
    assertThat(asked).allMatch(CompletableFuture::isCompletedExceptionally);
    assertThat(asked.get(0))
        .failsWithin(SOON)
        .withThrowableThat()
        .withMessageContaining("went away");
  }

  @Test
  void whatWaitedForALoopThatHasEndedIsNotLeftOpen() throws Exception {
    CompletableFuture<Parcel> asked = questions.ask('i', ascii(""));
    settle();
    questions.end("given back");
    assertThat(asked).failsWithin(SOON).withThrowableThat().withMessageContaining("given back");
  }

  @Test
  void whenTheLinkIsNotUpTheReasonIsTold() throws Exception {
    try (MemoryBench own = MemoryBench.start()) {
      AgentLink away = own.link();
      Questions toIt = new Questions(away);
      own.memory.cable.pull();
      own.ear.await("gone");
      assertThat(toIt.ask('i', ascii("")))
          .failsWithin(SOON)
          .withThrowableThat()
          .withMessageContaining("pulled out");
      away.close();
      assertThat(toIt.ask('i', ascii("")))
          .failsWithin(SOON)
          .withThrowableThat()
          .withMessageContaining("given back");
    }
  }
}

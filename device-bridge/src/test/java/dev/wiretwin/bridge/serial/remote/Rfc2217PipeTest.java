package dev.wiretwin.bridge.serial.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wiretwin.bridge.serial.HeardLine;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LinePump;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class Rfc2217PipeTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final HeardLine heard = new HeardLine();

  private static Rfc2217Pipe connected(SerialServer server) throws LineFailure {
    return new Rfc2217Pipe(SocketPipe.connect("line", "127.0.0.1", server.port(), LIMIT));
  }

  @Test
  void questionsAreAnsweredInTheirOrderAndDataPasses() throws Exception {
    try (SerialServer server = new SerialServer(SerialServer.Manner.GOOD, null)) {
      Rfc2217Pipe pipe = connected(server);
      LinePump pump = new LinePump("line", pipe, heard, LIMIT);
      pipe.greet();
      pump.start();
      assertThat(pipe.awaitAgreement(LIMIT)).isTrue();
      List<ComPort> questions = List.of(ComPort.dtr(true), ComPort.rts(false), ComPort.baud(9600));
      List<ComPort> answers = pipe.ask(pump, LIMIT, questions);
      for (int i = 0; i < questions.size(); i++) {
        assertThat(answers.get(i).sameAs(questions.get(i))).isTrue();
      }
      server.send(255, 250, 99, 1, 255, 240, 'o', 255, 255, 'k');
      assertThat(heard.next(3)).isEqualTo("o\u00ffk");
      pump.close();
    }
  }

  @Test
  void aQuestionEndsWithItsLine() throws Exception {
    try (SerialServer server = new SerialServer(SerialServer.Manner.GOOD, null)) {
      Rfc2217Pipe pipe = connected(server);
      LinePump pump = new LinePump("line", pipe, heard, LIMIT);
      CompletableFuture<Void> asked = new CompletableFuture<>();
      CompletableFuture<Throwable> answer =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  asked.complete(null);
                  // nobody reads here: the pump was never started
                  pipe.ask(pump, LIMIT, List.of(ComPort.purge()));
                  return null;
                } catch (LineFailure ended) {
                  return ended;
                }
              });
      asked.join();
      pump.close();
      assertThat(answer.join()).isInstanceOf(LineFailure.class).hasMessageContaining("closed");
      assertThat(pipe.awaitAgreement(LIMIT)).isFalse();
      assertThatExceptionOfType(LineFailure.class)
          .isThrownBy(() -> pipe.ask(pump, LIMIT, List.of(ComPort.purge())));
    }
  }

  @Test
  void whatNobodyAnswersAndWhoeverHangsUpIsToldApart() throws Exception {
    try (SerialServer server = new SerialServer(SerialServer.Manner.SAYS_NOTHING, null)) {
      Rfc2217Pipe pipe = connected(server);
      LinePump pump = new LinePump("line", pipe, heard, LIMIT);
      pipe.greet();
      pump.start();
      Duration little = Duration.ofMillis(20);
      assertThat(pipe.awaitAgreement(little)).isFalse();
      // an answer to nothing that was asked
      server.send(255, 250, 44, 107, 0, 255, 240, '.');
      assertThat(heard.next()).isEqualTo(".");
      server.hangUp();
      assertThat(heard.next()).startsWith("gone: ");
      assertThatExceptionOfType(LineFailure.class)
          .isThrownBy(() -> pipe.ask(pump, little, List.of(ComPort.purge())))
          .withMessageContaining("gone");
    }
  }

  @Test
  void anAnswerThatIsLateIsNotWaitedFor() throws Exception {
    try (SerialServer server = new SerialServer(SerialServer.Manner.GOOD, null)) {
      Rfc2217Pipe pipe = connected(server);
      LinePump unread = new LinePump("line", pipe, heard, LIMIT);
      assertThatExceptionOfType(LineFailure.class)
          .isThrownBy(() -> pipe.ask(unread, Duration.ofMillis(20), List.of(ComPort.purge())))
          .withMessageContaining("did not answer within 20 ms");
      Thread.currentThread().interrupt();
      assertThat(pipe.awaitAgreement(LIMIT)).isFalse();
      assertThatExceptionOfType(LineFailure.class)
          .isThrownBy(() -> pipe.ask(unread, LIMIT, List.of(ComPort.purge())))
          .withMessageContaining("interrupted");
      assertThat(Thread.interrupted()).isTrue();
      pipe.close();
    }
  }

  @Test
  void whoIsAskedForSilenceWritesWhenItEnds() throws Exception {
    try (SerialServer server = new SerialServer(SerialServer.Manner.GOOD, null)) {
      Rfc2217Pipe pipe = connected(server);
      pipe.greet();
      byte[] into = new byte[100];
      // the greeting's four answers
      for (int i = 0; i < 4 && !pipe.awaitAgreement(Duration.ZERO); i++) {
        assertThat(pipe.read(into)).isZero();
      }
      pipe.subnegotiation(44, new byte[] {108});
      CompletableFuture<Integer> writing =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return pipe.write(new byte[] {1, 2, 3});
                } catch (java.io.IOException failed) {
                  return -1;
                }
              });
      assertThat(writing).isNotDone();
      pipe.subnegotiation(44, new byte[] {109});
      assertThat(writing.join()).isEqualTo(3);
      pipe.close();
    }
  }
}

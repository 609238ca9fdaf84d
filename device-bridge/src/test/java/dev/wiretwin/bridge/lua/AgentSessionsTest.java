package dev.wiretwin.bridge.lua;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.link.FrameDoor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The agent's end of the link: numbers, acknowledgements, sessions, and giving the console back.
 */
class AgentSessionsTest {
  private static final byte[] ECHO = "p\0\0x".getBytes(StandardCharsets.ISO_8859_1);
  private AgentBench bench;

  @BeforeEach
  void greet() {
    bench = AgentBench.greeted();
    bench.frames.clear();
  }

  @AfterEach
  void nothingIsWrongWithTheBoard() {
    try (AgentBench last = bench) {
      assertThat(last.diagnoses).isEmpty();
    }
  }

  private List<String> kinds() {
    return bench.frames.stream().map(FrameDoor.Heard::kind).toList();
  }

  private FrameDoor.Heard last() {
    return bench.frames.get(bench.frames.size() - 1);
  }

  @Test
  void aFrameThatComesTwiceIsTakenOnceAndAcknowledgedTwice() {
    bench.type(FrameDoor.data(0, 0, ECHO, 7));
    assertThat(kinds()).isEqualTo(List.of("DATA"));
    assertThat(last().ack()).isEqualTo(1);
    bench.type(FrameDoor.data(0, 1, ECHO, 7));
    assertThat(kinds()).isEqualTo(List.of("DATA", "ACK"));
    assertThat(last().ack()).isEqualTo(1);
    assertThat(bench.news).hasSize(1);
  }

  @Test
  void aFrameThatComesTooEarlyIsMissedOnceAndNotTaken() {
    bench.type(FrameDoor.data(1, 0, ECHO, 7));
    bench.type(FrameDoor.data(2, 0, ECHO, 7));
    assertThat(kinds()).isEqualTo(List.of("MISSING"));
    assertThat(last().ack()).isZero();
    bench.pass(150);
    bench.type(FrameDoor.data(3, 0, ECHO, 7));
    assertThat(kinds()).isEqualTo(List.of("MISSING", "MISSING"));
    assertThat(bench.news).isEmpty();
    bench.type(FrameDoor.data(0, 0, ECHO, 7));
    assertThat(bench.news).hasSize(1);
  }

  @Test
  void aDamagedFrameIsMissed() {
    String frame = FrameDoor.data(0, 0, ECHO, 7);
    bench.type(frame.replace('x', 'y'));
    assertThat(kinds()).isEqualTo(List.of("MISSING"));
    bench.type(frame);
    assertThat(AgentBench.words(bench.news.get(0))).isEqualTo("P 0 0 x");
  }

  @Test
  void aFrameAfterTheRestOfALineIsStillTaken() {
    bench.type("print('typed by a hand' ~ and" + FrameDoor.data(0, 0, ECHO, 7));
    assertThat(bench.news).hasSize(1);
    assertThat(kinds()).isEqualTo(List.of("DATA"));
  }

  @Test
  void strayLinesAreNoCommands() {
    bench.type("=node.heap()\n");
    bench.type("\n~\n~}\n~}}\n}\n");
    bench.type("~\377\0\0\0\0\0\0\n");
    assertThat(bench.news).isEmpty();
    bench.type(FrameDoor.data(0, 0, ECHO, 7));
    assertThat(bench.news).hasSize(1);
    assertThat(bench.text()).isEmpty();
  }

  @Test
  void numbersGoRoundForLong() {
    for (int i = 0; i < 600; i++) {
      assertThat(bench.tell('p', 0, "round " + i)).as("round %d", i).hasSize(1);
    }
    assertThat(bench.next).isEqualTo(600 % 256);
    assertThat(bench.expected).isEqualTo(600 % 256);
  }

  @Test
  void whatIsNotAcknowledgedIsSentAgainWhenPatienceIsOver() {
    bench.acknowledging = false;
    bench.tell('p', 0, "x");
    assertThat(kinds()).isEqualTo(List.of("DATA"));
    bench.pass(AgentBench.PATIENCE * 10 - 50);
    assertThat(kinds()).isEqualTo(List.of("DATA"));
    bench.pass(150);
    assertThat(kinds()).isEqualTo(List.of("DATA", "DATA"));
    assertThat(last().seq()).isZero();
    bench.acknowledging = true;
    bench.pass(300);
    assertThat(bench.news).hasSize(1);
    int heard = bench.frames.size();
    bench.pass(2_000);
    assertThat(bench.frames).hasSize(heard);
  }

  @Test
  void noMoreThanSixFramesAreUnderWay() {
    bench.acknowledging = false;
    bench.tell('p', 0, "y".repeat(2_000));
    assertThat(bench.frames.stream().filter(f -> f.kind().equals("DATA")).map(f -> f.seq()))
        .containsExactly(0, 1, 2, 3, 4, 5);
    bench.type(FrameDoor.ack(bench.next, 2, 7));
    assertThat(last().seq()).isEqualTo(7);
    bench.type(FrameDoor.missing(bench.next, 2, 7));
    List<Integer> seqs = bench.frames.stream().map(FrameDoor.Heard::seq).toList();
    assertThat(seqs.subList(seqs.size() - 6, seqs.size())).isEqualTo(List.of(2, 3, 4, 5, 6, 7));
  }

  @Test
  void anAcknowledgementOfWhatWasNeverSentIsNoMatter() {
    bench.type(FrameDoor.ack(0, 9, 7));
    bench.type(FrameDoor.ack(0, 255, 7));
    assertThat(bench.tell('p', 0, "x")).hasSize(1);
  }

  @Test
  void framesOfAnotherSessionAreIgnored() {
    bench.type(FrameDoor.data(0, 0, ECHO, 6));
    assertThat(bench.news).isEmpty();
    bench.hello(8);
    bench.type(FrameDoor.data(0, 0, ECHO, 7));
    assertThat(bench.news).isEmpty();
    bench.type(FrameDoor.data(0, 0, ECHO, 8));
    assertThat(bench.news).hasSize(1);
  }

  @Test
  void aNewSessionBeginsWithNothingToSendAndFirstNumbers() {
    bench.acknowledging = false;
    bench.tell('p', 0, "of the old session ".repeat(100));
    bench.acknowledging = true;
    bench.hello(300);
    assertThat(bench.news).isEmpty();
    assertThat(bench.run("return 1")).isEqualTo("0 1");
    bench.pass(2_000);
    assertThat(bench.news).hasSize(1);
  }

  @Test
  void theConsoleIsGivenBackWhenAskedFor() {
    bench.connected(1, "a");
    bench.type(FrameDoor.control("b"));
    assertThat(bench.frames.get(bench.frames.size() - 1).text()).isEqualTo("B");
    consoleWorks();
    assertThat(bench.connections).isEmpty();
  }

  @Test
  void theConsoleIsGivenBackWhenNoFrameHasComeForHalfAMinute() {
    bench.connected(1, "a");
    bench.pass(AgentBench.IDLE_MS - 200);
    bench.probe();
    bench.pass(AgentBench.IDLE_MS - 200);
    assertThat(kinds()).contains("CONTROL");
    assertThat(last().text()).isNotEqualTo("B");
    bench.pass(400);
    assertThat(last().text()).isEqualTo("B");
    consoleWorks();
    assertThat(bench.connections).isEmpty();
  }

  @Test
  void lettersWithoutFramesDoNotKeepItAlive() {
    for (int i = 0; i < 35; i++) {
      bench.type("noise\n");
      bench.pass(1_000);
    }
    assertThat(bench.frames.stream().map(FrameDoor.Heard::text)).contains("B");
  }

  private void consoleWorks() {
    assertThat(bench.console("")).endsWith("> ");
    assertThat(bench.console("print(6*7)")).isEqualTo("print(6*7)\r\n42\r\n> ");
    // and the agent can be started again
    bench.start();
    bench.hello(9);
    assertThat(bench.run("return 1")).isEqualTo("0 1");
  }

  @Test
  void theRateIsChangedAfterTheAnswer() {
    bench.type(FrameDoor.control("r921600"));
    assertThat(last().text()).isEqualTo("r921600");
    assertThat(bench.uart.baud()).isEqualTo(115_200);
    bench.pass(30);
    assertThat(bench.uart.baud()).isEqualTo(921_600);
    assertThat(bench.run("return 1")).isEqualTo("0 1");
    bench.type(FrameDoor.control("b"));
    assertThat(bench.uart.baud()).isEqualTo(115_200);
    consoleWorks();
  }

  @Test
  void oddControlFramesAreIgnored() {
    for (String odd : List.of("", "h", "h\0", "h\0\7", "?", "A")) {
      bench.type(FrameDoor.control(odd));
      bench.pass(50);
    }
    assertThat(bench.frames).isEmpty();
    assertThat(bench.run("return 1")).isEqualTo("0 1");
  }
}

package dev.wiretwin.bridge.lua;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.link.Parcel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** What the agent does when asked, without the network. */
class AgentTest {
  private static final int MOST_HEAP = 14_000;
  private AgentBench bench;

  @BeforeEach
  void greet() {
    bench = AgentBench.greeted();
  }

  @AfterEach
  void nothingIsWrongWithTheBoard() {
    try (AgentBench last = bench) {
      assertThat(last.diagnoses).isEmpty();
    }
  }

  private static byte[] bytes(String latin1) {
    return latin1.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void itCostsLessThan14000BytesOfHeap(TestReporter reporter) {
    try (AgentBench fresh = new AgentBench()) {
      String heap = fresh.console("collectgarbage() print(\"heap \"..node.heap())");
      int before = Integer.parseInt(heap.replaceAll("(?s).*heap (\\d+).*", "$1"));
      fresh.start();
      fresh.hello(7);
      String told = fresh.run("collectgarbage() return node.heap()");
      int after = Integer.parseInt(told.substring(2));
      reporter.publishEntry(
          "the agent's heap", before - after + " bytes of " + before + ", " + after + " are left");
      assertThat(before - after).isBetween(1, MOST_HEAP);
    }
  }

  @Test
  void itAnnouncesItselfAndGreetsWithItsHeap() {
    assertThat(bench.frames.get(0).text()).isEqualTo("A");
    assertThat(bench.frames.get(1).kind()).isEqualTo("CONTROL");
    assertThat(bench.frames.get(1).text()).matches("(?s)H\\x00\\x07\\d{4,5}");
    assertThat(bench.text()).isEmpty();
  }

  @Test
  void itEchoesAllBytes() {
    StringBuilder all = new StringBuilder("a");
    for (int i = 0; i < 256; i++) {
      all.append((char) i);
    }
    List<Parcel> told = bench.tell('p', 9, 77, bytes(all.toString()));
    assertThat(told).hasSize(1);
    assertThat(AgentBench.words(told.get(0))).isEqualTo("P 9 77 " + all);
  }

  @Test
  void recordsOfAllLengthsComeBackWhole() {
    Random random = new Random(11);
    for (int length : new int[] {0, 1, 225, 226, 227, 228, 229, 230, 239, 240, 241, 500, 3_000}) {
      byte[] data = new byte[length];
      random.nextBytes(data);
      List<Parcel> told = bench.tell('p', 0, 0, data);
      assertThat(told).as("%d bytes", length).hasSize(1);
      assertThat(told.get(0).data()).isEqualTo(data);
    }
    assertThat(bench.text()).isEmpty();
  }

  @Test
  void linesOf256BytesAreTheLongest() {
    // each of these bytes takes two on the line
    for (String worst : new String[] {"~", "}", "\b", "\n", "\r", "\177"}) {
      byte[] data = bytes(worst.repeat(700));
      List<Parcel> told = bench.tell('p', 126, 125, data);
      assertThat(told).hasSize(1);
      assertThat(told.get(0).data()).isEqualTo(data);
    }
  }

  @Test
  void itTellsHeapAndUptime() {
    List<Parcel> told = bench.tell('i', 3, 5, new byte[0]);
    assertThat(AgentBench.words(told.get(0))).matches("I 3 5 \\d{4,5} \\d{5,}");
  }

  @Test
  void itRunsLua() {
    assertThat(bench.run("return 1+1")).isEqualTo("0 2");
    assertThat(bench.run("return 'one','two'")).isEqualTo("0 one");
    assertThat(bench.run("answer=42")).isEqualTo("0 nil");
    assertThat(bench.run("return answer")).isEqualTo("0 42");
    assertThat(bench.run("return nil")).isEqualTo("0 nil");
    assertThat(bench.run("")).isEqualTo("0 nil");
    assertThat(bench.run("-- " + "x".repeat(1_500) + "\nreturn 'long'")).isEqualTo("0 long");
  }

  @Test
  void errorsOfLuaAreTold() {
    assertThat(bench.run("error('oops',0)")).isEqualTo("1 oops");
    assertThat(bench.run("local x = nil; return x.y")).startsWith("1 e:1: attempt to index");
    assertThat(bench.run("return return")).startsWith("1 e:1: unexpected symbol");
    assertThat(bench.run("error({})")).startsWith("1 table");
    assertThat(bench.run("return 'still here'")).isEqualTo("0 still here");
  }

  @Test
  void whatLuaPrintsIsTextBesideTheFrames() {
    assertThat(bench.run("print('hello ~ you') return 1")).isEqualTo("0 1");
    assertThat(bench.text()).contains("hello ").contains("~ you");
  }

  @Test
  void anUnknownCommandIsRefused() {
    List<Parcel> told = bench.tell('z', 4);
    assertThat(AgentBench.words(told.get(0))).isEqualTo("F 4 0 unknown command");
  }

  @Test
  void aVerbOfNoClientIsRefused() {
    for (String verb : List.of("c connect", "s send", "t send", "x close", "g config")) {
      List<Parcel> told = bench.tell(verb.charAt(0), 5, "x\0y\0");
      assertThat(AgentBench.words(told.get(0)))
          .isEqualTo("F 5 0 " + verb.substring(2) + ": no such client");
    }
    assertThat(bench.tell('d', 5)).isEmpty();
  }

  @Test
  void aLongCommandWithoutMemoryIsRefusedAndShortOnesStillServed() {
    bench.run(AgentBench.HOG);
    int before = bench.news.size();
    bench.tell('p', 6, 0, new byte[3_000]);
    assertThat(bench.newsSince(before)).isEqualTo(List.of("F 6 0 command p: out of memory"));
    assertThat(bench.run("hog=nil collectgarbage() return 1")).isEqualTo("0 1");
    assertThat(bench.tell('p', 6, 0, new byte[1_000])).hasSize(1);
  }
}

package dev.wiretwin.bridge.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.bridge.link.Parcel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RosterTest {
  private static MemoryBench bench;
  private static AgentLink link;

  private final Roster roster = new Roster();

  @BeforeAll
  static void start() throws Exception {
    bench = MemoryBench.start();
    link = bench.link();
  }

  @AfterAll
  static void end() {
    bench.close();
  }

  private LuaBoardClient add() {
    return roster.add(id -> new LuaBoardClient(link, id));
  }

  @Test
  void numbersAreUsedAgainAsLateAsPossible() {
    LuaBoardClient first = add();
    LuaBoardClient second = add();
    assertThat(List.of(first.id(), second.id())).containsExactly(1, 2);
    assertThat(roster.remove(first)).isTrue();
    assertThat(roster.remove(first)).isFalse();
    assertThat(add().id()).isEqualTo(3);
    for (int i = 4; i <= 255; i++) {
      add();
    }
    assertThat(add().id()).isEqualTo(1);
  }

  @Test
  void oneThatIsFullSaysWhatToDo() {
    List<LuaBoardClient> all = new ArrayList<>();
    for (int i = 0; i < 255; i++) {
      all.add(add());
    }
    assertThatThrownBy(this::add)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("forget one of them first");
    roster.remove(all.get(99));
    assertThat(add().id()).isEqualTo(100);
  }

  @Test
  void newsAndLossesReachThoseTheyAreMeantFor() throws Exception {
    LuaBoardClient first = add();
    LuaBoardClient second = add();
    Talk one = new Talk(first);
    Talk two = new Talk(second);
    bench.ear.undelivered.clear();
    byte[] text = "a fault".getBytes(StandardCharsets.US_ASCII);
    roster.news(new Parcel('F', second.id(), 0, text));
    roster.news(new Parcel('F', 77, 0, text));
    first.connect("ws://127.0.0.1:1/");
    link.execute(() -> roster.lost(BoardStatus.LINE_LOST, "gone"));
    assertThat(one.end().status()).isEqualTo(BoardStatus.LINE_LOST);
    assertThat(bench.ear.undelivered).containsExactly("2: a fault");
    assertThat(one.events).isEmpty();
    assertThat(two.events).isEmpty();
  }
}

package dev.wiretwin.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.testkit.ManualLoop;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MailboxTest {
  private final ManualLoop loop = new ManualLoop();
  private final List<List<String>> deliveries = new ArrayList<>();
  private final Mailbox<String> box = new Mailbox<>(loop, 10, this::deliver);

  private void deliver() {
    deliveries.add(List.copyOf(box.take()));
  }

  @Test
  void whatIsPutInBeforeTheLoopLooksComesTogetherAndInOrder() {
    box.put("a", 1);
    box.put("b", 1);
    assertThat(deliveries).isEmpty();
    loop.run();
    assertThat(deliveries).containsExactly(List.of("a", "b"));
  }

  @Test
  void eachLaterMailWakesTheLoopAgain() {
    box.put("a", 1);
    loop.run();
    box.put("b", 1);
    loop.run();
    assertThat(deliveries).containsExactly(List.of("a"), List.of("b"));
  }

  @Test
  void whatWouldPassTheBoundIsNotTaken() {
    assertThat(box.put("a", 6)).isTrue();
    assertThat(box.put("b", 5)).isFalse();
    assertThat(box.put("c", 4)).isTrue();
    assertThat(box.bytes()).isEqualTo(10);
    loop.run();
    assertThat(deliveries).containsExactly(List.of("a", "c"));
    assertThat(box.bytes()).isZero();
  }

  @Test
  void oneItemIsTakenHoweverLargeItIs() {
    assertThat(box.put("a", 1000)).isTrue();
    assertThat(box.put("b", 1)).isFalse();
    assertThat(box.put("holds nothing", 0)).isTrue();
  }

  @Test
  void anEmptyBoxHasNothingToTake() {
    assertThat(box.isEmpty()).isTrue();
    assertThat(box.take()).isNull();
    box.put("a", 1);
    assertThat(box.isEmpty()).isFalse();
    loop.run();
    assertThat(box.isEmpty()).isTrue();
  }
}

package dev.wiretwin.bridge.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineListener;
import dev.wiretwin.bridge.serial.LineOpening;
import dev.wiretwin.bridge.serial.SerialLine;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LineKeeperTest {
  private final MemoryCable cable = new MemoryCable();
  private final BlockingQueue<String> news = new LinkedBlockingQueue<>();
  private final BoardLoop loop =
      new BoardLoop(System::nanoTime, () -> Long.MAX_VALUE, () -> {}, bytes -> {});
  private volatile LineListener listening;
  private volatile Runnable whenOpened = () -> {};
  private final LineKeeper keeper = keeper(cable.opening());

  private LineKeeper keeper(LineOpening opening) {
    return new LineKeeper(
        (baud, listener) -> {
          SerialLine line = opening.open(baud, listener);
          listening = listener;
          whenOpened.run();
          return line;
        },
        115_200,
        System::nanoTime,
        loop,
        new Owner());
  }

  private final class Owner implements LineKeeper.Owner {
    @Override
    public void received(byte[] bytes) {
      news.add("received " + new String(bytes, StandardCharsets.US_ASCII));
    }

    @Override
    public void gone(String why) {
      news.add("gone " + why);
    }

    @Override
    public void back() {
      news.add("back");
    }
  }

  private String next() throws InterruptedException {
    return news.poll(10, TimeUnit.SECONDS);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** As the loop does it. */
  private void write(String text) {
    loop.call(
        () -> {
          keeper.write(ascii(text));
          return true;
        });
  }

  @AfterEach
  void end() {
    loop.end();
    keeper.close();
  }

  @Test
  void bytesGoBothWays() throws Exception {
    keeper.open();
    write("to the board");
    byte[] heard = new byte[100];
    assertThat(cable.read(heard, 100)).isEqualTo(12);
    cable.write(ascii("from the board"), 0, 14);
    assertThat(next()).isEqualTo("received from the board");
  }

  @Test
  void aLineThatCannotBeHadIsTheOpenersFailure() {
    cable.pull();
    assertThatThrownBy(keeper::open).isInstanceOf(LineFailure.class);
    assertThat(keeper.plug()).isNull();
    write("into nothing");
  }

  @Test
  void aLostLineIsToldOnceAndAnotherIsOpenedWhenThatIsPossible() throws Exception {
    keeper.open();
    Plug first = keeper.plug();
    LineListener former = listening;
    cable.pull();
    assertThat(next()).isEqualTo("gone the memory line was pulled out");
    former.gone("once more");
    former.received(ascii("too late"));
    assertThat(keeper.plug()).isNull();
    // until after the first attempt to open it again
    assertThat(news.poll(700, TimeUnit.MILLISECONDS)).isNull();
    cable.plug();
    assertThat(next()).isEqualTo("back");
    assertThat(keeper.plug()).isNotNull().isNotEqualTo(first);
    former.gone("of the former line");
    former.received(ascii("of the former line"));
    cable.write(ascii("new"), 0, 3);
    assertThat(next()).isEqualTo("received new");
  }

  @Test
  void aLineThatRefusesBytesIsLost() throws Exception {
    keeper.open();
    keeper.plug().line().close();
    write("x");
    assertThat(next()).startsWith("gone the memory line is not open any more");
    assertThat(next()).isEqualTo("back");
  }

  @Test
  void afterCloseNothingIsOpenedAgain() throws Exception {
    keeper.open();
    cable.pull();
    assertThat(next()).startsWith("gone");
    keeper.close();
    cable.plug();
    assertThat(news.poll(700, TimeUnit.MILLISECONDS)).isNull();
    assertThat(cable.isOpen()).isFalse();
  }

  @Test
  void aLineThatIsJustBeingOpenedAtCloseIsNotKept() throws Exception {
    keeper.open();
    cable.pull();
    assertThat(next()).startsWith("gone");
    CountDownLatch opening = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    whenOpened =
        () -> {
          opening.countDown();
          try {
            closed.await(10, TimeUnit.SECONDS);
          } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
          }
        };
    cable.plug();
    assertThat(opening.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(cable.isOpen()).isTrue();
    keeper.close();
    closed.countDown();
    loop.call(() -> true);
    assertThat(cable.isOpen()).isFalse();
    assertThat(keeper.plug()).isNull();
  }
}

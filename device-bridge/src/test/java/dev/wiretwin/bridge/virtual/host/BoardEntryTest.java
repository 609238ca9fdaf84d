package dev.wiretwin.bridge.virtual.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BoardEntryTest {
  private final BoardEntry here =
      BoardEntry.ofThisProcess("virt0", Path.of("/s/virt0.control")).at("/s/a b", "/dev/pts/7");

  @Test
  void itIsReadAsItWasWritten() throws IOException {
    assertThat(BoardEntry.of(here.text())).isEqualTo(here);
  }

  @Test
  void theProcessThatWroteItIsAlive() {
    assertThat(here.isAlive()).isTrue();
  }

  @Test
  void anotherProcessWithTheNumberOfADeadOneIsNotIt() {
    BoardEntry old = new BoardEntry("virt0", here.pid(), 1000, "", "", here.control());
    assertThat(old.isAlive()).isFalse();
  }

  @Test
  void aTextThatIsNoneIsRefused() {
    assertThatThrownBy(() -> BoardEntry.of("pid=x")).isInstanceOf(IOException.class);
  }
}

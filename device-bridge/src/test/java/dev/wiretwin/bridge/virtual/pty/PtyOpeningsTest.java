package dev.wiretwin.bridge.virtual.pty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PtyOpeningsTest {
  private final PtyWatch watch = PtyWatch.start();
  private final Pty pty = Pty.open(115_200);
  private final Semaphore opened = new Semaphore(0);

  PtyOpeningsTest() throws IOException {}

  @AfterEach
  void end() {
    pty.close();
    watch.close();
  }

  private void openOnce() throws IOException {
    new FileInputStream(pty.slave().toFile()).close();
  }

  private boolean isTold() throws InterruptedException {
    return opened.tryAcquire(30, TimeUnit.SECONDS);
  }

  @Test
  void eachOpeningIsTold() throws Exception {
    PtyOpenings openings = PtyOpenings.of(watch, pty.slave(), opened::release);
    assertThat(opened.tryAcquire()).as("what was open before").isFalse();
    openOnce();
    assertThat(isTold()).isTrue();
    openOnce();
    assertThat(isTold()).isTrue();
    openings.close();
  }

  @Test
  void afterItsEndNothingIsTold() throws Exception {
    PtyOpenings first = PtyOpenings.of(watch, pty.slave(), opened::release);
    first.close();
    Semaphore second = new Semaphore(0);
    PtyOpenings later = PtyOpenings.of(watch, pty.slave(), second::release);
    openOnce();
    assertThat(second.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
    assertThat(opened.tryAcquire()).isFalse();
    later.close();
  }

  @Test
  void whatCannotBeWatchedIsRefusedInWords() {
    assertThatThrownBy(() -> PtyOpenings.of(watch, Path.of("/dev/pts/none"), opened::release))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot be seen");
  }
}

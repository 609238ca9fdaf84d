package dev.wiretwin.bridge.virtual.host;

import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A board as its user has it: files in the flash, a terminal program on its port. */
final class UserBoard implements AutoCloseable {
  private final BoardHost host;
  private final Screen screen;
  private final List<String> diary;

  private UserBoard(BoardHost host, Screen screen, List<String> diary) {
    this.host = host;
    this.screen = screen;
    this.diary = diary;
  }

  /** Quicker than a real line, which nobody here measures. */
  static BoardSettings settings() {
    return BoardSettings.DEFAULT.withBaud(921_600);
  }

  /**
   * @param files names and contents in turn
   */
  static UserBoard start(Path folder, BoardSettings settings, String... files) throws IOException {
    Map<String, byte[]> flash = new HashMap<>();
    for (int i = 0; i < files.length; i += 2) {
      flash.put(files[i], files[i + 1].getBytes(StandardCharsets.ISO_8859_1));
    }
    List<String> diary = new CopyOnWriteArrayList<>();
    BoardHost host =
        BoardHost.start(BoardPlan.of(folder, settings.withFiles(flash)), name -> diary::add);
    return new UserBoard(host, Screen.on(host.boards().get(0).port()), diary);
  }

  Screen screen() {
    return screen;
  }

  /** Presses the reset button. */
  void reset() throws IOException {
    ControlClient.ask(host.boards().get(0).control(), "fault reset", Duration.ofSeconds(10));
  }

  /** What was noted down that a board does not show. */
  List<String> diary() {
    return diary;
  }

  @Override
  public void close() throws IOException {
    host.close();
    screen.close();
  }
}

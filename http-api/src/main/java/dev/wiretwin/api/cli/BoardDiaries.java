package dev.wiretwin.api.cli;

import dev.wiretwin.bridge.virtual.host.Diary;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where virtual boards' diagnostics go: to one writer for all, or to a file for each. One thread
 * opens, uses and closes it; what it hands out is thread safe.
 */
final class BoardDiaries implements AutoCloseable {
  private final Diary diary = new Diary(Clock.systemUTC());
  private final List<PrintWriter> files;
  private final PrintWriter otherwise;
  private int next;

  private BoardDiaries(List<PrintWriter> files, PrintWriter otherwise) {
    this.files = files;
    this.otherwise = otherwise;
  }

  /**
   * @param log the file, with a number behind it when there are several boards; is added to
   * @param otherwise where to write when there is none; stays open
   */
  static BoardDiaries open(Optional<Path> log, int count, PrintWriter otherwise)
      throws IOException {
    List<PrintWriter> files = new ArrayList<>();
    BoardDiaries diaries = new BoardDiaries(files, otherwise);
    try {
      for (int i = 0; i < count && log.isPresent(); i++) {
        files.add(writer(Path.of(log.get() + (count == 1 ? "" : String.valueOf(i)))));
      }
    } catch (IOException refused) {
      files.forEach(PrintWriter::close);
      throw refused;
    }
    diaries.diary.start();
    return diaries;
  }

  private static PrintWriter writer(Path file) throws IOException {
    try {
      return new PrintWriter(
          Files.newBufferedWriter(
              file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    } catch (IOException e) {
      throw new IOException(
          "cannot write " + file + ": name a file in a folder that you may write", e);
    }
  }

  /** The next board's page. */
  Consumer<String> page(String board) {
    return diary.page(board, files.isEmpty() ? otherwise : files.get(next++));
  }

  @Override
  public void close() {
    diary.close();
    files.forEach(PrintWriter::close);
  }
}

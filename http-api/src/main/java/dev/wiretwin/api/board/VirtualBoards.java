package dev.wiretwin.api.board;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Virtual boards that were asked for by request: processes of ours, ended with us. Thread safe. */
final class VirtualBoards implements AutoCloseable {
  private final ReentrantLock lock = new ReentrantLock();
  private final Path stateFolder;
  private final int most;
  private final Map<String, Optional<BoardProcess>> boards = new LinkedHashMap<>();
  private boolean closed;

  /**
   * @param most at a time
   */
  VirtualBoards(Path stateFolder, int most) {
    this.stateFolder = stateFolder;
    this.most = most;
  }

  /**
   * Starts one; takes a second or two.
   *
   * @throws Refusal if there are too many, if it is called like another one, or does not start
   */
  void start(VirtualWish wish) {
    reserve(wish.name());
    BoardProcess started = null;
    try {
      started = BoardProcess.start(stateFolder, wish);
    } catch (IOException failed) {
      throw new Refusal(
          RefusalCode.BOARD_UNREACHABLE,
          "the virtual board "
              + wish.name()
              + " does not start: is another one called so? wiretwin board virtual --name "
              + wish.name()
              + " says more",
          failed);
    } finally {
      keep(wish.name(), started);
    }
  }

  private void reserve(String name) {
    lock.lock();
    try {
      if (closed) {
        throw new Refusal(RefusalCode.SHUTTING_DOWN, "the service is about to end");
      } else if (boards.containsKey(name)) {
        throw new Refusal(RefusalCode.BOARD_BUSY, "there is a board " + name + " already")
            .with("board", name);
      } else if (boards.size() >= most) {
        throw new Refusal(
            RefusalCode.TOO_MANY,
            "there are " + most + " virtual boards already: DELETE one that nobody needs");
      }
      boards.put(name, Optional.empty());
    } finally {
      lock.unlock();
    }
  }

  private void keep(String name, BoardProcess started) {
    boolean late;
    lock.lock();
    try {
      late = closed;
      if (started == null || late) {
        boards.remove(name);
      } else {
        boards.put(name, Optional.of(started));
      }
    } finally {
      lock.unlock();
    }
    if (late && started != null) {
      started.close();
    }
  }

  /**
   * The first of {@code virt0}, {@code virt1} and so on that nobody has.
   *
   * @param taken by others
   */
  String freeName(Predicate<String> taken) {
    return Stream.iterate(0, number -> number + 1)
        .map(number -> "virt" + number)
        .filter(name -> !taken.test(name) && !has(name))
        .findFirst()
        .orElseThrow();
  }

  /** Whether it is one of ours. */
  boolean has(String name) {
    lock.lock();
    try {
      return boards.containsKey(name);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Ends one of ours, as by unplugging it.
   *
   * @throws Refusal if it is none of ours, or still starting
   */
  void end(String name) {
    BoardProcess process;
    lock.lock();
    try {
      Optional<BoardProcess> ours = boards.get(name);
      if (ours == null) {
        throw new Refusal(
                RefusalCode.BOARD_UNSUITABLE,
                name + " was not started by request: only such boards can be ended so")
            .with("board", name);
      } else if (ours.isEmpty()) {
        throw new Refusal(RefusalCode.BOARD_BUSY, name + " is being started").with("board", name);
      }
      process = ours.get();
      boards.remove(name);
    } finally {
      lock.unlock();
    }
    process.close();
  }

  /** Ends them all. */
  @Override
  public void close() {
    List<BoardProcess> all = new ArrayList<>();
    lock.lock();
    try {
      closed = true;
      boards.values().forEach(process -> process.ifPresent(all::add));
      boards.clear();
    } finally {
      lock.unlock();
    }
    all.parallelStream().forEach(BoardProcess::close);
  }
}

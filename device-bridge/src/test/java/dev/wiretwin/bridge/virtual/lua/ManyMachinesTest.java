package dev.wiretwin.bridge.virtual.lua;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Boards of one process start and stop whenever they like. */
class ManyMachinesTest {
  private static final int THREADS = 8;
  private static final int LIVES = 60;

  @Test
  void machinesThatComeAndGoOnManyThreadsLeaveEachOtherAlone() throws Exception {
    Queue<String> collected = new ConcurrentLinkedQueue<>();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> boards = new ArrayList<>();
      for (int board = 0; board < THREADS; board++) {
        boards.add(
            threads.submit(
                () -> {
                  for (int life = 0; life < LIVES; life++) {
                    live(collected);
                  }
                }));
      }
      for (Future<?> board : boards) {
        board.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(collected).isEmpty();
  }

  private static void live(Queue<String> collected) {
    try (LuaMachine machine = new LuaMachine()) {
      LuaType<String> type = new LuaType<>("thing", String.class);
      type.onCollected(object -> collected.add(object.state()));
      machine.register(type);
      machine.install("make", call -> call.returns(machine.newObject(type, "kept")));
      String script = "things = {} for i = 1, 20 do things[i] = make() end";
      assertThat(machine.run(script.getBytes(StandardCharsets.ISO_8859_1), "=stdin"))
          .isEqualTo(new LuaOutcome.Done());
    }
  }
}

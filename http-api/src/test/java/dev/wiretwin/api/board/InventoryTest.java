package dev.wiretwin.api.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.SerialLine;
import dev.wiretwin.bridge.serial.ports.PortWatch;
import dev.wiretwin.bridge.serial.ports.SerialPorts;
import dev.wiretwin.bridge.virtual.host.BoardRegister;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class InventoryTest {
  @TempDir private Path state;

  private Inventory inventory(String... remote) {
    return new Inventory(
        SerialPorts.onThisMachine(),
        new BoardRegister(state.resolve("boards")),
        List.of(remote).stream().map(RemoteBoard::of).toList());
  }

  private static Optional<BoardInfo> find(Inventory inventory, String id) {
    return inventory.list().stream().filter(board -> board.id().equals(id)).findFirst();
  }

  @Test
  void virtualBoardsAndThoseBehindTheNetworkAreListedAndNoneIsOpened() throws Exception {
    Inventory inventory = inventory("attic=tcp://127.0.0.1:1");
    try (Plugged plugged = Plugged.board(state)) {
      BoardInfo virtual = find(inventory, plugged.name()).orElseThrow();
      assertThat(virtual.port()).isEqualTo(plugged.entry().port());
      assertThat(find(inventory, "attic").orElseThrow().port()).isEqualTo("tcp://127.0.0.1:1");
      assertThat(inventory.holder(virtual)).isEmpty();
      assertThat(inventory.obstacle(virtual)).isEmpty();
      assertThat(inventory.obstacle(find(inventory, "attic").orElseThrow())).isEmpty();
      plugged.strike("unplug");
      assertThat(find(inventory, plugged.name())).isEmpty();
    }
  }

  @Test
  void whatComesAndGoesIsNoticed() throws Exception {
    Semaphore changes = new Semaphore(0);
    Inventory inventory = inventory();
    try (PortWatch watch = inventory.watch(changes::release)) {
      assertThat(watch).isNotNull();
      try (Plugged plugged = Plugged.board(state)) {
        assertThat(plugged.name()).isEqualTo("virt0");
        while (find(inventory, "virt0").isEmpty()) {
          assertThat(changes.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        }
      }
      while (find(inventory, "virt0").isPresent()) {
        assertThat(changes.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
      }
    }
  }

  @Test
  void aPortThatAnotherProgramHasIsLeftAloneAndTheProgramNamed() throws Exception {
    Inventory inventory = inventory();
    try (Plugged plugged = Plugged.board(state)) {
      BoardInfo board = find(inventory, "virt0").orElseThrow();
      Process holder =
          new ProcessBuilder(
                  "sh", "-c", "exec 3<>" + plugged.entry().device() + "; echo ready; exec sleep 60")
              .start();
      try {
        assertThat(holder.inputReader().readLine()).isEqualTo("ready");
        assertThat(inventory.holder(board).orElseThrow())
            .contains("(process " + holder.pid() + ")");
        assertThatThrownBy(() -> inventory.opening(board).open(115_200, new SilentEar()))
            .isInstanceOf(LineFailure.class)
            .hasMessageContaining("is held by");
      } finally {
        holder.destroyForcibly().waitFor();
      }
      try (SerialLine line = inventory.opening(board).open(115_200, new SilentEar())) {
        assertThat(line.baud()).isEqualTo(115_200);
      }
    }
  }

  @Test
  void aRegisterThatCannotBeReadHasNoBoards() throws Exception {
    Files.createDirectories(state.resolve("boards"));
    Inventory inventory = inventory();
    Files.delete(state.resolve("boards"));
    Files.createFile(state.resolve("boards"));
    assertThat(find(inventory, "virt0")).isEmpty();
  }
}

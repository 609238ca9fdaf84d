package dev.wiretwin.bridge.lua;

import dev.wiretwin.bridge.virtual.cpu.BoardCpu;
import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.bridge.virtual.firmware.BoardParts;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.bridge.virtual.firmware.VirtualBoard;
import dev.wiretwin.bridge.virtual.line.LineWorker;
import dev.wiretwin.bridge.virtual.line.UartChip;
import dev.wiretwin.bridge.virtual.module.FileModule;
import dev.wiretwin.bridge.virtual.module.MemoryFileStore;
import dev.wiretwin.bridge.virtual.module.ResetReason;
import dev.wiretwin.bridge.virtual.net.LwipStack;
import dev.wiretwin.bridge.virtual.net.TcpStack;
import dev.wiretwin.bridge.virtual.websocket.WebsocketModule;
import dev.wiretwin.bridge.virtual.websocket.WebsocketSettings;
import dev.wiretwin.core.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A virtual board without any device of the system: soldered together in this process, on a {@link
 * MemoryCable}, and on the network of this machine. Any thread.
 */
final class MemoryBoard implements AutoCloseable {
  final MemoryCable cable = new MemoryCable();
  final ConcurrentLinkedQueue<String> diary = new ConcurrentLinkedQueue<>();
  private final LineWorker worker = new LineWorker("memory-board-line");
  private final UartChip uart;
  private final VirtualBoard board;
  private LwipStack stack;

  MemoryBoard(BoardSettings settings) {
    uart = new UartChip(cable, worker, settings.baud(), settings.seed(), diary::add);
    BoardCpu cpu =
        new BoardCpu("memory-board", settings.timeScale(), fault -> diary.add("" + fault));
    uart.holdHostWhile(cpu::isLate);
    MemoryFileStore files = new MemoryFileStore();
    for (Map.Entry<String, byte[]> file : settings.files().entrySet()) {
      files.create(file.getKey());
      files.write(file.getKey(), 0, file.getValue());
    }
    Random random = new Random(settings.seed());
    board =
        new VirtualBoard(
            settings,
            new BoardParts(
                cpu,
                uart,
                this::network,
                List.of(
                    () -> new FileModule(files),
                    () -> new WebsocketModule(new WebsocketSettings(false, random::nextInt))),
                files,
                diary::add));
    cable.onReset(() -> reset(ResetReason.RESET_PIN));
    board.powerOn();
  }

  private TcpStack network(Cpu life) {
    endStack();
    stack =
        new LwipStack(WebSocket.defaultNetwork(), life, Runnable::run, name -> Optional.empty());
    stack.linkUp(true);
    return stack;
  }

  private void endStack() {
    if (stack != null) {
      stack.powerOff();
      stack.close();
    }
  }

  void reset(ResetReason reason) {
    uart.reset(uart.baud());
    board.reset(reason);
  }

  @Override
  public void close() {
    cable.pull();
    cable.close();
    uart.close();
    board.execute(this::endStack);
    board.close();
    worker.close();
  }
}

package dev.wiretwin.bridge.virtual.host;

import dev.wiretwin.bridge.virtual.at.AtGeneration;
import dev.wiretwin.bridge.virtual.at.AtPersonality;
import dev.wiretwin.bridge.virtual.at.AtSettings;
import dev.wiretwin.bridge.virtual.cpu.BoardCpu;
import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.bridge.virtual.fault.Fault;
import dev.wiretwin.bridge.virtual.firmware.BoardParts;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.bridge.virtual.firmware.VirtualBoard;
import dev.wiretwin.bridge.virtual.line.HostLine;
import dev.wiretwin.bridge.virtual.line.LineCounters;
import dev.wiretwin.bridge.virtual.line.LineFaults;
import dev.wiretwin.bridge.virtual.line.UartBuffers;
import dev.wiretwin.bridge.virtual.line.UartChip;
import dev.wiretwin.bridge.virtual.module.Board;
import dev.wiretwin.bridge.virtual.module.FileStore;
import dev.wiretwin.bridge.virtual.module.Module;
import dev.wiretwin.bridge.virtual.module.ResetReason;
import dev.wiretwin.bridge.virtual.websocket.WebsocketModule;
import dev.wiretwin.bridge.virtual.websocket.WebsocketSettings;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A board from the moment it is plugged in until it is unplugged: line, UART, processor, firmware.
 * Any thread, one at a time.
 */
final class PluggedBoard implements AutoCloseable {
  private static final long MICROS_PER_MILLI = 1000;

  /** What is left of a heap that is used up: enough to type a line, too little to run it. */
  private static final int LAST_BYTES = 500;

  private final HostLine line;
  private final UartChip uart;
  private final BoardCpu cpu;
  private final BoardAir air;
  private final Optional<AtPersonality> at;
  private final VirtualBoard board;
  private final SplittableRandom random;
  private final boolean zeroSizeGivesPointer;

  // ---- the processor's
  private Board inside;
  private WebsocketModule websocket;
  private boolean starving;
  private int failing;
  private Fault.Openings resetting = Fault.Openings.NEVER;

  /**
   * @param line the board's own from now on
   * @param zeroSizeGivesPointer what an allocation of no bytes gets
   */
  PluggedBoard(
      Workshop shop,
      BoardSettings settings,
      FileStore files,
      HostLine line,
      boolean zeroSizeGivesPointer,
      Consumer<String> diary) {
    this.line = line;
    this.zeroSizeGivesPointer = zeroSizeGivesPointer;
    random = new SplittableRandom(settings.seed());
    uart =
        new UartChip(
            line, shop.lines(), buffers(settings), settings.baud(), settings.seed(), diary);
    cpu =
        new BoardCpu(
            "wiretwin-" + settings.name(),
            settings.timeScale(),
            fault -> diary.accept("the emulation itself failed: " + fault));
    uart.holdHostWhile(cpu::isLate);
    air = shop.air(settings);
    List<Supplier<Module>> modules =
        StandardModules.of(files, air, this::newWebsocket).stream().map(this::overheard).toList();
    BoardParts parts = new BoardParts(cpu, uart, air, modules, files, diary);
    at = settings.firmware().isAt() ? Optional.of(at(settings, diary)) : Optional.empty();
    board =
        at.map(module -> new VirtualBoard(settings, parts, module))
            .orElseGet(() -> new VirtualBoard(settings, parts));
  }

  private static UartBuffers buffers(BoardSettings settings) {
    return settings.firmware().isAt()
        ? AtPersonality.buffers(AtGeneration.of(settings.firmware()))
        : UartBuffers.NODEMCU;
  }

  private AtPersonality at(BoardSettings settings, Consumer<String> diary) {
    AtSettings module =
        new AtSettings(
            AtGeneration.of(settings.firmware()),
            settings.baud(),
            settings.chipId(),
            settings.without(),
            diary);
    return new AtPersonality(module, uart, air);
  }

  private Supplier<Module> overheard(Supplier<Module> maker) {
    return () -> new Overheard(maker.get(), this::enter);
  }

  private WebsocketModule newWebsocket() {
    websocket = new WebsocketModule(new WebsocketSettings(zeroSizeGivesPointer, random::nextInt));
    websocket.failAllocation(failing);
    return websocket;
  }

  private void enter(Board started) {
    inside = started;
    if (starving) {
      starving = false;
      starveNow();
    }
  }

  void powerOn() {
    board.powerOn();
  }

  /** Where the host finds it. */
  String address() {
    return line.address();
  }

  LineCounters counters() {
    return uart.counters();
  }

  /**
   * @param faults of the line, in place of those before
   */
  void afflict(LineFaults faults) {
    uart.onCut(() -> cpu.post(Cpu.Priority.HIGH, () -> reset(ResetReason.RESET_PIN)));
    uart.afflict(faults);
  }

  void stall(long millis) {
    board.execute(() -> cpu.busy(millis * MICROS_PER_MILLI));
  }

  void brownOut(long millis) {
    board.brownOut(millis * MICROS_PER_MILLI);
  }

  void holdGpio0(boolean low) {
    board.holdGpio0(low);
  }

  /** Whoever opens the port from now on resets the board: never, the first one, or all. */
  void resetOnOpen(Fault.Openings openings) {
    line.whenOpened(() -> cpu.post(Cpu.Priority.HIGH, this::opened));
    board.execute(() -> resetting = openings);
  }

  private void opened() {
    if (resetting != Fault.Openings.NEVER) {
      resetting = resetting == Fault.Openings.ONCE ? Fault.Openings.NEVER : resetting;
      reset(ResetReason.RESET_PIN);
    }
  }

  void slowCallbacks(long millis) {
    board.slowCallbacks(millis * MICROS_PER_MILLI);
  }

  void loseWifi(long millis) {
    board.execute(() -> air.lose(cpu, millis));
  }

  void bringWifiBack() {
    board.execute(air::back);
  }

  /** From now on, and from the start of each later life: a reset forgets no fault. */
  void failAllocation(int nth) {
    board.execute(
        () -> {
          failing = nth;
          at.ifPresent(module -> module.failAllocation(nth));
          if (websocket != null) {
            websocket.failAllocation(nth);
          }
        });
  }

  /** Uses the heap up: now, or as soon as there is one. */
  void starve() {
    board.execute(
        () -> {
          at.ifPresent(AtPersonality::starve);
          starving = inside == null;
          if (!starving) {
            starveNow();
          }
        });
  }

  private void starveNow() {
    inside.heap().claim(Math.max(0, inside.heap().free() - LAST_BYTES));
  }

  /** What is in the UART is lost, as a reset's is; a write that waits returns. */
  void reset(ResetReason reason) {
    uart.reset(uart.baud());
    board.reset(reason);
  }

  /** Pulls the plug: the host's program sees its port vanish. */
  @Override
  public void close() {
    line.close();
    uart.close();
    board.execute(air::close);
    board.close();
  }
}

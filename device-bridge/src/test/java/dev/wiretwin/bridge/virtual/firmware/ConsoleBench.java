package dev.wiretwin.bridge.virtual.firmware;

import dev.wiretwin.bridge.virtual.cpu.ManualCpu;
import dev.wiretwin.bridge.virtual.module.Board;
import dev.wiretwin.bridge.virtual.module.FileModule;
import dev.wiretwin.bridge.virtual.module.FileStore;
import dev.wiretwin.bridge.virtual.module.MemoryFileStore;
import dev.wiretwin.bridge.virtual.module.MemoryUart;
import dev.wiretwin.bridge.virtual.module.Module;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A board whose console the test types at, in time that the test turns; without a network. */
public final class ConsoleBench implements AutoCloseable {
  public final ManualCpu cpu = new ManualCpu();
  public final MemoryUart uart = new MemoryUart();
  public final FileStore files = new MemoryFileStore();
  public final List<String> diagnoses = new ArrayList<>();
  public final VirtualBoard board;

  public ConsoleBench(BoardSettings settings) {
    this(settings, List.of());
  }

  ConsoleBench(BoardSettings settings, List<Supplier<Module>> more) {
    List<Supplier<Module>> modules = new ArrayList<>(more);
    modules.add(() -> new FileModule(files));
    board =
        new VirtualBoard(
            settings, new BoardParts(cpu, uart, life -> null, modules, files, diagnoses::add));
  }

  /** A board that has started and shown its prompt. */
  public static ConsoleBench started() {
    return started(BoardSettings.DEFAULT);
  }

  public static ConsoleBench started(BoardSettings settings) {
    ConsoleBench bench = new ConsoleBench(settings);
    bench.board.powerOn();
    bench.pass(200);
    bench.uart.sent();
    return bench;
  }

  /** A started board whose scripts may {@code work(micros)} without feeding the watchdog. */
  static ConsoleBench working() {
    ConsoleBench bench = new ConsoleBench(BoardSettings.DEFAULT, List.of(WorkModule::new));
    bench.board.powerOn();
    bench.pass(200);
    bench.uart.sent();
    return bench;
  }

  private static final class WorkModule implements Module {
    @Override
    public String name() {
      return "work";
    }

    @Override
    public void start(Board on) {
      on.lua()
          .install(
              "work",
              call -> {
                on.cpu().busy(call.integer(1));
                return call.returns();
              });
    }

    @Override
    public void stop() {
      // nothing to give up
    }
  }

  /** A board that has started with this init.lua; what it said there is still to be read. */
  public static ConsoleBench withInit(String lua) {
    byte[] text = lua.getBytes(StandardCharsets.ISO_8859_1);
    ConsoleBench bench =
        new ConsoleBench(
            BoardSettings.DEFAULT.withBanner(false).withFiles(Map.of("init.lua", text)));
    bench.board.powerOn();
    bench.pass(100);
    bench.uart.sent();
    bench.pass(50);
    return bench;
  }

  /** Lets device time pass. */
  public void pass(long millis) {
    cpu.advance(millis * 1000);
  }

  /** Types text and returns what the board says while it does what is due. */
  public String type(String text) {
    uart.receive(text);
    cpu.run();
    return uart.sent();
  }

  /** Types one line and returns what comes between its echo and the next prompt. */
  public String answer(String line) {
    String said = type(line + "\n");
    String echo = line + "\r\n";
    if (!said.startsWith(echo) || !said.endsWith("> ")) {
      throw new AssertionError("no echo or no prompt: " + said);
    }
    return said.substring(echo.length(), said.length() - 2);
  }

  @Override
  public void close() {
    board.close();
  }
}

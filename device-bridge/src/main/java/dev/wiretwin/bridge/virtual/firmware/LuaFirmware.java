package dev.wiretwin.bridge.virtual.firmware;

import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.bridge.virtual.line.Uart;
import dev.wiretwin.bridge.virtual.lua.LuaMachine;
import dev.wiretwin.bridge.virtual.lua.LuaOutcome;
import dev.wiretwin.bridge.virtual.lua.LuaRef;
import dev.wiretwin.bridge.virtual.lua.Watchdog;
import dev.wiretwin.bridge.virtual.module.Board;
import dev.wiretwin.bridge.virtual.module.BoardHeap;
import dev.wiretwin.bridge.virtual.module.BuildInfo;
import dev.wiretwin.bridge.virtual.module.Console;
import dev.wiretwin.bridge.virtual.module.FileStore;
import dev.wiretwin.bridge.virtual.module.Heap;
import dev.wiretwin.bridge.virtual.module.Module;
import dev.wiretwin.bridge.virtual.module.NodeModule;
import dev.wiretwin.bridge.virtual.module.PipeModule;
import dev.wiretwin.bridge.virtual.module.Profile;
import dev.wiretwin.bridge.virtual.module.ResetReason;
import dev.wiretwin.bridge.virtual.module.Sdk;
import dev.wiretwin.bridge.virtual.module.TmrModule;
import dev.wiretwin.bridge.virtual.module.UartModule;
import dev.wiretwin.bridge.virtual.net.TcpStack;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The running firmware, from the moment Lua starts to the next reset. On the board's processor
 * only.
 *
 * <p>Source: {@code pmain} in {@code app/lua53/lua.c}.
 */
final class LuaFirmware implements Board, Console, Sdk, LineInterpreter.Shell {
  /** How long {@code system_restart} takes to happen. */
  private static final long RESTART_MICROS = 20_000;

  private static final long MICROS_PER_MILLI = 1000;

  private final BoardSettings settings;
  private final BoardParts parts;
  private final BoardMemory memory;
  private final LifeCpu cpu;
  private final ResetReason reason;
  private final Consumer<ResetReason> resetting;
  private final LuaMachine lua = new LuaMachine();
  private final Terminal terminal;
  private final TcpStack network;
  private final Heap heap;
  private final Prelude prelude;
  private final ErrorReporter errors;
  private final LineInterpreter interpreter;
  private final LineEditor editor;
  private final List<Module> modules = new ArrayList<>();
  private BuildInfo build;

  /**
   * @param reason why the board has started
   * @param resetting hears that the board resets itself; nothing of this one runs any more then
   */
  LuaFirmware(
      BoardSettings settings,
      BoardParts parts,
      BoardMemory memory,
      LifeCpu cpu,
      ResetReason reason,
      Consumer<ResetReason> resetting) {
    this.settings = settings;
    this.parts = parts;
    this.memory = memory;
    this.cpu = cpu;
    this.reason = reason;
    this.resetting = resetting;
    terminal = new Terminal(parts.uart());
    network = parts.network().apply(cpu);
    lua.watch(
        new Watchdog(
            cpu::micros,
            settings.watchdogMillis() * MICROS_PER_MILLI,
            Watchdog.LEAST_INSTRUCTIONS));
    lua.files(this::file);
    memory.compiled().forEach(lua::trust);
    prelude = new Prelude(lua, terminal, this::ended);
    heap = new BoardHeap(lua, settings.heapBytes());
    errors = new ErrorReporter(cpu, lua, prelude, this);
    interpreter = new LineInterpreter(cpu, lua, heap, prelude, this);
    editor = new LineEditor(terminal, this::typed, this::missingCallback);
  }

  // ---- life

  /** Everything up to the task that shows the first prompt. */
  void start() {
    makeModules();
    lua.memory().limit(Long.MAX_VALUE); // the modules' own tables lie in the device's flash
    modules.forEach(module -> module.start(this));
    lua.collectGarbage();
    lua.memory().settle();
    heap.release(0); // from now on it has an end again
    editor.start(cpu);
    interpreter.type(new byte[] {' ', '\n'});
    if (settings.banner()) {
      terminal.send(BootText.banner(build));
    }
    runFirst();
  }

  private void makeModules() {
    PipeModule pipes = new PipeModule();
    List<Module> listed = new ArrayList<>();
    listed.add(new NodeModule(this, this, pipes));
    listed.add(new TmrModule(this));
    listed.add(new UartModule(this));
    parts.modules().stream().map(Supplier::get).forEach(listed::add);
    listed.removeIf(module -> settings.without().contains(module.name()));
    List<String> names = listed.stream().map(Module::name).toList();
    build = new BuildInfo(names, names.contains("websocket")); // whose wss works
    modules.add(pipes);
    modules.addAll(listed);
  }

  private void runFirst() {
    String command = memory.startCommand();
    LuaOutcome outcome;
    if (command.startsWith("@")) {
      String file = command.substring(1);
      Optional<byte[]> text = file(file);
      if (text.isEmpty()) {
        prelude.print("cannot open " + file + ": ");
        return;
      }
      working();
      outcome = lua.run(text.get(), command);
    } else {
      working();
      outcome = lua.run(command.getBytes(StandardCharsets.ISO_8859_1), "=INIT");
    }
    if (outcome instanceof LuaOutcome.SyntaxError error) {
      prelude.print(error.message());
    } else if (outcome instanceof LuaOutcome.Incomplete error) {
      prelude.print(error.message());
    } else if (outcome instanceof LuaOutcome.RuntimeError error) {
      prelude.print(error.traceback());
    } else {
      ended(outcome);
    }
  }

  private Optional<byte[]> file(String name) {
    OptionalInt size = parts.files().size(name);
    return size.isEmpty()
        ? Optional.empty()
        : Optional.of(parts.files().read(name, 0, size.getAsInt()));
  }

  /** Forgets everything; the Lua state is gone afterwards. */
  void stop() {
    cpu.end();
    terminal.silence();
    editor.stop();
    modules.forEach(Module::stop);
    lua.close();
  }

  // ---- what modules may ask

  @Override
  public Cpu cpu() {
    return cpu;
  }

  @Override
  public LuaMachine lua() {
    return lua;
  }

  @Override
  public Uart uart() {
    return terminal;
  }

  @Override
  public TcpStack tcp() {
    return network;
  }

  @Override
  public Heap heap() {
    return heap;
  }

  @Override
  public Profile profile() {
    return settings.profile();
  }

  @Override
  public void callback(LuaRef function, Object... arguments) {
    if (cpu.isOver()) {
      return;
    }
    working();
    LuaOutcome outcome = lua.call(function, arguments);
    if (outcome instanceof LuaOutcome.RuntimeError error) {
      errors.report(error);
    } else {
      ended(outcome);
    }
  }

  @Override
  public void print(String text) {
    terminal.print(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Override
  public void reset(ResetReason why) {
    if (cpu.isOver()) {
      return;
    }
    if (why.extended() == ResetReason.exception(0).extended()) {
      terminal.send(BootText.crash(why));
    }
    cpu.end();
    terminal.silence();
    resetting.accept(why);
  }

  @Override
  public void diagnose(String what) {
    parts.diagnostics().accept(what);
  }

  // ---- what the console is asked

  @Override
  public void listen(int length, int end, boolean typed, Consumer<byte[]> hearer) {
    editor.listen(length, end, typed, hearer);
  }

  @Override
  public void echo(boolean on) {
    editor.echo(on);
  }

  @Override
  public boolean type(byte[] text) {
    return interpreter.type(text);
  }

  @Override
  public void redirect(Consumer<byte[]> to, boolean serialToo) {
    terminal.redirect(to, serialToo);
  }

  @Override
  public void awayFromUsb(boolean away) {
    terminal.away(away);
  }

  private void typed(byte[] line) {
    if (!interpreter.type(line)) {
      diagnose("a typed line found no memory and is lost");
    }
  }

  private void missingCallback() {
    diagnose("undefined: bytes came for a uart.on callback that has just been taken away");
    reset(ResetReason.exception(20));
  }

  // ---- what surrounds a script

  @Override
  public void working() {
    if (memory.slowMicros() > 0) {
      cpu.busy(memory.slowMicros());
    }
  }

  @Override
  public void ended(LuaOutcome outcome) {
    if (outcome instanceof LuaOutcome.Stopped) {
      reset(ResetReason.SOFTWARE_WATCHDOG);
    }
  }

  @Override
  public void prompt(String text) {
    editor.prompt(text);
    print(text);
  }

  // ---- the system

  @Override
  public BuildInfo build() {
    return build;
  }

  @Override
  public int chipId() {
    return settings.chipId();
  }

  @Override
  public ResetReason bootReason() {
    return reason;
  }

  @Override
  public void restart() {
    cpu.after(RESTART_MICROS, () -> reset(ResetReason.RESTART));
  }

  @Override
  public void onError(LuaRef handler) {
    errors.handler(handler);
  }

  @Override
  public void startWith(String command) {
    memory.startCommand(command);
  }

  @Override
  public int random() {
    return memory.random();
  }

  @Override
  public void compiled(byte[] chunk) {
    memory.compiled(chunk);
  }

  @Override
  public FileStore files() {
    return parts.files();
  }
}

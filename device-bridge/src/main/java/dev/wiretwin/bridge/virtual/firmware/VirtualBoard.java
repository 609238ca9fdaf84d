package dev.wiretwin.bridge.virtual.firmware;

import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.bridge.virtual.line.Uart;
import dev.wiretwin.bridge.virtual.module.ResetReason;
import java.nio.charset.StandardCharsets;

/**
 * A NodeMCU without the metal: power, reset button, and what can ail it. All methods from any
 * thread; they return at once, except {@link #close}.
 *
 * <p>The boot is VB-10 to VB-14: the ROM speaks at 74880 baud, then the firmware sets its own rate
 * and starts Lua, or whatever else its {@link Personality} is.
 */
public final class VirtualBoard implements AutoCloseable {
  /** The ROM's rate: 115200 with a 26 MHz crystal where it expects 40. */
  private static final int ROM_BAUD = 74880;

  private static final long ROM_MICROS = 50_000;
  private static final long SDK_MICROS = 60_000;
  private static final long CLOSE_MILLIS = 5_000;

  private final BoardSettings settings;
  private final BoardParts parts;
  private final BoardMemory memory;
  private final Personality personality;
  private LifeCpu life;
  private Runnable endLife = () -> {};
  private Cpu.Alarm brownOut;

  /** A board with Lua on it. */
  public VirtualBoard(BoardSettings settings, BoardParts parts) {
    this.settings = settings;
    this.parts = parts;
    this.memory = new BoardMemory(settings.seed());
    this.personality = new Lua();
    execute(this::flash);
  }

  /** A board with something else on it: nothing of the parts is Lua's. */
  public VirtualBoard(BoardSettings settings, BoardParts parts, Personality personality) {
    this.settings = settings;
    this.parts = parts;
    this.memory = new BoardMemory(settings.seed());
    this.personality = personality;
  }

  private void flash() {
    settings
        .files()
        .forEach(
            (name, content) -> {
              if (!parts.files().create(name) || !parts.files().write(name, 0, content)) {
                parts.diagnostics().accept("the flash does not take " + name);
              }
            });
  }

  /** Applies power; when it is on already, it goes away for a moment. */
  public void powerOn() {
    reset(ResetReason.POWER_ON);
  }

  /** Resets the board, whatever it does. */
  public void reset(ResetReason reason) {
    execute(() -> restart(reason));
  }

  /** Fault: everything that a script does takes that much longer, the processor being busy. */
  public void slowCallbacks(long micros) {
    execute(() -> memory.slowMicros(micros));
  }

  /** Fault: power fails every so many device microseconds, 0 ends it; VB-64. */
  public void brownOut(long periodMicros) {
    execute(() -> failPower(periodMicros));
  }

  /** Holds GPIO0 low from the next reset on: the ROM waits for a program then; VB-12. */
  public void holdGpio0(boolean low) {
    execute(() -> memory.loader(low));
  }

  /** Runs something on the board's processor before whatever waits there. */
  public void execute(Runnable onProcessor) {
    parts.cpu().post(Cpu.Priority.HIGH, onProcessor);
  }

  /** Takes power away for good and ends the processor; waits for it, but not for ever. */
  @Override
  public void close() {
    if (!parts.cpu().end(this::die, CLOSE_MILLIS)) {
      parts.diagnostics().accept("the processor did not end in time");
    }
  }

  private void failPower(long period) {
    if (brownOut != null) {
      brownOut.cancel();
      brownOut = null;
    }
    if (period > 0) {
      brownOut =
          parts
              .cpu()
              .after(
                  period,
                  () -> {
                    restart(ResetReason.POWER_ON);
                    failPower(period);
                  });
    }
  }

  private void die() {
    if (life != null) {
      life.end();
    }
    Runnable ending = endLife;
    endLife = () -> {};
    ending.run();
  }

  private void restart(ResetReason reason) {
    die();
    life = new LifeCpu(parts.cpu());
    Uart uart = parts.uart();
    uart.onReceived(() -> {});
    uart.setup(ROM_BAUD);
    say(personality.rom(reason, memory.isLoader()));
    if (!memory.isLoader()) {
      life.after(ROM_MICROS, () -> startSystem(reason));
    }
  }

  private void startSystem(ResetReason reason) {
    say(personality.loader());
    parts.uart().setup(personality.baud());
    life.after(SDK_MICROS, () -> begin(reason));
  }

  private void begin(ResetReason reason) {
    discardInput();
    endLife =
        personality.begin(
            new Birth(
                life,
                reason,
                memory::slowMicros,
                why -> parts.cpu().post(Cpu.Priority.HIGH, () -> restart(why))));
  }

  /** Starts Lua. */
  private final class Lua implements Personality {
    @Override
    public int baud() {
      return settings.baud();
    }

    @Override
    public String rom(ResetReason reason, boolean loader) {
      return BootText.rom(reason, loader);
    }

    @Override
    public String loader() {
      return BootText.flash();
    }

    @Override
    public Runnable begin(Birth birth) {
      LuaFirmware firmware =
          new LuaFirmware(settings, parts, memory, life, birth.reason(), birth.resetting());
      endLife = firmware::stop; // also when it does not survive its start
      firmware.start();
      return firmware::stop;
    }
  }

  /** What came before the console worked is lost; VB-13. */
  private void discardInput() {
    byte[] lost = new byte[Uart.RING_BYTES];
    while (parts.uart().read(lost) > 0) {
      // nobody reads it
    }
  }

  private void say(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    parts.uart().write(bytes, 0, bytes.length);
  }
}

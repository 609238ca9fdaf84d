package dev.wiretwin.bridge.virtual.at;

import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.bridge.virtual.firmware.Birth;
import dev.wiretwin.bridge.virtual.line.Uart;
import dev.wiretwin.bridge.virtual.module.ResetReason;
import dev.wiretwin.bridge.virtual.net.TcpStack;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The AT firmware, from the end of a boot to the next reset: joins port, commands, links and Wi-Fi.
 * On the board's processor only.
 */
final class AtFirmware implements AtInput.Desk {
  /** From a command that restarts until that happens. */
  static final long RESTART_MICROS = 20_000;

  /** From the end of passthrough until commands are heard again (VB-51). */
  static final long AFTER_STREAM_MICROS = 1_000_000;

  private final Birth birth;
  private final Cpu cpu;
  private final Uart uart;
  private final AtFlash flash;
  private final AtVoice voice;
  private final AtTurn turn;
  private final AtInput input;
  private final AtPort port;
  private final AtLinks links;
  private final AtStation station;
  private final AtStream stream;
  private final WebSocketCommands webSockets;
  private final Map<String, AtCommand> commands = new HashMap<>();
  private final Consumer<String> diagnostics;
  private boolean restarting;

  AtFirmware(
      AtSettings settings, Uart uart, AtAir air, AtFlash flash, AtMemory memory, Birth birth) {
    this.birth = birth;
    this.uart = uart;
    this.flash = flash;
    this.diagnostics = settings.diagnostics();
    cpu = birth.cpu();
    AtGeneration generation = settings.generation();
    AtModes modes = new AtModes();
    TcpStack stack = air.stack(cpu);
    voice = new AtVoice(uart, generation, modes);
    turn = new AtTurn(cpu, generation, voice);
    input = new AtInput(generation, modes, voice, this);
    turn.of(input);
    port = new AtPort(cpu, uart, this::chunk);
    links = new AtLinks(cpu, stack, generation, modes, voice);
    station = new AtStation(cpu, air, voice, flash.startNetwork(), this::endLinks);
    stream = new AtStream(cpu, modes, voice, links, station);
    AtParts parts =
        new AtParts(cpu, generation, modes, voice, input, turn, flash, links, station, memory);
    new BasicCommands(parts, uart, this::restart).offer(commands);
    new WifiCommands(parts, air, settings.mac()).offer(commands);
    new LinkCommands(parts, stack, this::restart).offer(commands);
    new TlsCommands(parts).offer(commands);
    new SendCommands(parts, stream).offer(commands);
    new ReceiveCommands(parts).offer(commands);
    new ServerCommands(parts, stack).offer(commands);
    new TimeCommands(parts).offer(commands);
    webSockets = new WebSocketCommands(parts, stack, settings.chipId());
    if (generation == AtGeneration.ESP_5 && settings.has("websocket")) {
      webSockets.offer(commands);
    }
  }

  private void endLinks() {
    links.abortAll();
    webSockets.abortAll();
  }

  void start() {
    port.start();
    voice.result("ready");
    flash.stream()
        .ifPresent(
            peer -> {
              input.stream();
              stream.begin(peer);
            });
    station.start();
  }

  void stop() {
    port.stop();
  }

  private void chunk(byte[] bytes) {
    if (!restarting) {
      input.chunk(bytes);
    }
  }

  // ---- what the input asks for

  @Override
  public void command(String line) {
    long slow = birth.slowMicros().getAsLong();
    if (slow > 0) {
      cpu.after(slow, () -> run(line));
    } else {
      run(line);
    }
  }

  private void run(String line) {
    try {
      AtRequest request = AtRequest.parse(line);
      AtCommand command = commands.get(request.name());
      if (command == null) {
        throw AtRefusal.unknown();
      }
      command.run(request);
    } catch (AtRefusal why) {
      turn.refuse(why);
    }
  }

  @Override
  public void data(byte[] bytes) {
    turn.data(bytes);
  }

  @Override
  public void cancelled() {
    turn.cancel();
  }

  @Override
  public void stream(byte[] bytes) {
    stream.send(bytes);
  }

  @Override
  public void streamLeft() {
    stream.leave();
    cpu.after(AFTER_STREAM_MICROS, input::free);
  }

  @Override
  public void forcedRestart() {
    voice.result("Will force to restart!!!");
    restart();
  }

  /** Lets the last words out, then resets the board. */
  private void restart() {
    restarting = true;
    diagnostics.accept("the module restarts itself");
    cpu.after(
        RESTART_MICROS,
        () -> {
          uart.setup(uart.baud()); // waits until all is sent
          birth.resetting().accept(ResetReason.RESTART);
        });
  }
}

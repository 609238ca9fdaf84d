package dev.wiretwin.bridge.virtual.firmware;

import dev.wiretwin.bridge.virtual.cpu.ManualCpu;
import dev.wiretwin.bridge.virtual.module.Flash;
import dev.wiretwin.bridge.virtual.module.MemoryUart;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A board whose console the test types at, in time that the test turns. */
final class ConsoleBench implements AutoCloseable {
  final ManualCpu cpu = new ManualCpu();
  final MemoryUart uart = new MemoryUart();
  final Map<String, byte[]> files = new HashMap<>();
  final List<String> diagnoses = new ArrayList<>();
  final VirtualBoard board;

  ConsoleBench() {
    this(BoardSettings.DEFAULT);
  }

  ConsoleBench(BoardSettings settings) {
    files.putAll(settings.files());
    Flash flash =
        new Flash() {
          @Override
          public Optional<byte[]> read(String name) {
            return Optional.ofNullable(files.get(name));
          }

          @Override
          public boolean write(String name, byte[] content) {
            files.put(name, content);
            return true;
          }
        };
    board =
        new VirtualBoard(
            settings, new BoardParts(cpu, uart, life -> null, List.of(), flash, diagnoses::add));
  }

  /** A board that has started and shown its prompt. */
  static ConsoleBench started() {
    return started(BoardSettings.DEFAULT);
  }

  static ConsoleBench started(BoardSettings settings) {
    ConsoleBench bench = new ConsoleBench(settings);
    bench.board.powerOn();
    bench.pass(200);
    bench.uart.sent();
    return bench;
  }

  static ConsoleBench withInit(String lua) {
    return new ConsoleBench(
        BoardSettings.DEFAULT.withFiles(
            Map.of("init.lua", lua.getBytes(StandardCharsets.ISO_8859_1))));
  }

  void pass(long millis) {
    cpu.advance(millis * 1000);
  }

  /** Types text and returns what the board says while it does what is due. */
  String type(String text) {
    uart.receive(text);
    cpu.run();
    return uart.sent();
  }

  @Override
  public void close() {
    board.close();
  }
}

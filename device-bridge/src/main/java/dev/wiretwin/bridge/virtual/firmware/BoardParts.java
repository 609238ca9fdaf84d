package dev.wiretwin.bridge.virtual.firmware;

import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.bridge.virtual.line.Uart;
import dev.wiretwin.bridge.virtual.module.FileStore;
import dev.wiretwin.bridge.virtual.module.Module;
import dev.wiretwin.bridge.virtual.net.TcpStack;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a board is soldered from. A value.
 *
 * @param cpu ended by {@link VirtualBoard#close}
 * @param uart whose other end is the host
 * @param network a fresh stack for every start; what it reports comes as tasks of the processor it
 *     is given, which forgets them at the next reset
 * @param modules fresh ones for every start; {@code tmr}, {@code node}, {@code uart} and {@code
 *     pipe} are the firmware's own and not among them
 * @param files what the flash holds, which outlives resets; the {@code file} module's own
 * @param diagnostics hears what a real board would not tell
 */
public record BoardParts(
    Cpu cpu,
    Uart uart,
    Function<Cpu, TcpStack> network,
    List<Supplier<Module>> modules,
    FileStore files,
    Consumer<String> diagnostics) {
  public BoardParts {
    modules = List.copyOf(modules);
  }
}

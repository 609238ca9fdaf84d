package dev.wiretwin.bridge.virtual.websocket;

import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.bridge.virtual.net.TcpStack;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** What all clients of one board share, from one reset to the next. */
record WsRoom(
    Cpu cpu,
    CrashGuard guard,
    CMemory memory,
    EspconnLayer layer,
    Supplier<TcpStack> tcp,
    IntSupplier random) {}

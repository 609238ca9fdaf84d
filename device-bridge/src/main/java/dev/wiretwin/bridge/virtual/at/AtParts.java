package dev.wiretwin.bridge.virtual.at;

import dev.wiretwin.bridge.virtual.cpu.Cpu;

/**
 * What commands work with, in one life. On the board's processor only.
 *
 * @param memory runs out when a fault says so
 */
record AtParts(
    Cpu cpu,
    AtGeneration generation,
    AtModes modes,
    AtVoice voice,
    AtInput input,
    AtTurn turn,
    AtFlash flash,
    AtLinks links,
    AtStation station,
    AtMemory memory) {}

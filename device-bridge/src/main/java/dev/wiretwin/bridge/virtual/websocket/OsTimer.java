package dev.wiretwin.bridge.virtual.websocket;

import dev.wiretwin.bridge.virtual.cpu.Cpu;

/** One {@code os_timer_t} of the SDK. On the board's processor only. */
final class OsTimer {
  private static final int MICROS = 1000;

  private final Cpu cpu;
  private final CrashGuard guard;
  private Runnable function = () -> {};
  private Cpu.Alarm alarm = () -> {};

  OsTimer(Cpu cpu, CrashGuard guard) {
    this.cpu = cpu;
    this.guard = guard;
  }

  /** {@code os_timer_setfn}. */
  void calls(Runnable what) {
    function = what;
  }

  /** {@code os_timer_arm}: starts anew, with whatever function it has. */
  void arm(long millis, boolean repeat) {
    alarm.cancel();
    alarm =
        cpu.after(
            millis * MICROS,
            () -> {
              if (repeat && !guard.isShut()) {
                arm(millis, true);
              }
              guard.run(function);
            });
  }

  void disarm() {
    alarm.cancel();
  }
}

package dev.wiretwin.bridge.virtual.firmware;

import dev.wiretwin.bridge.virtual.cpu.Cpu;

/**
 * The processor as seen between two resets: its time starts at 0 with each, and what waits when the
 * next one comes never runs. On the board's processor only; {@link #post} from any thread.
 */
final class LifeCpu implements Cpu {
  private final Cpu cpu;
  private final long bornAt;
  private boolean over;

  LifeCpu(Cpu cpu) {
    this.cpu = cpu;
    this.bornAt = cpu.micros();
  }

  /** From now on nothing runs any more. */
  void end() {
    over = true;
  }

  boolean isOver() {
    return over;
  }

  @Override
  public void post(Priority priority, Runnable task) {
    cpu.post(priority, () -> runIfAlive(task));
  }

  @Override
  public Alarm after(long micros, Runnable task) {
    return cpu.after(micros, () -> runIfAlive(task));
  }

  private void runIfAlive(Runnable task) {
    if (!over) {
      task.run();
    }
  }

  @Override
  public long micros() {
    return cpu.micros() - bornAt;
  }

  @Override
  public void busy(long micros) {
    if (!over) {
      cpu.busy(micros);
    }
  }

  @Override
  public boolean end(Runnable last, long millis) {
    return cpu.end(last, millis);
  }

  @Override
  public double scale() {
    return cpu.scale();
  }
}

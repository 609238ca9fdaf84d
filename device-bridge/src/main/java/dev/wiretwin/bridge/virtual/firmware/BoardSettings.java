package dev.wiretwin.bridge.virtual.firmware;

import dev.wiretwin.bridge.virtual.module.Profile;
import java.util.Map;
import java.util.Set;

/**
 * What can be chosen about a board before it is switched on. A value.
 *
 * @param name for logs and threads
 * @param profile how its {@code websocket} module behaves
 * @param baud the console's rate after every reset
 * @param timeScale real microseconds per device microsecond
 * @param heapBytes free memory before the script's first line
 * @param chipId what {@code node.chipid()} tells
 * @param banner whether the version is told at the start
 * @param watchdogMillis how long a script may keep the processor, device time
 * @param files what the flash holds at first, by name, {@code init.lua} among them
 * @param without names of modules left out of the build
 * @param seed of what {@code node.random()} tells
 */
public record BoardSettings(
    String name,
    Profile profile,
    int baud,
    double timeScale,
    int heapBytes,
    int chipId,
    boolean banner,
    int watchdogMillis,
    Map<String, byte[]> files,
    Set<String> without,
    long seed) {
  public static final BoardSettings DEFAULT =
      new BoardSettings(
          "board",
          Profile.NODEMCU_3_0_0,
          115200,
          1,
          45000,
          0xC0FFEE,
          true,
          500,
          Map.of(),
          Set.of(),
          1);

  public BoardSettings {
    if (baud <= 0 || timeScale <= 0 || heapBytes <= 0 || watchdogMillis <= 0) {
      throw new IllegalArgumentException(
          "baud, time scale, heap and watchdog must be above 0: "
              + (baud + ", " + timeScale + ", " + heapBytes + ", " + watchdogMillis));
    }
    files = Map.copyOf(files);
    without = Set.copyOf(without);
  }

  public BoardSettings withName(String other) {
    return new BoardSettings(
        other,
        profile,
        baud,
        timeScale,
        heapBytes,
        chipId,
        banner,
        watchdogMillis,
        files,
        without,
        seed);
  }

  public BoardSettings withProfile(Profile other) {
    return new BoardSettings(
        name,
        other,
        baud,
        timeScale,
        heapBytes,
        chipId,
        banner,
        watchdogMillis,
        files,
        without,
        seed);
  }

  public BoardSettings withBaud(int other) {
    return new BoardSettings(
        name,
        profile,
        other,
        timeScale,
        heapBytes,
        chipId,
        banner,
        watchdogMillis,
        files,
        without,
        seed);
  }

  public BoardSettings withTimeScale(double other) {
    return new BoardSettings(
        name,
        profile,
        baud,
        other,
        heapBytes,
        chipId,
        banner,
        watchdogMillis,
        files,
        without,
        seed);
  }

  public BoardSettings withHeapBytes(int other) {
    return new BoardSettings(
        name,
        profile,
        baud,
        timeScale,
        other,
        chipId,
        banner,
        watchdogMillis,
        files,
        without,
        seed);
  }

  public BoardSettings withChipId(int other) {
    return new BoardSettings(
        name,
        profile,
        baud,
        timeScale,
        heapBytes,
        other,
        banner,
        watchdogMillis,
        files,
        without,
        seed);
  }

  public BoardSettings withBanner(boolean other) {
    return new BoardSettings(
        name,
        profile,
        baud,
        timeScale,
        heapBytes,
        chipId,
        other,
        watchdogMillis,
        files,
        without,
        seed);
  }

  public BoardSettings withWatchdogMillis(int other) {
    return new BoardSettings(
        name, profile, baud, timeScale, heapBytes, chipId, banner, other, files, without, seed);
  }

  public BoardSettings withFiles(Map<String, byte[]> other) {
    return new BoardSettings(
        name,
        profile,
        baud,
        timeScale,
        heapBytes,
        chipId,
        banner,
        watchdogMillis,
        other,
        without,
        seed);
  }

  public BoardSettings withWithout(Set<String> other) {
    return new BoardSettings(
        name,
        profile,
        baud,
        timeScale,
        heapBytes,
        chipId,
        banner,
        watchdogMillis,
        files,
        other,
        seed);
  }

  public BoardSettings withSeed(long other) {
    return new BoardSettings(
        name,
        profile,
        baud,
        timeScale,
        heapBytes,
        chipId,
        banner,
        watchdogMillis,
        files,
        without,
        other);
  }
}

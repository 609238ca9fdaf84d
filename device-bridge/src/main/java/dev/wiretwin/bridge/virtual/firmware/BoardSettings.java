package dev.wiretwin.bridge.virtual.firmware;

import dev.wiretwin.bridge.virtual.module.Profile;
import java.util.Map;
import java.util.Set;

/**
 * What can be chosen about a board before it is switched on. A value.
 *
 * @param name for logs and threads
 * @param firmware what is flashed on it
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
    Firmware firmware,
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
          Firmware.LUA,
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
    Draft draft = new Draft(this);
    draft.name = other;
    return draft.settings();
  }

  public BoardSettings withFirmware(Firmware other) {
    Draft draft = new Draft(this);
    draft.firmware = other;
    return draft.settings();
  }

  public BoardSettings withProfile(Profile other) {
    Draft draft = new Draft(this);
    draft.profile = other;
    return draft.settings();
  }

  public BoardSettings withBaud(int other) {
    Draft draft = new Draft(this);
    draft.baud = other;
    return draft.settings();
  }

  public BoardSettings withTimeScale(double other) {
    Draft draft = new Draft(this);
    draft.timeScale = other;
    return draft.settings();
  }

  public BoardSettings withHeapBytes(int other) {
    Draft draft = new Draft(this);
    draft.heapBytes = other;
    return draft.settings();
  }

  public BoardSettings withChipId(int other) {
    Draft draft = new Draft(this);
    draft.chipId = other;
    return draft.settings();
  }

  public BoardSettings withBanner(boolean other) {
    Draft draft = new Draft(this);
    draft.banner = other;
    return draft.settings();
  }

  public BoardSettings withWatchdogMillis(int other) {
    Draft draft = new Draft(this);
    draft.watchdogMillis = other;
    return draft.settings();
  }

  public BoardSettings withFiles(Map<String, byte[]> other) {
    Draft draft = new Draft(this);
    draft.files = other;
    return draft.settings();
  }

  public BoardSettings withWithout(Set<String> other) {
    Draft draft = new Draft(this);
    draft.without = other;
    return draft.settings();
  }

  public BoardSettings withSeed(long other) {
    Draft draft = new Draft(this);
    draft.seed = other;
    return draft.settings();
  }

  /** The same values, one of which is about to change. */
  private static final class Draft {
    private String name;
    private Firmware firmware;
    private Profile profile;
    private int baud;
    private double timeScale;
    private int heapBytes;
    private int chipId;
    private boolean banner;
    private int watchdogMillis;
    private Map<String, byte[]> files;
    private Set<String> without;
    private long seed;

    Draft(BoardSettings from) {
      name = from.name;
      firmware = from.firmware;
      profile = from.profile;
      baud = from.baud;
      timeScale = from.timeScale;
      heapBytes = from.heapBytes;
      chipId = from.chipId;
      banner = from.banner;
      watchdogMillis = from.watchdogMillis;
      files = from.files;
      without = from.without;
      seed = from.seed;
    }

    BoardSettings settings() {
      return new BoardSettings(
          name,
          firmware,
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
  }
}

package dev.wiretwin.bridge.virtual.host;

import dev.wiretwin.bridge.virtual.at.AtGeneration;
import dev.wiretwin.bridge.virtual.fault.Fault;
import dev.wiretwin.bridge.virtual.fault.FaultParser;
import dev.wiretwin.bridge.virtual.fault.FaultProblem;
import dev.wiretwin.bridge.virtual.fault.FaultTarget;
import dev.wiretwin.bridge.virtual.fault.ResetCause;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.bridge.virtual.line.HostLine;
import dev.wiretwin.bridge.virtual.line.LineCounters;
import dev.wiretwin.bridge.virtual.line.LineFaults;
import dev.wiretwin.bridge.virtual.line.WireFaults;
import dev.wiretwin.bridge.virtual.module.FileStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * One board of the process, plugged in or not: has faults happen to it, remembers those that last,
 * tells the register and the diary. One thread at a time: first whoever starts it, then the control
 * thread, in the end whoever closes it.
 */
final class HostedBoard implements FaultTarget, ControlDesk, AutoCloseable {
  private final Workshop shop;
  private final BoardSettings settings;
  private final FileStore files;
  private final boolean zeroSizeGivesPointer;
  private final Socket socket;
  private final BoardRegister register;
  private final Consumer<String> diary;
  private final ControlPlace control;

  private Optional<Path> link;
  private BoardEntry entry;
  private PluggedBoard plugged;
  private LineFaults noise;
  private long slowMillis;
  private long brownOutMillis;
  private boolean wifiLost;
  private boolean gpio0Low;
  private Fault.Openings resetOnOpen = Fault.Openings.NEVER;

  HostedBoard(Workshop shop, BoardRegister register, Making making, Consumer<String> diary)
      throws IOException {
    this.shop = shop;
    this.register = register;
    this.settings = making.settings;
    this.files = making.files;
    this.zeroSizeGivesPointer = making.zeroSizeGivesPointer;
    this.socket = making.socket;
    this.link = making.link;
    this.diary = diary;
    noise = LineFaults.DEFAULT.withSeed(settings.seed());
    control = ControlPlace.open(register.control(settings.name()));
    entry = BoardEntry.ofThisProcess(settings.name(), control.file());
  }

  /**
   * What a hosted board is made of.
   *
   * @param files outlive its unplugging
   * @param link the path of its port; empty for none
   */
  record Making(
      BoardSettings settings,
      FileStore files,
      boolean zeroSizeGivesPointer,
      Socket socket,
      Optional<Path> link) {}

  ControlPlace control() {
    return control;
  }

  BoardEntry entry() {
    return entry;
  }

  /** Plugs it in; it has no power yet, so that faults can be in force from its first byte on. */
  void plugIn() throws IOException {
    HostLine line = socket.plug(link);
    plugged = new PluggedBoard(shop, settings, files, line, zeroSizeGivesPointer, diary);
    entry = entry.at(port(line.address()), real(line.address()));
    register.write(entry);
  }

  /** Only a line over TCP is found under something that is no path. */
  private static String port(String address) {
    return Path.of(address).isAbsolute() ? address : "tcp://" + address;
  }

  private static String real(String address) {
    try {
      return Path.of(address).toRealPath().toString();
    } catch (IOException noPath) {
      return address;
    }
  }

  void powerOn() {
    plugged.powerOn();
    diary.accept("power on, seed=" + settings.seed() + ", at " + entry.port());
  }

  // ---- the control socket

  @Override
  public String answer(String request) {
    try {
      if (request.startsWith("fault ")) {
        strike(FaultParser.parse(request.substring("fault ".length())));
        return "ok";
      } else if (request.equals("info")) {
        return "ok " + info();
      }
      return "no '" + request + "' is no request; there are: fault SPEC, info";
    } catch (FaultProblem
        | IllegalStateException
        | InvalidPathException
        | UncheckedIOException refused) {
      return "no " + refused.getMessage();
    }
  }

  private String info() {
    if (plugged == null) {
      return "unplugged";
    }
    LineCounters counters = plugged.counters();
    return String.format(
        "port=%s device=%s seed=%d to-board=%d to-host=%d overruns=%d unheard=%d garbled=%d"
            + " baud=%d time-scale=%s profile=%s",
        entry.port(),
        entry.device(),
        settings.seed(),
        counters.toBoard(),
        counters.toHost(),
        counters.overruns(),
        counters.unheard(),
        counters.garbled(),
        settings.baud(),
        settings.timeScale(),
        settings.firmware().isAt()
            ? "at-" + AtGeneration.of(settings.firmware()).word()
            : settings.profile().word());
  }

  /** Has a fault happen and writes it down. */
  void strike(Fault fault) {
    fault.happenTo(this);
    diary.accept("fault " + fault.spec() + ", seed=" + settings.seed());
  }

  // ---- faults

  private PluggedBoard board() {
    if (plugged == null) {
      throw new IllegalStateException("the board is unplugged: replug it first");
    }
    return plugged;
  }

  @Override
  public void noise(Fault.Noise wanted) {
    board();
    UnaryOperator<WireFaults> change =
        wire ->
            switch (wanted.damage()) {
              case DROP -> wire.withDrop(wanted.probability(), wanted.longestRun());
              case FLIP -> wire.withFlip(wanted.probability());
              case REPEAT -> wire.withRepeat(wanted.probability());
            };
    noise =
        wanted.direction() == Fault.Direction.TO_BOARD
            ? noise.withToBoard(change.apply(noise.toBoard()))
            : noise.withToHost(change.apply(noise.toHost()));
    plugged.afflict(noise);
  }

  @Override
  public void stall(long millis) {
    board().stall(millis);
  }

  /** Lasts until it has come true, or until the noise is changed. */
  @Override
  public void resetAtByte(long number) {
    board().afflict(noise.withCutAfterBytes(number));
  }

  @Override
  public void brownOut(long periodMillis) {
    board().brownOut(periodMillis);
    brownOutMillis = periodMillis;
  }

  @Override
  public void wifiLost(long millis) {
    board().loseWifi(millis);
    wifiLost = millis == 0;
  }

  @Override
  public void wifiBack() {
    board().bringWifiBack();
    wifiLost = false;
  }

  @Override
  public void failAllocation(int nth) {
    board().failAllocation(nth);
  }

  @Override
  public void outOfMemory() {
    board().starve();
  }

  @Override
  public void slowCallbacks(long millis) {
    board().slowCallbacks(millis);
    slowMillis = millis;
  }

  @Override
  public void unplug() {
    board().close();
    plugged = null;
    tell(entry.at(entry.port(), ""));
  }

  @Override
  public void replug(Optional<String> path) {
    if (plugged != null) {
      throw new IllegalStateException("the board is plugged in: unplug it first");
    }
    Optional<Path> before = link;
    link = path.map(Path::of).or(() -> before);
    try {
      plugIn();
    } catch (IOException refused) {
      link = before;
      throw new UncheckedIOException(refused.getMessage(), refused);
    }
    afflictAgain();
    powerOn();
  }

  private void afflictAgain() {
    plugged.afflict(noise);
    plugged.slowCallbacks(slowMillis);
    plugged.brownOut(brownOutMillis);
    plugged.holdGpio0(gpio0Low);
    if (resetOnOpen != Fault.Openings.NEVER) {
      plugged.resetOnOpen(resetOnOpen);
    }
    if (wifiLost) {
      plugged.loseWifi(0);
    }
  }

  @Override
  public void reset(ResetCause cause) {
    board().reset(cause.reason());
  }

  @Override
  public void resetOnOpen(Fault.Openings openings) {
    board().resetOnOpen(openings);
    resetOnOpen = openings;
  }

  @Override
  public void gpio0Low() {
    board().holdGpio0(true);
    gpio0Low = true;
  }

  @Override
  public void clear() {
    noise = LineFaults.DEFAULT.withSeed(settings.seed());
    slowMillis = 0;
    brownOutMillis = 0;
    wifiLost = false;
    gpio0Low = false;
    if (plugged != null && resetOnOpen != Fault.Openings.NEVER) {
      plugged.resetOnOpen(Fault.Openings.NEVER);
    }
    resetOnOpen = Fault.Openings.NEVER;
    if (plugged != null) {
      afflictAgain();
      plugged.bringWifiBack();
      plugged.failAllocation(0);
    }
  }

  private void tell(BoardEntry now) {
    entry = now;
    try {
      register.write(entry);
    } catch (IOException e) {
      diary.accept("the board's entry could not be renewed: " + e.getMessage());
    }
  }

  /** Unplugs it for good and takes it off the register. */
  @Override
  public void close() {
    if (plugged != null) {
      plugged.close();
      plugged = null;
    }
    try {
      control.close();
      register.remove(settings.name());
    } catch (IOException e) {
      diary.accept("something was left behind: " + e.getMessage());
    }
  }
}

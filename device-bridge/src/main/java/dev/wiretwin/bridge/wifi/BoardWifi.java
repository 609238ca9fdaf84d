package dev.wiretwin.bridge.wifi;

import dev.wiretwin.bridge.console.LuaRunner;
import dev.wiretwin.bridge.console.LuaText;
import dev.wiretwin.bridge.serial.ConsoleLog;
import dev.wiretwin.core.frame.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Brings a board into a Wi-Fi network and tells how it stands, by Lua that leaves nothing behind on
 * the board. A password goes to the board and nowhere else. For one thread, the runner's.
 *
 * <p>Source: manual page {@code wifi}.
 */
public final class BoardWifi implements Wifi {
  /** How long a board may look around. */
  static final Duration SCAN_LIMIT = Duration.ofSeconds(10);

  private static final String HEX =
      ":gsub(\".\",function(c) return (\"%02x\"):format(c:byte()) end)";
  private static final int MOST_NETWORKS = 200;
  private static final int PIECE = 32;
  private static final long POLL_MS = 250;

  private final LuaRunner runner;
  private final LongSupplier nanoClock;
  private final Optional<ConsoleLog> log;

  public BoardWifi(LuaRunner runner, LongSupplier nanoClock) {
    this(runner, nanoClock, Optional.empty());
  }

  /**
   * @param log sees what the runner types, and must not see passwords
   */
  public BoardWifi(LuaRunner runner, LongSupplier nanoClock, Optional<ConsoleLog> log) {
    this.runner = runner;
    this.nanoClock = nanoClock;
    this.log = log;
  }

  // ---- status

  @Override
  public WifiStatus status() throws IOException, InterruptedException {
    String numbers =
        runner.ask(
            "local s=wifi.sta ",
            "wifi.getmode()..\",\"..s.status()..\",\"..(s.getip() or \"\")..\",\""
                + "..(s.getrssi and s.getrssi() or \"\")");
    String[] parts = numbers.split(",", -1);
    try {
      return new WifiStatus(
          Integer.parseInt(parts[0]),
          Integer.parseInt(parts[1]),
          Optional.of(ssid()).filter(name -> !name.isEmpty()),
          Optional.of(parts[2]).filter(ip -> !ip.isEmpty()),
          parts[3].isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(parts[3])));
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException garbled) {
      throw new IOException("the board tells of its Wi-Fi what we cannot read: " + numbers);
    }
  }

  /** The first of what {@code getconfig} returns; the second, the password, stays on the board. */
  private String ssid() throws IOException, InterruptedException {
    String hex = runner.ask("local n=wifi.sta.getconfig() or \"\" ", "(n" + HEX + ")");
    try {
      return new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException garbled) {
      throw new IOException("the board tells of its network what we cannot read: " + hex);
    }
  }

  // ---- looking around

  @Override
  public List<WifiNetwork> scan() throws IOException, InterruptedException {
    int mode = number(runner.ask("", "wifi.getmode()"));
    boolean station = (mode & WifiStatus.STATION) != 0;
    if (!station) {
      changeMode(mode | WifiStatus.STATION, false);
    }
    try {
      runner.ask(
          "_wts=0 wifi.sta.getap(1,function(t) local l={} for b,v in pairs(t or {}) do"
              + " l[#l+1]=b..\",\"..v end if _wts then _wts=l end end) ",
          "1");
      return networks(found());
    } finally {
      runner.ask("_wts=nil ", "1");
      if (!station) {
        changeMode(mode, false);
      }
    }
  }

  private void changeMode(int mode, boolean save) throws IOException, InterruptedException {
    runner.ask("wifi.setmode(" + mode + "," + save + ") ", "1");
  }

  private int found() throws IOException, InterruptedException {
    long end = nanoClock.getAsLong() + SCAN_LIMIT.toNanos();
    while (nanoClock.getAsLong() - end < 0) {
      int count = number(runner.ask("", "type(_wts)==\"table\" and #_wts or -1"));
      if (count >= 0) {
        return Math.min(count, MOST_NETWORKS);
      }
      pause();
    }
    throw new IOException(
        "the board looks for networks without an end: while it connects to one it cannot look for"
            + " others; try again");
  }

  private List<WifiNetwork> networks(int count) throws IOException, InterruptedException {
    List<WifiNetwork> networks = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      String hex = runner.ask("", "(_wts[" + i + "]" + HEX + ")");
      try {
        networks.add(WifiNetwork.ofHex(hex));
      } catch (IllegalArgumentException garbled) {
        throw new IOException("the board tells of a network what we cannot read: " + hex);
      }
    }
    networks.sort((one, other) -> Integer.compare(other.rssi(), one.rssi()));
    return List.copyOf(networks);
  }

  // ---- joining

  @Override
  public void join(WifiLogin login) throws IOException, InterruptedException {
    List<ConsoleLog.Hidden> hidden = hide(login.password());
    try {
      int mode = number(runner.ask("", "wifi.getmode()"));
      if ((mode & WifiStatus.STATION) == 0) {
        changeMode(mode | WifiStatus.STATION, true);
      }
      if (login.hostName().isPresent()) {
        runner.ask("wifi.sta.sethostname(\"" + login.hostName().get() + "\") ", "1");
      }
      configure(login);
    } finally {
      hidden.forEach(ConsoleLog.Hidden::close);
    }
  }

  private void configure(WifiLogin login) throws IOException, InterruptedException {
    try {
      runner.ask("_wtc={ssid=\"\",auto=true,save=true} ", "1");
      send("ssid", login.ssid());
      if (login.password().length() > 0) {
        runner.ask("_wtc.pwd=\"\" ", "1");
        send("pwd", login.password());
      }
      String taken =
          runner.ask("local ok,r=pcall(wifi.sta.config,_wtc) ", "ok and tostring(r) or \"no\"");
      if (!taken.equals("true")) {
        throw new IOException(
            "the board does not take the network: does its firmware have wifi.sta.config with a"
                + " table, as from 2.0 on?");
      }
    } finally {
      runner.ask("_wtc=nil ", "1");
    }
  }

  private void send(String field, Bytes value) throws IOException, InterruptedException {
    for (String piece : pieces(value)) {
      String target = "_wtc." + field;
      runner.ask(target + "=" + target + ".." + piece + " ", "1");
    }
  }

  /**
   * As Lua's literals, each of which fits into a line; none is so short that it could be guessed.
   */
  private static List<String> pieces(Bytes value) {
    int count = (value.length() + PIECE - 1) / PIECE;
    byte[] bytes = value.toArray();
    List<String> pieces = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] part =
          Arrays.copyOfRange(bytes, i * bytes.length / count, (i + 1) * bytes.length / count);
      pieces.add(LuaText.literal(new String(part, StandardCharsets.ISO_8859_1)));
    }
    return pieces;
  }

  /** The password itself, and the way it is typed. */
  private List<ConsoleLog.Hidden> hide(Bytes password) {
    List<ConsoleLog.Hidden> hidden = new ArrayList<>();
    if (log.isPresent() && password.length() > 0) {
      hidden.add(log.get().hide(password.toArray()));
      for (String piece : pieces(password)) {
        hidden.add(log.get().hide(piece.substring(1, piece.length() - 1)));
      }
    }
    return hidden;
  }

  // ---- being in

  @Override
  public WifiStatus awaitAddress(Duration limit) throws IOException, InterruptedException {
    JoinWatch watch = new JoinWatch(nanoClock, limit);
    while (true) {
      WifiStatus now = status();
      Optional<String> failure = watch.failure(now);
      if (now.hasAddress()) {
        return now;
      } else if (failure.isPresent()) {
        throw new IOException(failure.get());
      }
      pause();
    }
  }

  private static int number(String answer) throws IOException {
    try {
      return Integer.parseInt(answer.strip());
    } catch (NumberFormatException garbled) {
      throw new IOException("the board answers what we cannot read: " + answer);
    }
  }

  /** Lets the board work in peace for a moment: nobody counts this latch down. */
  @SuppressWarnings("ResultOfMethodCallIgnored")
  private static void pause() throws InterruptedException {
    new CountDownLatch(1).await(POLL_MS, TimeUnit.MILLISECONDS);
  }
}

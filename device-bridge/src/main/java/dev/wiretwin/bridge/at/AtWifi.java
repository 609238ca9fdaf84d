package dev.wiretwin.bridge.at;

import dev.wiretwin.bridge.serial.ConsoleLog;
import dev.wiretwin.bridge.wifi.Wifi;
import dev.wiretwin.bridge.wifi.WifiLogin;
import dev.wiretwin.bridge.wifi.WifiNetwork;
import dev.wiretwin.bridge.wifi.WifiStatus;
import dev.wiretwin.core.frame.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A module's way into a Wi-Fi network, by AT commands. Its clients go on meanwhile, but nothing is
 * sent or fetched while it looks for networks or joins one: a module does one thing at a time. For
 * one thread, not the module's own.
 */
public final class AtWifi implements Wifi {
  private static final Duration QUICK = Duration.ofSeconds(5);
  private static final Duration SCAN = Duration.ofSeconds(20);

  /** A module gives up by itself after 15 s, and some take longer to notice. */
  private static final Duration JOIN = Duration.ofSeconds(40);

  private static final long POLL_MS = 250;

  private final AtAsk module;
  private final ConsoleLog log;
  private final LongSupplier nanoClock;

  /** What became of the last attempt to join; null for none. */
  private CompletableFuture<AtAnswer> joining;

  private Bytes wanted = Bytes.EMPTY;

  /**
   * @param log must not see passwords
   */
  AtWifi(AtModule module, ConsoleLog log, LongSupplier nanoClock) {
    this.module = new AtAsk(module);
    this.log = log;
    this.nanoClock = nanoClock;
  }

  // ---- status

  @Override
  public WifiStatus status() throws IOException, InterruptedException {
    AtGeneration.Traits traits = module.traits();
    String passing = traits.flash().passing();
    int mode = mode(passing);
    AtAnswer state = module.ask(traits.networkQuery(), QUICK);
    AtAnswer joined = module.ask("AT+CWJAP" + passing + "?", QUICK);
    Optional<AtNetworkText> network =
        Optional.ofNullable(joined.after("+CWJAP" + passing + ':')).flatMap(AtNetworkText::joined);
    Optional<String> address = AtNetworkText.address(module.ask("AT+CIFSR", QUICK).lines());
    int station = AtNetworkText.station(state, address.isPresent());
    return new WifiStatus(
        mode,
        station,
        network.map(AtNetworkText::ssid).or(() -> AtNetworkText.wanted(state)),
        station == WifiStatus.GOT_IP ? address : Optional.empty(),
        network.map(AtNetworkText::rssi).orElse(OptionalInt.empty()));
  }

  private int mode(String passing) throws IOException, InterruptedException {
    AtAnswer answer = module.demand("AT+CWMODE" + passing + "?", QUICK);
    String told = answer.after("+CWMODE" + passing + ':');
    if (told == null || !told.strip().matches("[0-3]")) {
      throw new IOException("the module tells of its Wi-Fi what we cannot read: " + answer.words());
    }
    return Integer.parseInt(told.strip());
  }

  // ---- looking around

  @Override
  public List<WifiNetwork> scan() throws IOException, InterruptedException {
    String passing = module.traits().flash().passing();
    int mode = mode(passing);
    boolean station = (mode & WifiStatus.STATION) != 0;
    if (!station) {
      module.demand("AT+CWMODE" + passing + '=' + (mode | WifiStatus.STATION), QUICK);
    }
    try {
      List<WifiNetwork> heard = new ArrayList<>();
      for (String line : module.demand("AT+CWLAP", SCAN).lines()) {
        AtNetworkText.heard(line).ifPresent(heard::add);
      }
      heard.sort((one, other) -> Integer.compare(other.rssi(), one.rssi()));
      return List.copyOf(heard);
    } finally {
      if (!station) {
        module.demand("AT+CWMODE" + passing + '=' + mode, QUICK);
      }
    }
  }

  // ---- joining

  @Override
  public void join(WifiLogin login) throws IOException, InterruptedException {
    AtGeneration.Flash flash = module.traits().flash();
    for (String command : flash.write()) {
      module.demand(command, QUICK);
    }
    try {
      prepare(login, flash);
      begin(login, flash);
    } finally {
      // behind the attempt, whether there is one or not
      flash.spare().forEach(command -> module.submit(command, QUICK));
    }
  }

  private void prepare(WifiLogin login, AtGeneration.Flash flash)
      throws IOException, InterruptedException {
    int mode = mode(flash.passing());
    if ((mode & WifiStatus.STATION) == 0) {
      module.demand("AT+CWMODE" + flash.lasting() + '=' + (mode | WifiStatus.STATION), QUICK);
    }
    if (login.hostName().isPresent()) {
      module.demand("AT+CWHOSTNAME=" + AtCommand.quoted(login.hostName().get()), QUICK);
    }
  }

  private void begin(WifiLogin login, AtGeneration.Flash flash) {
    wanted = login.ssid();
    String password = latin1(login.password());
    String command =
        "AT+CWJAP"
            + flash.lasting()
            + '='
            + AtCommand.quoted(latin1(login.ssid()))
            + ','
            + AtCommand.quoted(password);
    List<String> secrets = List.of(password, bare(AtCommand.quoted(password)));
    List<ConsoleLog.Hidden> hidden = new ArrayList<>();
    for (String secret : password.isEmpty() ? List.<String>of() : secrets) {
      hidden.add(log.hide(secret.getBytes(StandardCharsets.ISO_8859_1)));
    }
    joining = module.submit(command, JOIN, secrets);
    joining.whenComplete((answer, failure) -> hidden.forEach(ConsoleLog.Hidden::close));
  }

  private static String bare(String quoted) {
    return quoted.substring(1, quoted.length() - 1);
  }

  private static String latin1(Bytes bytes) {
    return new String(bytes.toArray(), StandardCharsets.ISO_8859_1);
  }

  // ---- being in

  @Override
  public WifiStatus awaitAddress(Duration limit) throws IOException, InterruptedException {
    long end = nanoClock.getAsLong() + limit.toNanos();
    if (joining != null) {
      demandJoined(limit);
    }
    while (true) {
      WifiStatus now = status();
      if (now.hasAddress()) {
        return now;
      } else if (nanoClock.getAsLong() - end >= 0) {
        throw new IOException(now.trouble(limit));
      }
      pause();
    }
  }

  private void demandJoined(Duration limit) throws IOException, InterruptedException {
    AtAnswer answer =
        AtAsk.await(joining, limit)
            .orElseThrow(() -> new IOException(now(WifiStatus.CONNECTING).trouble(limit)));
    joining = null;
    if (answer.isOk()) {
      return;
    }
    String code = answer.after("+CWJAP:");
    boolean known = code != null && code.strip().matches("[1-4]");
    throw new IOException(
        known
            ? now(Integer.parseInt(code.strip())).trouble(limit)
            : "the module does not join network \""
                + wanted.text()
                + "\" and does not say why ("
                + answer.words()
                + "): try again, and look whether its Wi-Fi is on");
  }

  /** While the module joins it cannot be asked; its numbers for a failure are ours. */
  private WifiStatus now(int station) {
    return new WifiStatus(
        WifiStatus.STATION,
        station,
        Optional.of(wanted.text()),
        Optional.empty(),
        OptionalInt.empty());
  }

  /** Lets the module work in peace for a moment: nobody counts this latch down. */
  @SuppressWarnings("ResultOfMethodCallIgnored")
  private static void pause() throws InterruptedException {
    new CountDownLatch(1).await(POLL_MS, TimeUnit.MILLISECONDS);
  }
}

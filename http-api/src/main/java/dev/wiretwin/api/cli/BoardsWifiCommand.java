package dev.wiretwin.api.cli;

import dev.wiretwin.bridge.at.AtBoard;
import dev.wiretwin.bridge.at.AtListener;
import dev.wiretwin.bridge.at.AtSettings;
import dev.wiretwin.bridge.console.BoardTarget;
import dev.wiretwin.bridge.console.ConsoleDialog;
import dev.wiretwin.bridge.identify.Identification;
import dev.wiretwin.bridge.identify.Identifier;
import dev.wiretwin.bridge.serial.ConsoleLog;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.SerialLine;
import dev.wiretwin.bridge.wifi.BoardWifi;
import dev.wiretwin.bridge.wifi.Wifi;
import dev.wiretwin.bridge.wifi.WifiLogin;
import java.io.Console;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wiretwin boards wifi}: a board's way into a Wi-Fi network. */
@Command(
    name = "wifi",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Tells how a board stands with Wi-Fi, looks for networks, or joins one.",
      "The board must be at its Lua prompt, or be a module with AT firmware. It remembers",
      "the network on its flash. The password goes to the board and nowhere else; no command",
      "line has it."
    },
    parameterListHeading = "%nWhat:%n",
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      ExitCode.OK + ":told; or the board is in the network and has an address",
      ExitCode.USAGE + ":the command line was not understood, or there is no password",
      ExitCode.INFRASTRUCTURE + ":the port cannot be had, the board does not answer or not get in"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  wiretwin boards wifi /dev/ttyUSB0",
      "  wiretwin boards wifi usb-1-1.2 scan",
      "  wiretwin boards wifi usb-1-1.2 join lab      # asks for the password, unseen",
      "  wiretwin boards wifi usb-1-1.2 join lab --password-file ~/.lab-wifi"
    })
final class BoardsWifiCommand implements Callable<Integer> {
  private static final int LONGEST_WAIT = 600;
  private static final long SET_UP_SECONDS = 60;

  /** What to do. */
  enum Action {
    STATUS,
    SCAN,
    JOIN
  }

  @Spec private CommandSpec spec;

  @Mixin private PortOption port;

  @Mixin private WifiPassword password;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "status|scan|join",
      defaultValue = "status",
      description = "What to do (default: ${DEFAULT-VALUE}).")
  private Action action;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "SSID",
      description = "The network to join.")
  private String ssid;

  @Option(
      names = "--baud",
      paramLabel = "N",
      defaultValue = "" + BoardTarget.USUAL_BAUD,
      description = "The board's rate (default: ${DEFAULT-VALUE}).")
  private int baud;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "20",
      description = "How long to wait for an address (default: ${DEFAULT-VALUE}).")
  private int wait;

  @Option(names = "--json", description = "Print one JSON document instead of the lines.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    demandSense();
    Optional<WifiLogin> login = action == Action.JOIN ? Optional.of(login()) : Optional.empty();
    try (Progress progress = Progress.on(spec.commandLine().getErr(), System::nanoTime)) {
      progress.begin("asking " + port.name());
      Identification found =
          new Identifier(System::nanoTime)
              .identify(port.address(), new FixedRate(port.opening(), baud));
      if (found instanceof Identification.AtFirmware) {
        onModule(login, progress);
      } else {
        onLua(login, progress);
      }
      return ExitCode.OK;
    } catch (IOException failed) {
      throw CommandFailure.ofLine(failed.getMessage(), failed);
    }
  }

  private void onLua(Optional<WifiLogin> login, Progress progress)
      throws IOException, InterruptedException {
    ConsoleDialog dialog = new ConsoleDialog(System::nanoTime, "f");
    try (SerialLine line = port.opening().open(baud, dialog)) {
      dialog.on(line);
      dialog.synchronise();
      work(new BoardWifi(dialog, System::nanoTime), login, progress);
    }
  }

  private void onModule(Optional<WifiLogin> login, Progress progress)
      throws IOException, InterruptedException {
    SetUp setUp = new SetUp();
    AtBoard.Surroundings around =
        new AtBoard.Surroundings(
            System::nanoTime, Runnable::run, new ConsoleLog(Clock.systemUTC()));
    AtSettings settings = AtSettings.DEFAULT.withBaud(baud, baud);
    try (AtBoard board = AtBoard.open(port.opening(), settings, setUp, around)) {
      setUp.await();
      work(board.wifi(), login, progress);
    }
  }

  /** Waits until a module is set up. Thread safe. */
  private static final class SetUp implements AtListener {
    private final CompletableFuture<Void> ready = new CompletableFuture<>();

    void await() throws IOException, InterruptedException {
      try {
        ready.get(SET_UP_SECONDS, TimeUnit.SECONDS);
      } catch (TimeoutException late) {
        throw new LineFailure("the module cannot be set up in time: reset it and try again");
      } catch (ExecutionException failed) {
        throw new LineFailure(failed.getCause().getMessage());
      }
    }

    @Override
    public void ready(String summary) {
      ready.complete(null);
    }

    @Override
    public void restarted(String why) {
      // it is set up again
    }

    @Override
    public void troubled(String why) {
      ready.completeExceptionally(new LineFailure(why));
    }

    @Override
    public void gone(String why) {
      ready.completeExceptionally(new LineFailure(why));
    }

    @Override
    public void remark(String text) {
      // the status tells
    }
  }

  private void work(Wifi wifi, Optional<WifiLogin> login, Progress progress)
      throws IOException, InterruptedException {
    WifiAnswer answer = new WifiAnswer(spec.commandLine().getOut(), port.address(), json);
    if (login.isPresent()) {
      progress.goOn("joining " + SafeText.of(ssid) + " with " + port.name());
      wifi.join(login.get());
      answer.status(wifi.awaitAddress(Duration.ofSeconds(wait)));
    } else if (action == Action.SCAN) {
      progress.goOn("looking for networks with " + port.name());
      answer.networks(wifi.scan());
    } else {
      answer.status(wifi.status());
    }
  }

  private void demandSense() {
    if (action == Action.JOIN && ssid == null) {
      throw wrong("Join which network? Name it: join SSID.", null);
    } else if (action != Action.JOIN && ssid != null) {
      String word = action.name().toLowerCase(Locale.ROOT);
      throw wrong(word + " takes no network: only join does.", null);
    } else if (wait < 1 || wait > LONGEST_WAIT) {
      throw wrong("--wait: must be 1 to " + LONGEST_WAIT + ".", null);
    }
  }

  private WifiLogin login() {
    String secret =
        password.read(spec.commandLine(), System.getenv(), BoardsWifiCommand::askUnseen);
    try {
      return WifiLogin.of(ssid, secret);
    } catch (IllegalArgumentException impossible) {
      throw wrong(SafeText.of(impossible.getMessage()) + ".", impossible);
    }
  }

  private static Optional<char[]> askUnseen() {
    Console person = System.console();
    return person == null
        ? Optional.empty()
        : Optional.ofNullable(person.readPassword("password: "));
  }

  private ParameterException wrong(String sentence, Exception cause) {
    return new ParameterException(spec.commandLine(), sentence, cause);
  }
}

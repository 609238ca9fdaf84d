package dev.wiretwin.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.session.Wish;
import java.io.InputStream;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wiretwin session}: a WebSocket client for people, on the JVM or on a board. */
@Command(
    name = "session",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Talks to a WebSocket server from the JVM or from a board: each line is a message,",
      "and what comes back is printed. /help lists the commands. Close statuses are told",
      "with their documented meaning and in a sentence.",
      "When standard input is no terminal each of its lines is sent in turn, and the",
      "session ends when nothing has come for a while after the last."
    },
    parameterListHeading = "%nParameters:%n",
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      ExitCode.OK + ":closed in order: status 0 or -6, or left by a person",
      ExitCode.FAILED
          + ":the server did wrong (-7, -15, -17, -19, limits, -9xx), or a line was refused",
      ExitCode.USAGE + ":the command line, a command or the URL (-1 to -4) makes no sense",
      ExitCode.INFRASTRUCTURE + ":no answer: name, time, network, board or service (-5, -18, -1xx)",
      ExitCode.STOPPED + ":ended by Ctrl-C"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  wiretwin session ws://127.0.0.1:9001/",
      "  wiretwin session --target board:virt0 ws://192.168.1.7:8080/chat",
      "  echo hello | wiretwin session ws://127.0.0.1:9001/",
      "  WIRETWIN_TOKEN=… wiretwin session --service http://bench:8080 ws://127.0.0.1:9001/",
      "  wiretwin session --json -H 'Origin: http://a' ws://127.0.0.1:9001/ < lines.txt"
    })
final class SessionCommand implements Callable<Integer> {
  private static final String TOKEN = "WIRETWIN_TOKEN";

  @Spec private CommandSpec spec;

  @Mixin private StateFolder state;

  @Parameters(
      arity = "0..1",
      paramLabel = "URL",
      description = "Where to connect; without it, wait for /connect.")
  private String url;

  @Option(
      names = "--target",
      paramLabel = "TARGET",
      defaultValue = "jvm",
      description =
          "jvm, or board:ID as wiretwin boards lists it, or board:PORT (default: jvm). A module"
              + " with AT firmware has more ways: board:ID+tls leaves TLS to it, board:ID+ws takes"
              + " its own WebSocket, +rtscts uses RTS and CTS. board:ID+921600 raises a board's rate"
              + " meanwhile.")
  private String target;

  @Option(
      names = {"--service", "--url"},
      paramLabel = "HTTP-URL",
      description = "Use this running service, with the token in $WIRETWIN_TOKEN if it wants one.")
  private String service;

  @Option(
      names = {"-H", "--header"},
      paramLabel = "NAME:VALUE",
      description = "Send this header with the opening handshake; may be given again.")
  private List<String> headers = List.of();

  @Option(
      names = "--subprotocol",
      paramLabel = "NAME",
      description = "Offer this subprotocol; may be given again, the dearest first.")
  private List<String> subprotocols = List.of();

  @Option(names = "--insecure-tls", description = "Believe any certificate of a wss:// server.")
  private boolean insecureTls;

  @Option(names = "--timestamps", description = "Put the time before each line.")
  private boolean timestamps;

  @Option(names = "--json", description = "Print each event as one line of JSON.")
  private boolean json;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "1",
      description =
          "When the input has ended, leave after so long without an event (default: ${DEFAULT-VALUE}).")
  private double wait;

  private final InputStream in;

  SessionCommand() {
    this(System.in);
  }

  /** For a test that types. */
  SessionCommand(InputStream in) {
    this.in = in;
  }

  @Override
  public Integer call() throws InterruptedException {
    Wish wish =
        new Wish(
            target,
            headerMap(),
            subprotocols.isEmpty() ? null : subprotocols,
            insecureTls ? true : null);
    boolean terminal = in == System.in && System.console() != null && !json;
    try (SessionPlace place = place();
        Keyboard keyboard = keyboard(terminal);
        StopSignal stop = StopSignal.listening()) {
      PrintWriter err = spec.commandLine().getErr();
      if (terminal) {
        err.println("/help lists the commands; Ctrl-D leaves");
      }
      SessionTalk talk =
          new SessionTalk(
              place,
              keyboard,
              err,
              System::nanoTime,
              new SessionTalk.Manner(terminal, Math.round(wait * 1_000), lines(terminal)),
              wish);
      stop.asked().thenRun(talk::leave);
      return talk.run(Optional.ofNullable(url));
    } catch (Refusal refused) {
      throw new CommandFailure(ExitCode.INFRASTRUCTURE, SafeText.of(refused.getMessage()), refused);
    }
  }

  private SessionPlace place() {
    return service == null
        ? new OwnSessions(target, state.folder())
        : new ServiceSessions(service, Optional.ofNullable(System.getenv(TOKEN)));
  }

  private Keyboard keyboard(boolean terminal) {
    return terminal
        ? TerminalKeyboard.ofThisProcess()
        : new PipedKeyboard(in, spec.commandLine().getOut());
  }

  private Function<JsonNode, Optional<String>> lines(boolean terminal) {
    if (json) {
      return event -> Optional.of(event.toString());
    }
    return new SessionLines(
            timestamps ? Optional.of(ZoneId.systemDefault()) : Optional.empty(), !terminal)
        ::of;
  }

  private Map<String, String> headerMap() {
    Map<String, String> all = new LinkedHashMap<>();
    for (String header : headers) {
      String[] parts = header.split(":", 2);
      if (parts.length < 2) {
        throw new ParameterException(
            spec.commandLine(), "A header is NAME:VALUE, not " + SafeText.of(header));
      }
      all.put(parts[0].strip(), parts[1].strip());
    }
    return all.isEmpty() ? null : all;
  }
}

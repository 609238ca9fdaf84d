package dev.wiretwin.bridge.at;

import dev.wiretwin.core.engine.Outcome.Cause;
import dev.wiretwin.core.transport.Endpoint;
import dev.wiretwin.core.transport.TlsTrust;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Opens one link of a module, and finds out why it could not be: the first generation says so in
 * words, the others are asked whether they have a network and know the name. On the module's loop.
 */
final class AtOpening {
  private static final long TCP = TimeUnit.SECONDS.toNanos(35);
  private static final long TLS = TimeUnit.SECONDS.toNanos(120);
  private static final long QUICK = TimeUnit.SECONDS.toNanos(5);

  /** Who is refused hears it at once; who is not answered has to wait for several tries. */
  private static final long REFUSAL = TimeUnit.SECONDS.toNanos(3);

  private final Endpoint endpoint;
  private final int link;
  private final AtDialect dialect;
  private final Door door;
  private final Result result;
  private long begun;

  /** What it needs of its module. */
  interface Door {
    void submit(AtCommand command);

    long now();

    void after(long millis, Runnable task);

    /** Whether it has started a moment ago, so that it may be about to join its network. */
    boolean mayBeJoining();
  }

  /** How it went. */
  interface Result {
    /** Whether somebody still waits for it. */
    boolean isWanted();

    void opened();

    void nameNotFound(String host);

    void failed(Cause cause, String sentence);
  }

  AtOpening(Endpoint endpoint, int link, AtDialect dialect, Door door, Result result) {
    this.endpoint = endpoint;
    this.link = link;
    this.dialect = dialect;
    this.door = door;
    this.result = result;
  }

  /** Starts; the result is told once, unless the module starts anew or is lost. */
  void begin() {
    String start =
        "AT+CIPSTART="
            + link
            + (isTls() ? ",\"SSL\"," : ",\"TCP\",")
            + AtCommand.quoted(endpoint.host())
            + ','
            + endpoint.port();
    if (start.length() + 2 > AtCommand.MOST_BYTES) {
      result.failed(
          Cause.ABORTED,
          "a host of "
              + endpoint.host().length()
              + " characters does not fit into a command of the module: use a shorter name");
      return;
    }
    before(new ArrayDeque<>(isTls() ? tlsSettings() : List.of()), start);
  }

  private boolean isTls() {
    return endpoint.tls().isPresent();
  }

  /** By the board's own TLS whom it trusts is kept in its flash; we only say whether to look. */
  private List<String> tlsSettings() {
    if (dialect.generation() == AtGeneration.NONOS_1) {
      return dialect.traits().beforeTls();
    }
    boolean verify = !(endpoint.tls().get() instanceof TlsTrust.Anything);
    return List.of(
        "AT+CIPSSLCCONF=" + link + (verify ? ",2,0,0" : ",0"),
        "AT+CIPSSLCSNI=" + link + ',' + AtCommand.quoted(endpoint.host()));
  }

  private void before(ArrayDeque<String> settings, String start) {
    String next = settings.poll();
    if (next == null) {
      begun = door.now();
      ask(start, isTls() ? TLS : TCP, this::started);
      return;
    }
    ask(
        next,
        QUICK,
        answer -> {
          if (answer.isOk() || next.startsWith("AT+CIPSSLCSNI")) {
            before(settings, start); // a name that cannot be told is not always needed
          } else {
            result.failed(
                Cause.TLS,
                "the module refused "
                    + next
                    + " ("
                    + answer.words()
                    + "): use TLS by the host, or load certificates into the module");
          }
        });
  }

  private void ask(String text, long limit, Consumer<AtAnswer> then) {
    door.submit(AtCommand.plain(text, limit, answer -> answer.unlessGone(then)));
  }

  private void started(AtAnswer answer) {
    long took = door.now() - begun;
    if (answer.isOk()) {
      result.opened();
    } else if (answer.kind() == AtAnswer.Kind.UNKNOWN) {
      result.failed(Cause.TIMEOUT, "the module did not say whether it has connected: try again");
    } else {
      new AtDiagnosis(dialect, endpoint.host(), door, new Found(answer, took)).begin(answer);
    }
  }

  /** Why it was not opened, as far as the module tells. */
  private final class Found implements AtDiagnosis.Result {
    private final AtAnswer why;
    private final long took;

    Found(AtAnswer why, long took) {
      this.why = why;
      this.took = took;
    }

    @Override
    public void again() {
      if (result.isWanted()) {
        begin();
      } else {
        result.failed(Cause.ABORTED, "nobody waits for it any more");
      }
    }

    @Override
    public void noNetwork() {
      result.failed(
          Cause.UNREACHABLE,
          "the module has no address: join it to a network, or wait until it has");
    }

    @Override
    public void noName() {
      result.nameNotFound(endpoint.host());
    }

    @Override
    public void nothingFound() {
      notOpened(why, took);
    }
  }

  private void notOpened(AtAnswer why, long took) {
    String words = " (it says " + why.words() + ')';
    if (isTls()) {
      result.failed(
          Cause.TLS,
          "the module could neither connect nor agree on TLS, and does not say which" + words);
    } else if (took < REFUSAL) {
      result.failed(Cause.RESET, "the connection was refused, as far as the module tells" + words);
    } else {
      result.failed(Cause.TIMEOUT, "the module gave up connecting" + words);
    }
  }
}

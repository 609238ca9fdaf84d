package dev.wiretwin.bridge.at;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Finds out why a module could not connect, when it says no more than ERROR: has it a network, and
 * does it know the name? On the module's loop.
 */
final class AtDiagnosis {
  private static final long QUICK = TimeUnit.SECONDS.toNanos(5);
  private static final long NAME = TimeUnit.SECONDS.toNanos(20);

  /** How long to wait for a module that joins its network. */
  private static final long AGAIN_MS = 500;

  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");

  private final AtDialect dialect;
  private final String host;
  private final AtOpening.Door door;
  private final Result result;

  /** What was found. */
  interface Result {
    /** It has none yet, and may be about to join one: a moment has passed, try it again. */
    void again();

    void noNetwork();

    void noName();

    /** It is neither of these. */
    void nothingFound();
  }

  AtDiagnosis(AtDialect dialect, String host, AtOpening.Door door, Result result) {
    this.dialect = dialect;
    this.host = host;
    this.door = door;
    this.result = result;
  }

  /** Starts; the result is told once, unless the module starts anew or is lost. */
  void begin(AtAnswer refusal) {
    if (refusal.says("DNS Fail")) {
      result.noName();
    } else if (refusal.says("no ip")) {
      withoutNetwork();
    } else {
      ask(dialect.traits().networkQuery(), QUICK, this::ofNetwork);
    }
  }

  private void ask(String text, long limit, Consumer<AtAnswer> then) {
    door.submit(AtCommand.plain(text, limit, answer -> answer.unlessGone(then)));
  }

  private void ofNetwork(AtAnswer network) {
    String state = network.after("+CWSTATE:");
    if (network.says("STATUS:5") || state != null && !state.startsWith("2")) {
      withoutNetwork();
    } else if (ADDRESS.matcher(host).matches()) {
      result.nothingFound();
    } else {
      ask("AT+CIPDOMAIN=" + AtCommand.quoted(host), NAME, this::ofName);
    }
  }

  private void withoutNetwork() {
    if (door.mayBeJoining()) {
      door.after(AGAIN_MS, result::again);
    } else {
      result.noNetwork();
    }
  }

  private void ofName(AtAnswer name) {
    if (name.kind() == AtAnswer.Kind.ERROR) {
      result.noName();
    } else {
      result.nothingFound();
    }
  }
}

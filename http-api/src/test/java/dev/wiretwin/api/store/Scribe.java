package dev.wiretwin.api.store;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.store.KeptComparisons.Ending;
import dev.wiretwin.api.store.KeptComparisons.Outcome;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/**
 * A process that keeps things for ever and says of each, on a line, as soon as it may rely on it:
 * to be killed at any moment. Ends by itself, with what refused it, when there is no room.
 */
final class Scribe {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final int SCENARIOS = 3;

  private final SqliteStore store;
  private final String name;
  private final PrintStream out;
  private final int bytes;
  private long event;

  private Scribe(SqliteStore store, String name, PrintStream out, int bytes) {
    this.store = store;
    this.name = name;
    this.out = out;
    this.bytes = bytes;
  }

  /**
   * @param args the state folder, what ids begin with, bytes of a report
   */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    SqliteStore store = SqliteStore.forService(Path.of(args[0]));
    Scribe scribe = new Scribe(store, args[1], out, Integer.parseInt(args[2]));
    try {
      scribe.write();
    } catch (Refusal refused) {
      scribe.say("refused " + refused.code() + " " + refused.getMessage());
      store.close();
    }
  }

  private void write() {
    event = store.events().open(1_000_000);
    for (int i = 0; ; i++) {
      comparison(name + "." + i);
    }
  }

  private void comparison(String id) {
    KeptComparisons kept = store.comparisons();
    kept.add(ComparisonsContract.asked(id, "smoke"));
    say("added " + id);
    kept.start(id, NOW);
    say("started " + id);
    for (int scenario = 0; scenario < SCENARIOS; scenario++) {
      kept.keep(id, new Outcome(scenario, "s", "same", false), report(id, scenario, bytes));
      say("kept " + id + " " + scenario);
    }
    kept.end(id, Ending.finished(NOW, "same", 0));
    say("finished " + id);
    event++;
    store.events().keep(List.of(EventsContract.entry(event)), event);
    say("event " + event);
    long fence = store.leases().take("virt0", LeasesContract.ANN, NOW, NOW).orElseThrow().fence();
    say("fence " + fence);
  }

  /**
   * What that report must be when it is read again: the same for the same words, and no two alike.
   */
  static byte[] report(String id, int scenario, int bytes) {
    byte[] report = new byte[bytes];
    new Random(id.hashCode() * 31L + scenario).nextBytes(report);
    return report;
  }

  /** Whoever listened may be gone: then there is nothing left to do. */
  private void say(String line) {
    out.print(line + "\n");
    if (out.checkError()) {
      throw new IllegalStateException("nobody listens");
    }
  }
}

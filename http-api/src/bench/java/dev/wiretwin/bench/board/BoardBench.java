package dev.wiretwin.bench.board;

import dev.wiretwin.bench.board.BoardSettings.Section;
import dev.wiretwin.bench.report.Bar;
import dev.wiretwin.bench.report.Claim;
import dev.wiretwin.bench.report.Report;
import dev.wiretwin.bench.report.Spread;
import dev.wiretwin.bench.run.Neighbours;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What virtual boards cost, and whether they keep up with their lines. */
public final class BoardBench {
  private static final int MANY = 64;
  private static final int BUSY = 16;
  private static final int BAUD = 115_200;
  private static final int[] BAUDS = {9600, BAUD, 921_600};
  private static final int IDLE_SECONDS = 10;
  private static final int ECHO_SECONDS = 10;
  private static final long SETTLE_MILLIS = 3000;

  private final BoardSettings settings;
  private final PrintWriter progress;
  private final List<Claim> claims = new ArrayList<>();

  public BoardBench(BoardSettings settings, PrintWriter progress) {
    this.settings = settings;
    this.progress = progress;
  }

  public Report run() throws IOException, InterruptedException {
    start().close(); // builds what is stale
    Optional<Neighbours> before = Neighbours.now();
    Map<String, String> conditions = new LinkedHashMap<>();
    conditions.put("java", System.getProperty("java.vm.version"));
    conditions.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    conditions.put("rounds", Integer.toString(settings.rounds()));
    for (Section section : Section.values()) {
      if (settings.only().contains(section)) {
        measure(section);
      }
    }
    Optional<Neighbours> after = Neighbours.now();
    before.ifPresent(
        early -> after.ifPresent(late -> conditions.put("others had", late.sentenceSince(early))));
    return new Report(conditions, List.of(), claims);
  }

  private void measure(Section section) throws IOException, InterruptedException {
    progress.println(section + " …");
    progress.flush();
    switch (section) {
      case START -> startToPrompt();
      case MEMORY -> memory();
      case IDLE -> idle();
      case ECHO -> echo();
      case PACE -> pace();
      case SOAK -> soak();
      default -> throw new IllegalArgumentException("no section " + section);
    }
  }

  private void claim(Section section, String what, Bar bar, double... values) {
    claims.add(new Claim(section.toString(), what, Optional.of(Spread.of(values)), bar));
  }

  private HostingProcess start(String... more) throws IOException {
    return start(1, more);
  }

  private HostingProcess start(int count, String... more) throws IOException {
    Path state = Files.createTempDirectory("wiretwin-bench");
    return HostingProcess.start(settings.launcher(), state, count, more);
  }

  /** With a script on each board; it has started when this returns. */
  private HostingProcess startEchoing() throws IOException, InterruptedException {
    Path script = Files.createTempFile("echo", ".lua");
    Files.writeString(script, Echo.SCRIPT);
    HostingProcess host = start(BUSY, "--init", script.toString());
    Files.delete(script);
    host.awaitPrompts();
    return host;
  }

  private static void pass(long millis) throws InterruptedException {
    new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
  }

  private void startToPrompt() throws IOException, InterruptedException {
    double[] seconds = new double[settings.rounds()];
    for (int i = 0; i < seconds.length; i++) {
      long began = System.nanoTime();
      try (HostingProcess host = start()) {
        seconds[i] = (host.ports().get(0).awaitPrompt() - began) / 1e9;
      }
    }
    claim(Section.START, "from the command to the prompt", Bar.atMost(1, " s"), seconds);
  }

  private void memory() throws IOException, InterruptedException {
    Map<Integer, Double> mib = new LinkedHashMap<>();
    for (int count : new int[] {1, BUSY, MANY}) {
      try (HostingProcess host = start(count)) {
        host.awaitPrompts();
        pass(SETTLE_MILLIS);
        mib.put(count, host.consumption().mib());
      }
      claim(Section.MEMORY, "process of " + count, Bar.none(" MiB"), mib.get(count));
    }
    double each = (mib.get(MANY) - mib.get(1)) / (MANY - 1);
    claim(Section.MEMORY, "each board more", Bar.atMost(4, " MiB"), each);
  }

  private void idle() throws IOException, InterruptedException {
    try (HostingProcess host = start(MANY)) {
      host.awaitPrompts();
      pass(SETTLE_MILLIS);
      double[] percent = new double[settings.rounds()];
      for (int i = 0; i < percent.length; i++) {
        double before = host.consumption().cpuSeconds();
        pass(TimeUnit.SECONDS.toMillis(IDLE_SECONDS));
        percent[i] = 100 * (host.consumption().cpuSeconds() - before) / IDLE_SECONDS;
      }
      String what = MANY + " boards, share of one processor";
      claim(Section.IDLE, what, Bar.atMost(1, " %"), percent);
    }
  }

  private void echo() throws IOException, InterruptedException {
    int rounds = settings.rounds();
    double[] lost = new double[rounds];
    double[] behind = new double[rounds];
    double[] percent = new double[rounds];
    try (HostingProcess host = startEchoing()) {
      Echo echo = new Echo(BAUD, ECHO_SECONDS);
      for (int i = 0; i < rounds; i++) {
        double before = host.consumption().cpuSeconds();
        long began = System.nanoTime();
        List<Echo.Outcome> outcomes = echo.on(host.ports());
        double seconds = (System.nanoTime() - began) / 1e9;
        percent[i] = 100 * (host.consumption().cpuSeconds() - before) / seconds;
        lost[i] = outcomes.stream().mapToLong(o -> o.missing() + o.wrong()).sum();
        behind[i] = outcomes.stream().mapToDouble(Echo.Outcome::behindMillis).max().orElseThrow();
      }
    }
    String all = BUSY + " boards at " + BAUD + " for " + ECHO_SECONDS + " s: ";
    claim(Section.ECHO, all + "bytes lost or wrong", Bar.atMost(0, ""), lost);
    claim(Section.ECHO, all + "the last one behind its line", Bar.atMost(200, " ms"), behind);
    claim(Section.ECHO, all + "share of one processor", Bar.none(" %"), percent);
  }

  private void pace() throws IOException, InterruptedException {
    for (int baud : BAUDS) {
      double[] toHost = new double[settings.rounds()];
      double[] toBoard = new double[settings.rounds()];
      try (HostingProcess host = start("--baud", Integer.toString(baud))) {
        host.awaitPrompts();
        Pace pace = new Pace(host.ports().get(0), baud);
        for (int i = 0; i < settings.rounds(); i++) {
          toHost[i] = pace.toHost();
          toBoard[i] = pace.toBoard();
        }
      }
      claim(Section.PACE, baud + " baud to the host, off by", Bar.atMost(2, " %"), toHost);
      claim(Section.PACE, baud + " baud to the board, off by", Bar.atMost(2, " %"), toBoard);
    }
  }

  private void soak() throws IOException, InterruptedException {
    try (HostingProcess host = startEchoing()) {
      Soak soak = new Soak(host, BAUD, progress);
      Soak.Outcome outcome = soak.run(settings.soakSeconds());
      String all = settings.soakSeconds() + " s of echo and faults: ";
      claim(Section.SOAK, all + "faults", Bar.none(""), outcome.faults());
      claim(Section.SOAK, all + "echoed", Bar.none(" MB"), outcome.megabytes());
      claim(Section.SOAK, all + "more threads", Bar.atMost(0, ""), outcome.threads());
      claim(Section.SOAK, all + "more open files", Bar.atMost(0, ""), outcome.files());
      claim(Section.SOAK, all + "more memory", Bar.atMost(16, " MiB"), outcome.mib());
      claim(Section.SOAK, all + "boards that do not answer", Bar.atMost(0, ""), outcome.dead());
      claim(Section.SOAK, all + "lines of complaint", Bar.atMost(0, ""), outcome.complaints());
    }
  }
}

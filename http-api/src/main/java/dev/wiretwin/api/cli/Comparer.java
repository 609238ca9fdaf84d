package dev.wiretwin.api.cli;

import dev.wiretwin.api.comparisons.ComparisonInfo;
import dev.wiretwin.api.comparisons.Wish;
import dev.wiretwin.api.report.ScenarioReport;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Somebody who makes comparisons: this process, or a service. All methods may throw a refusal, with
 * a sentence for people.
 */
interface Comparer extends AutoCloseable {
  ComparisonInfo submit(Wish wish) throws IOException, InterruptedException;

  /** How far it is; waits for its end, but not beyond the limit. */
  ComparisonInfo look(String id, Duration limit) throws IOException, InterruptedException;

  /** The names of the scenarios that are done, in order. */
  List<String> done(String id) throws IOException, InterruptedException;

  ScenarioReport scenario(String id, String name) throws IOException, InterruptedException;

  /**
   * The report of what there is.
   *
   * @param ending which form: {@code html}, {@code json}, {@code xml}, {@code har}, {@code pcap}
   */
  byte[] report(String id, String ending) throws IOException, InterruptedException;

  void cancel(String id) throws IOException, InterruptedException;

  /** The latest, newest first. */
  List<ComparisonInfo> latest(int limit) throws IOException, InterruptedException;

  /** Lets go of boards and everything else. */
  @Override
  void close();
}

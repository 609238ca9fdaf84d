package dev.wiretwin.api.cli;

import dev.wiretwin.api.demo.DocumentedStatus;
import dev.wiretwin.api.demo.StepResult;
import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.engine.CloseFrame;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The demo as {@code demo --json} prints it. Immutable.
 *
 * @param format rises when a field changes its meaning or goes away
 * @param asDocumented how many of the steps were
 */
record DemoJson(int format, int count, int asDocumented, List<Step> steps) {
  static DemoJson of(List<StepResult> results) {
    int good = (int) results.stream().filter(StepResult::isAsDocumented).count();
    return new DemoJson(1, results.size(), good, results.stream().map(Step::of).toList());
  }

  /**
   * One step.
   *
   * @param close how it ended; absent if there was no close event
   */
  record Step(
      String what,
      int documentedStatus,
      String documentedMeaning,
      boolean asDocumented,
      Ending close,
      String sentence,
      double milliseconds) {
    private static final double NANOS = 1e6;

    static Step of(StepResult result) {
      return new Step(
          result.what(),
          result.expected(),
          DocumentedStatus.meaningOf(result.expected()),
          result.isAsDocumented(),
          result.close().map(Ending::of).orElse(null),
          result.sentence(),
          Math.round(result.nanos() / NANOS * 10) / 10.0);
    }
  }

  /** The close event. */
  record Ending(
      int status, String first, boolean clean, Frame received, Frame sent, Integer httpStatus) {
    static Ending of(Close close) {
      return new Ending(
          close.status(),
          close.first().name().toLowerCase(Locale.ROOT),
          close.clean(),
          Frame.of(close.received()),
          Frame.of(close.sent()),
          close.httpStatus().isPresent() ? close.httpStatus().getAsInt() : null);
    }
  }

  /** A close frame. */
  record Frame(int code, String reason) {
    static Frame of(Optional<CloseFrame> frame) {
      return frame.map(f -> new Frame(f.code(), f.reason())).orElse(null);
    }
  }
}

package dev.wiretwin.api.cli;

import dev.wiretwin.api.demo.StepResult;
import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.engine.CloseFrame;
import dev.wiretwin.core.engine.Side;
import java.util.Optional;
import java.util.OptionalInt;

/** Results of steps for the tests of what is printed about them. */
final class DemoSamples {
  static final StepResult GOOD =
      new StepResult("server leaves", -6, Optional.of(byPeer()), Optional.empty(), 12_345_678);
  static final StepResult WRONG =
      new StepResult("we leave", 0, Optional.of(byPeer()), Optional.empty(), 1_000_000);
  static final StepResult SILENT =
      new StepResult("nobody leaves", -19, Optional.empty(), Optional.empty(), 1_000_000);
  static final StepResult REFUSED =
      new StepResult("no switching", -17, Optional.of(refused()), Optional.empty(), 1_000_000);

  private DemoSamples() {}

  private static Close byPeer() {
    return new Close(
        -6,
        Side.PEER,
        Optional.of(new CloseFrame(1001, "")),
        Optional.of(new CloseFrame(1001, "lunch")),
        true,
        OptionalInt.empty(),
        "It closed.");
  }

  private static Close refused() {
    return new Close(
        -17,
        Side.PEER,
        Optional.empty(),
        Optional.empty(),
        false,
        OptionalInt.of(404),
        "It said 404.");
  }
}

package dev.wiretwin.core.scenario;

/** Names client steps for people: by number, from 1, and by verb. Stateless. */
final class StepWords {
  private StepWords() {}

  /**
   * @param index from 0
   */
  static String nth(Scenario scenario, int index) {
    return "step " + (index + 1) + " (" + of(scenario.client().get(index)) + ")";
  }

  static String of(ClientStep step) {
    if (step instanceof ClientStep.New) {
      return "new";
    } else if (step instanceof ClientStep.Connect) {
      return "connect";
    } else if (step instanceof ClientStep.Send) {
      return "send";
    } else if (step instanceof ClientStep.Close) {
      return "close";
    } else if (step instanceof ClientStep.Config) {
      return "config";
    } else if (step instanceof ClientStep.On on) {
      return "on " + on.event();
    } else if (step instanceof ClientStep.WaitMs wait) {
      return "wait " + wait.ms() + " ms";
    } else if (step instanceof ClientStep.WaitEvent wait) {
      return "wait for " + wait.event() + (wait.n() == 1 ? "" : " number " + wait.n());
    }
    return ((ClientStep.LuaOnly) step).what();
  }
}

package dev.wiretwin.api.report;

import java.util.ArrayList;
import java.util.List;

/** Says in one line what a target did. Stateless. */
final class EventLine {
  private static final int MOST = 40;
  private static final String NOTHING = "nothing";

  private EventLine() {}

  static String of(TargetReport target) {
    List<String> words = new ArrayList<>();
    target.events().stream().limit(MOST).forEach(event -> words.add(word(event)));
    if (target.events().size() > MOST) {
      words.add("and " + (target.events().size() - MOST) + " more");
    }
    return words.isEmpty() ? NOTHING : String.join(", ", words);
  }

  private static String word(TargetReport.Event event) {
    return switch (event.type()) {
      case "receive" ->
          "receive "
              + FrameWords.opcode(event.opcode())
              + " "
              + FrameWords.shortly(event.payload());
      case "close" -> "close " + event.close().status();
      case "error" -> "error in step " + (event.step() + 1);
      default -> event.type();
    };
  }
}

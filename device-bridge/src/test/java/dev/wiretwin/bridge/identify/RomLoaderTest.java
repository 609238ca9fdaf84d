package dev.wiretwin.bridge.identify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RomLoaderTest {
  private static boolean answers(UnaryOperator<String> end) throws Exception {
    ScriptedLine line = new ScriptedLine().at(115_200, end);
    try (Contact contact =
        Contact.open(line.opening(), System::nanoTime, Deadline.in(System::nanoTime, 5_000))) {
      return new RomLoader(contact).answers();
    }
  }

  @Test
  void itAnswersItsSynchronisation() throws Exception {
    assertThat(
            answers(
                said ->
                    said.startsWith("\u00C0\0\b$\0\0\0\0\0\7\7\22 UUUU") && said.length() == 46
                        ? "\u00C0\1\b\2\0\7\7\22 \0\0\u00C0"
                        : ""))
        .isTrue();
  }

  @Test
  void itsOwnWordsComingBackAreNoAnswer() throws Exception {
    assertThat(answers(said -> said)).isFalse();
  }
}

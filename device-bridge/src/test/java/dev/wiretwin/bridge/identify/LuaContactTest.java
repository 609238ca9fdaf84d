package dev.wiretwin.bridge.identify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wiretwin.bridge.serial.LineFailure;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class LuaContactTest {
  private ScriptedLine line;
  private int depth;

  private LuaContact with(UnaryOperator<String> console) throws LineFailure {
    line = new ScriptedLine().at(115_200, console);
    return new LuaContact(
        Contact.open(line.opening(), System::nanoTime, Deadline.in(System::nanoTime, 3_000)));
  }

  /** What a console echoes, and prints if it is Lua's business. */
  private static String console(String typed, String result) {
    return typed.replace("\n", "\r\n") + printed(typed, result) + "> ";
  }

  private static String printed(String typed, String result) {
    int token = typed.indexOf("print(\"@\"..\"");
    return token < 0
        ? ""
        : "@" + typed.substring(token + 12, typed.indexOf(':', token) + 1) + result + "@\r\n";
  }

  @Test // VB-22
  void anAnswerIsNoEcho() throws Exception {
    assertThat(with(typed -> console(typed, "42")).answers(50)).isTrue();
    assertThat(with(typed -> typed.replace("\n", "\r\n")).answers(5)).isFalse();
    assertThat(with(typed -> typed).answers(5)).isFalse();
    assertThat(with(typed -> console(typed, "6*7")).answers(5)).isFalse();
  }

  @Test // VB-23
  void anOpenChunkIsEnded() throws Exception {
    LuaContact lua =
        with(
            typed -> {
              if (typed.startsWith("]]\n")) {
                depth = 0;
              }
              return depth > 0 ? typed.replace("\n", "\r\n>> ") : console(typed, "42");
            });
    depth = 1;
    assertThat(lua.answers(20)).isTrue();
    assertThat(line.written).hasSize(3);
  }

  @Test
  void aScriptThatHasWhatIsPrintedDoesNotHinder() throws Exception {
    LuaContact lua =
        with(
            typed -> {
              String echo = typed.replace("\n", "\r\n");
              int token = typed.indexOf("uart.write(0,\"@\"..\"");
              return token < 0
                  ? echo + "> "
                  : echo + "@" + typed.substring(token + 19, typed.indexOf(':') + 1) + "42@\n> ";
            });
    assertThat(lua.answers(30)).isTrue();
    assertThat(lua.ask("", "node.heap()")).isEqualTo("42");
    assertThat(line.written.get(line.written.size() - 1))
        .matches(
            "uart\\.write\\(0,\"@\"\\.\\.\".*:\"\\.\\.\\(node\\.heap\\(\\)\\)\\.\\.\"@\\\\n\"\\)\n");
  }

  @Test
  void aBoardThatDoesNotAnswerAnyMoreIsSaid() throws Exception {
    LuaContact lua = with(typed -> "");
    assertThatExceptionOfType(LineFailure.class)
        .isThrownBy(() -> lua.ask("", "1"))
        .withMessageContaining("does not answer");
  }
}

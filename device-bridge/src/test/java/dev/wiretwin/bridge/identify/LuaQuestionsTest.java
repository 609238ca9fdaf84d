package dev.wiretwin.bridge.identify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wiretwin.bridge.console.LuaRunner;
import dev.wiretwin.bridge.identify.BootReason.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LuaQuestionsTest {
  private final List<String> asked = new ArrayList<>();

  private LuaQuestions with(LuaRunner board) {
    return new LuaQuestions(
        (before, expression) -> {
          asked.add(before + expression);
          return board.ask(before, expression);
        },
        System::nanoTime);
  }

  private static String firmware3(String before, String expression) {
    if (expression.contains("node_version")) {
      return "3|0|0";
    } else if (expression.contains("git_")) {
      return "3.0.0-release_20240225|release|36cbf9f";
    } else if (expression.contains("number_type")) {
      return "float|65536|wifi,node,websocket";
    }
    return common(before, expression);
  }

  private static String common(String before, String expression) {
    if (expression.contains("_VERSION")) {
      return "Lua 5.1|0.5|41000|8734645|4194304|12";
    } else if (expression.contains("bootreason")) {
      return "2,2,28,1,0,0,4,0";
    } else if (expression.contains("getmode")) {
      return "1,5,10.0.0.7,-61";
    } else if (before.contains("getconfig")) {
      return "6c6162";
    }
    throw new AssertionError(before + expression);
  }

  /** Knows no groups, and answers all else as plain values. */
  private static String firmware2(String before, String expression) {
    if (before.contains("node.info(\"")) {
      return "||";
    } else if (before.contains("node.info()")) {
      return "2|2|1";
    } else if (expression.contains("mqtt")) {
      return "http,net,node,";
    } else if (expression.contains("websocket")) {
      return "tmr,uart,";
    } else if (expression.contains(" or \"\")..(")) {
      return "";
    } else if (expression.contains("_VERSION")) {
      return "Lua 5.1|0|38000|8734645|4194304|-1";
    }
    return common(before, expression);
  }

  @Test // VB-28
  void aFirmwareOfTodayTellsAll() throws Exception {
    LuaQuestions questions = with(LuaQuestionsTest::firmware3);
    questions.ask();
    LuaInfo info = questions.known();
    assertThat(info.version()).isEqualTo("3.0.0");
    assertThat(info.release()).isEqualTo("3.0.0-release_20240225");
    assertThat(info.branch()).isEqualTo("release");
    assertThat(info.commit()).isEqualTo("36cbf9f");
    assertThat(info.modules()).containsExactly("node", "websocket", "wifi");
    assertThat(info.integers()).isFalse();
    assertThat(info.lfsBytes()).isEqualTo(65_536);
    assertThat(info.heapBytes()).isEqualTo(41_000);
    assertThat(info.flashBytes()).isEqualTo(4 << 20);
    assertThat(info.uptimeSeconds()).isEqualTo(12);
    assertThat(info.boot()).map(BootReason::kind).contains(Kind.EXCEPTION);
    assertThat(info.wifi().orElseThrow().ssid()).contains("lab");
  }

  @Test // VB-29
  void anOlderOneIsAskedForEachModule() throws Exception {
    LuaQuestions questions = with(LuaQuestionsTest::firmware2);
    questions.ask();
    LuaInfo info = questions.known();
    assertThat(info.version()).isEqualTo("2.2.1");
    assertThat(info.release()).isEmpty();
    assertThat(info.modules()).containsExactly("http", "net", "node", "tmr", "uart");
    assertThat(info.hasWebsocket()).isFalse();
    assertThat(info.integers()).isTrue();
    assertThat(info.uptimeSeconds()).isEqualTo(-1);
    assertThat(info.wifi()).isEmpty();
  }

  @Test
  void questionsFitIntoALine() throws Exception {
    with(LuaQuestionsTest::firmware3).ask();
    with(LuaQuestionsTest::firmware2).ask();
    assertThat(asked).allMatch(question -> question.length() <= LuaRunner.LONGEST_ASK);
    assertThat(asked).as("no globals").noneMatch(question -> question.matches("(?s)[a-z]+=.*"));
  }

  @Test
  void whatCannotBeReadIsUnknown() throws Exception {
    LuaQuestions questions =
        with((before, expression) -> expression.contains("getmode") ? "1,0,," : "");
    questions.ask();
    LuaInfo info = questions.known();
    assertThat(info.heapBytes()).isEqualTo(-1);
    assertThat(info.boot()).isEmpty();
    questions = with((before, expression) -> "?");
    questions.ask();
    assertThat(questions.known().lfsBytes()).isEqualTo(-1);
  }

  @Test
  void whatWasToldBeforeItBreaksOffIsKnown() {
    LuaQuestions questions =
        with(
            (before, expression) -> {
              if (expression.contains("_VERSION")) {
                throw new IOException("too late");
              }
              return firmware3(before, expression);
            });
    assertThatExceptionOfType(IOException.class).isThrownBy(questions::ask);
    assertThat(questions.known().version()).isEqualTo("3.0.0");
    assertThat(questions.known().hasWebsocket()).isTrue();
    assertThat(questions.known().heapBytes()).isEqualTo(-1);
  }
}

package dev.wiretwin.bridge.identify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.identify.BootReason.Kind;
import dev.wiretwin.bridge.identify.Identification.BootLoop;
import dev.wiretwin.bridge.identify.Identification.LoaderMode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On a line whose other end is the test; boards that really loop are in {@link IdentifierTest}. */
@Timeout(60)
class BootWatchTest {
  private static final String ROM = " ets Jan  8 2013,rst cause:%d, boot mode:(%d,6)\r\n";
  private static final String FAILS =
      "init.lua:1: boom\r\nstack traceback:\r\n\t[C]: in function 'error'\r\n";

  private final ScriptedLine line = new ScriptedLine();

  private Contact open() throws Exception {
    return Contact.open(line.opening(), System::nanoTime, Deadline.in(System::nanoTime, 6_000));
  }

  private static LuaInfo started(long seconds, BootReason.Kind kind) {
    return new LuaInfo(
        "3.0.0",
        "",
        "",
        "",
        "Lua 5.1",
        List.of("node"),
        false,
        0,
        41_000,
        1,
        4 << 20,
        seconds,
        Optional.of(new BootReason(kind, "why")),
        Optional.empty());
  }

  @Test // VB-10
  void theRomIsHeardRightAfterOpening() throws Exception {
    try (Contact contact = open()) {
      BootWatch watch = new BootWatch(contact);
      line.says("\0" + ROM.formatted(2, 3) + "csum 0x17\r\n\r\nsystem, Flash size: 4194304\r\n");
      assertThat(watch.first()).contains("rst cause:2");
      assertThat(line.baud()).isEqualTo(74_880);
      line.says("NodeMCU 3.0.0.0 \r\n> ");
      watch.letItStart();
      assertThat(contact.heard()).endsWith("> ");
    }
  }

  @Test
  void aLineOfOneRateIsLeftAtIt() throws Exception {
    line.fixed("it has one rate");
    try (Contact contact = open()) {
      BootWatch watch = new BootWatch(contact);
      assertThat(watch.first()).isEmpty();
      assertThat(watch.nextStart("NodeMCU 3.0.0")).isEmpty();
      watch.letItStart();
    }
  }

  @Test // VB-64
  void theNextStartTellsWhy() throws Exception {
    try (Contact contact = open()) {
      BootWatch watch = new BootWatch(contact);
      contact.rate(74_880);
      line.says(ROM.formatted(4, 3));
      assertThat(watch.nextStart("NodeMCU"))
          .map(found -> ((BootLoop) found).reason().kind())
          .contains(Kind.HARDWARE_WATCHDOG);
      line.says(ROM.formatted(2, 3));
      assertThat(watch.nextStart(FAILS))
          .contains(
              new BootLoop(
                  new BootReason(Kind.LUA_ERROR, "error in a callback: init.lua:1: boom")));
      line.says(ROM.formatted(2, 1));
      assertThat(watch.nextStart("")).contains(new LoaderMode());
      assertThat(watch.nextStart("NodeMCU")).as("no start").isEmpty();
    }
  }

  @Test
  void aBoardThatRunsForLongDoesNotFall() throws Exception {
    try (Contact contact = open()) {
      BootWatch watch = new BootWatch(contact);
      assertThat(watch.falls(started(4, Kind.EXCEPTION))).isEmpty();
      assertThat(watch.falls(started(1, Kind.POWER_ON))).isEmpty();
      assertThat(watch.falls(started(-1, Kind.EXCEPTION))).isEmpty();
    }
  }

  @Test // VB-65
  void aFreshBoardThatStartsAgainFalls() throws Exception {
    try (Contact contact = open()) {
      line.says(FAILS);
      contact.listen(5);
      line.answerLater(50, () -> line.says("\u0000\u00FF".repeat(20)));
      assertThat(new BootWatch(contact).falls(started(1, Kind.RESTART)))
          .contains(
              new BootLoop(
                  new BootReason(Kind.LUA_ERROR, "error in a callback: init.lua:1: boom")));
    }
  }

  @Test
  void anErrorThatIsForgivenIsNoFall() throws Exception {
    try (Contact contact = open()) {
      line.says(FAILS);
      contact.listen(5);
      assertThat(new BootWatch(contact).falls(started(100, Kind.POWER_ON))).isEmpty();
    }
  }

  @Test
  void aStartIsTextOrNoise() {
    assertThat(BootWatch.isStart("NodeMCU 3.0.0.0 ")).isTrue();
    assertThat(BootWatch.isStart("\u00FF".repeat(30))).isTrue();
    assertThat(BootWatch.isStart("\u00FF tick tick tick tick tick tick")).isFalse();
  }
}

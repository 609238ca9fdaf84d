package dev.wiretwin.bridge.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wiretwin.core.scenario.Digest;
import dev.wiretwin.core.scenario.Scenario;
import dev.wiretwin.core.scenario.ScenarioReader;
import dev.wiretwin.core.scenario.ScriptPlayer;
import dev.wiretwin.core.scenario.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BoardPlayerTest implements ScriptPlayer.News {
  private final List<TraceEvent> events = new ArrayList<>();
  private final List<String> printed = new ArrayList<>();
  private final CompletableFuture<Void> stop = new CompletableFuture<>();
  private BenchConsole board;
  private BoardPlayer player;
  private int begun;
  private int steps;
  private Runnable onEvent = () -> {};

  @BeforeEach
  void plugIn() throws Exception {
    player =
        BoardPlayer.open(
            (baud, listener) -> board = new BenchConsole(listener), System::nanoTime, "t", 115_200);
  }

  @AfterEach
  void unplug() {
    player.close();
  }

  @Override
  public void begun() {
    begun++;
  }

  @Override
  public void printed(String line) {
    printed.add(line);
  }

  @Override
  public void saw(TraceEvent event) {
    events.add(event);
    onEvent.run();
  }

  @Override
  public void stepsDone(int count) {
    steps = count;
  }

  private static Scenario scenario(String client) {
    return ScenarioReader.read(
        "test.json",
        "{'id':'x.y','group':'x','status':'defined','client':[".replace('\'', '"')
            + client.replace('\'', '"')
            + "]}");
  }

  private void play(String client) throws Exception {
    player.play(new ScriptPlayer.Order(scenario(client), 4711, 1, stop), this);
  }

  private String words() {
    return events.stream().map(BoardPlayerTest::word).collect(Collectors.joining(" "));
  }

  private static String word(TraceEvent event) {
    if (event instanceof TraceEvent.Connection one) {
      return "connection(" + one.given().orElseThrow().first() + ")";
    } else if (event instanceof TraceEvent.Receive one) {
      return "receive(" + one.opcode() + " " + one.payload().text() + ")";
    } else if (event instanceof TraceEvent.Closed one) {
      return "close(" + one.close().status() + ")";
    } else if (event instanceof TraceEvent.Error one) {
      return "error(" + one.step() + " " + one.message().strip() + ")";
    }
    return "restart";
  }

  @Test
  void aScenarioIsPlayedOnTheBoardAndToldByIt() throws Exception {
    play(
        "{'do':'new'},{'do':'connect','url':'ws://h:{port}/,open,hello'},"
            + "{'do':'wait','event':'receive','n':1},{'do':'send','hex':'00ff0a'},"
            + "{'do':'send','fill':'61','len':3000,'opcode':2},{'do':'wait','ms':5},"
            + "{'do':'close'}");
    assertThat(words()).isEqualTo("connection(client) receive(1 hello) close(-6)");
    assertThat(begun).isEqualTo(1);
    assertThat(steps).isEqualTo(7);
    assertThat(events).extracting(TraceEvent::at).isSorted();
    assertThat(board.log())
        .containsExactly(
            "connect ws://h:4711/,open,hello",
            "send 3 \0\u00ff\n 0 nil",
            "send 3000 aaaaaaaaaaaaaaaaaaaa 1 2");
    assertThat(player.console()).anyMatch(line -> line.contains("powered by Lua"));
  }

  @Test
  void afterAWaitForAnEventStepsRunInsideItsCallbackAndOneAfterTheOther() throws Exception {
    onEvent =
        () -> {
          if (events.size() == 3) {
            stop.complete(null);
          }
        };
    play(
        "{'do':'new'},{'do':'connect','url':'u,open,x'},{'do':'wait','event':'connection','n':1},"
            + "{'do':'connect','url':'v,-5'},{'do':'wait','event':'close','n':1}");
    // had the callback been over before the next connect, its x would not stand in front
    assertThat(words()).isEqualTo("connection(client) receive(1 x) close(-5)");
  }

  @Test
  void whatOnlyLuaCanDoIsDoneInLua() throws Exception {
    play(
        "{'do':'new'},{'do':'connect'},{'do':'connect','url':{}},"
            + "{'do':'send_raw_args','args':['hi',2],'nargs':3},"
            + "{'do':'on','event':'close','handler':'string'},"
            + "{'do':'on','event':'message','handler':'none'},"
            + "{'do':'config','lua':'{headers={A=[[b]]}}'},{'do':'config','headers':[['C','d']]},"
            + "{'do':'lua','code':'log(type(ws)) local x=nil; x()'},"
            + "{'do':'gc'},{'do':'drop'},{'do':'close'}");
    assertThat(words())
        .startsWith(
            "error(1 bad argument #1 to 'connect' (string expected, got nil)) error(2 bad argument"
                + " #1 to 'connect' (string expected, got table)) error(3 Websocket isn't"
                + " connected.)")
        .contains("error(4 bad argument #2 to 'on' (function or nil))")
        .contains("error(8 [string \"log(type(ws)) local x=nil; x()\"]:1: attempt to call")
        .contains("error(11 attempt to index field '?' (a nil value))");
    assertThat(board.log()).containsExactly("config A=b", "config C=d", "userdata");
  }

  @Test
  void callbacksAreToldWithTheirArguments() throws Exception {
    play("{'do':'new'},{'do':'connect','url':'u,nil,long,stranger,lonely'}");
    TraceEvent.Connection first = (TraceEvent.Connection) events.get(0);
    assertThat(first.given().orElseThrow().first()).isEqualTo("nil");
    TraceEvent.Receive heavy = (TraceEvent.Receive) events.get(1);
    assertThat(heavy.payload().length()).isEqualTo(64);
    byte[] all = new byte[700];
    java.util.Arrays.fill(all, (byte) 0xFF);
    assertThat(heavy.digest()).contains(Digest.of(dev.wiretwin.core.frame.Bytes.of(all)));
    assertThat(heavy.given().orElseThrow().count()).isEqualTo(3);
    TraceEvent.Receive strange = (TraceEvent.Receive) events.get(2);
    assertThat(strange.given().orElseThrow().first()).isEqualTo("userdata");
    TraceEvent.Closed last = (TraceEvent.Closed) events.get(3);
    assertThat(last.given().orElseThrow().number()).hasValue(-100);
    assertThat(last.given().orElseThrow().count()).isEqualTo(1);
  }

  @Test
  void handlersMayConnectOnceOrFail() throws Exception {
    play(
        "{'do':'new'},{'do':'on','event':'close','handler':'connect','url':'bad'},"
            + "{'do':'connect','url':'u,-5'}");
    assertThat(words()).isEqualTo("close(-5) close(-1)");
    events.clear();
    play(
        "{'do':'new'},{'do':'on','event':'connection','handler':'throw'},"
            + "{'do':'connect','url':'u,open'}");
    assertThat(words()).isEqualTo("connection(client) restart");
  }

  @Test
  void handlersCanBeTakenAway() throws Exception {
    onEvent = () -> stop.complete(null);
    play(
        "{'do':'new'},{'do':'on','event':'connection','handler':'nil'},{'do':'new','c':2,'bare':true},"
            + "{'do':'on','c':2,'event':'close','handler':'default'},"
            + "{'do':'connect','url':'u,open'},{'do':'connect','c':2,'url':'u,open,-9'}");
    assertThat(words()).isEqualTo("close(-9)");
  }

  @Test
  void aBoardThatIsAskedToStopTellsAllItHasSeen() throws Exception {
    onEvent = () -> stop.complete(null);
    play(
        "{'do':'new'},{'do':'connect','url':'u,open,one,two'},{'do':'wait','event':'close','n':1}");
    assertThat(words()).isEqualTo("connection(client) receive(1 one) receive(1 two)");
    assertThat(steps).isEqualTo(2);
  }

  @Test
  void aBoardInTheMiddleOfAChunkIsBroughtToItsPromptFirst() throws Exception {
    board.write("x=[==[ no end\nfunction f()\n".getBytes());
    play("{'do':'new'},{'do':'connect','url':'bad'}");
    assertThat(words()).isEqualTo("close(-1)");
  }

  @Test
  void otherPeoplesPrintsAreConsoleTextAndDoNoHarm() throws Exception {
    board.noise.add("@u1:imposter\r\n");
    play("{'do':'new'},{'do':'lua','code':'print([[a tale]])'},{'do':'connect','url':'u,open,-6'}");
    assertThat(words()).isEqualTo("connection(client) close(-6)");
    assertThat(player.console()).anyMatch(line -> line.endsWith("a tale"));
    assertThat(printed).anyMatch(line -> line.endsWith("a tale"));
    assertThat(printed).noneMatch(line -> line.contains("powered by") || line.contains("_r("));
  }

  @Test
  void aLostPieceOfTheReportIsNoticed() {
    board.lossy = true;
    assertThatExceptionOfType(ScriptPlayer.Lost.class)
        .isThrownBy(
            () ->
                play("{'do':'new'},{'do':'connect','url':'u,open,long,long,long,long,long,long'}"))
        .withMessageContaining("is the line good?");
  }

  @Test
  void aDeadBoardIsSaidToBeOne() {
    board.dead = true;
    assertThatExceptionOfType(ScriptPlayer.Lost.class)
        .isThrownBy(() -> play("{'do':'new'}"))
        .withMessageContaining("nobody answers on bench");
  }

  @Test
  void aBoardThatFallsSilentIsGivenUpWhenTheTimeIsUp() {
    onEvent =
        () -> {
          board.dead = true;
          stop.complete(null);
        };
    assertThatExceptionOfType(ScriptPlayer.Lost.class)
        .isThrownBy(() -> play("{'do':'new'},{'do':'connect','url':'u,open'}"))
        .withMessageContaining("does not answer any more");
  }

  @Test
  void allocationsFailOnlyWhereSomebodySeesToIt() throws Exception {
    Scenario failing =
        ScenarioReader.read(
            "test.json",
            "{\"id\":\"mem.x\",\"options\":{\"fail_ws_alloc\":1},\"client\":[{\"do\":\"new\"}]}");
    assertThat(player.obstacle(failing)).isPresent();
    assertThat(player.withFailingAllocations().obstacle(failing)).isEmpty();
    assertThat(player.obstacle(scenario("{'do':'new'},{'do':'drop'}"))).isEmpty();
  }
}

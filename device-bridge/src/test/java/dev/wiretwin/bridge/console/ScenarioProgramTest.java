package dev.wiretwin.bridge.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wiretwin.bridge.virtual.lua.LuaMachine;
import dev.wiretwin.bridge.virtual.lua.LuaOutcome;
import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.handshake.Header;
import dev.wiretwin.core.scenario.ClientStep;
import dev.wiretwin.core.scenario.ClientStep.Handler;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ScenarioProgramTest {
  private static String of(ClientStep... steps) {
    return ScenarioProgram.of(List.of(steps), 4711);
  }

  /** What the step is compiled to, behind the runtime. */
  private static String steps(ClientStep... steps) {
    String program = of(steps);
    return program.substring(program.indexOf("S={"));
  }

  @Test
  void theProgramIsPrintableTextOnOneLineThatLuaCompiles() {
    String program =
        of(
            new ClientStep.New(1, false),
            new ClientStep.Send(1, Bytes.fromHex("000d0aff5d5d"), OptionalInt.of(2)),
            new ClientStep.LuaOnly(1, "config", "{headers={A='\u00e4\n'}}"),
            new ClientStep.LuaOnly(1, "on", "{\"event\":\"close\",\"handler\":\"connect\"}"));
    assertThat(program).matches("[ -~]*").doesNotContain("]====]");
    try (LuaMachine lua = new LuaMachine()) {
      byte[] chunk = ("function f(...) " + program + " end").getBytes(StandardCharsets.US_ASCII);
      assertThat(lua.run(chunk, "=W")).isInstanceOf(LuaOutcome.Done.class);
    }
  }

  @Test
  void waitsAreEntriesThatTheRuntimeKnows() {
    assertThat(
            steps(
                new ClientStep.WaitEvent(2, "close", 3),
                new ClientStep.WaitMs(1, 0),
                new ClientStep.WaitMs(1, Long.MAX_VALUE)))
        .startsWith("S={{e=\"close\",c=2,n=3},{ms=1},{ms=6870947}}");
  }

  @Test
  void verbsAreMethodCallsOnTheClient() {
    assertThat(
            steps(
                new ClientStep.New(2, true),
                new ClientStep.Connect(2, "ws://h:{port}/\u00e4"),
                new ClientStep.Send(2, Bytes.utf8("hi"), OptionalInt.empty()),
                new ClientStep.Config(2, List.of(new Header("A", "b\""))),
                new ClientStep.Close(2)))
        .contains("f=function() N(2,true) end")
        .contains("X(2,function() C[2]:connect(\"ws://h:4711/\\228\") end)")
        .contains("C[2]:send(\"hi\")")
        .contains("C[2]:config({headers={[\"A\"]=\"b\\34\"}})")
        .contains("C[2]:close()");
  }

  @Test
  void handlersAreRecordersThatMayDoMore() {
    Optional<String> none = Optional.empty();
    assertThat(
            steps(
                new ClientStep.On(1, "close", Handler.NIL, none),
                new ClientStep.On(1, "close", Handler.DEFAULT, none),
                new ClientStep.On(1, "close", Handler.THROW, none),
                new ClientStep.On(1, "close", Handler.CONNECT, Optional.of("u"))))
        .contains("on(\"close\",nil)")
        .contains("on(\"close\",H(1,\"close\"))")
        .contains("on(\"close\",H(1,\"close\",true))")
        .contains("H(1,\"close\",false,function() call(3,1,function() X(1,");
  }

  @Test
  void stepsThatOnlyLuaKnowsAreWrittenAsTheyWereMeant() {
    assertThat(
            steps(
                new ClientStep.LuaOnly(1, "connect", "{}"),
                new ClientStep.LuaOnly(1, "send_raw_args", "{\"args\":[\"hi\",2],\"nargs\":3}"),
                new ClientStep.LuaOnly(1, "on", "{\"event\":\"x\",\"handler\":\"none\"}"),
                new ClientStep.LuaOnly(1, "on", "{\"event\":\"x\",\"handler\":\"string\"}"),
                new ClientStep.LuaOnly(1, "on", "{\"event\":\"x\",\"handler\":\"nil\"}"),
                new ClientStep.LuaOnly(1, "on", "{\"event\":\"x\",\"handler\":\"throw\"}"),
                new ClientStep.LuaOnly(1, "on", "{\"event\":\"x\"}"),
                new ClientStep.LuaOnly(1, "lua", "print('x')"),
                new ClientStep.LuaOnly(1, "drop", "{}"),
                new ClientStep.LuaOnly(1, "gc", "{}"),
                new ClientStep.LuaOnly(1, "dance", "{}")))
        .contains("C[1]:connect()", "C[1]:send(\"hi\",2,nil)", "C[1]:on(\"x\")")
        .contains("C[1]:on(\"x\",\"no function\")", "C[1]:on(\"x\",nil)")
        .contains("C[1]:on(\"x\",H(1,\"x\",true))", "C[1]:on(\"x\",H(1,\"x\"))")
        .contains("L(1,\"print('x')\")", "D(1)", "f=function() collectgarbage() end")
        .contains("no board knows a step dance");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(new ClientStep.LuaOnly(1, "on", "{")))
        .withMessageContaining("must be kept as JSON");
  }
}

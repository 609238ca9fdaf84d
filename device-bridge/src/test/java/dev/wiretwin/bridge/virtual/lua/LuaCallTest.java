package dev.wiretwin.bridge.virtual.lua;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LuaCallTest {
  private final ScriptBench bench = new ScriptBench();
  private final List<Object> seen = new ArrayList<>();

  @AfterEach
  void close() {
    bench.close();
  }

  private List<Object> look(String arguments, Function<LuaCall, Object> what) {
    bench.machine.install(
        "f",
        call -> {
          seen.add(what.apply(call));
          return call.returns();
        });
    assertThat(bench.run("f(" + arguments + ")")).isEqualTo(new LuaOutcome.Done());
    return seen;
  }

  /** The kinds that an argument is: number, string, boolean, table, function, userdata, nil. */
  private static String kinds(LuaCall call) {
    StringBuilder kinds = new StringBuilder();
    for (int i = 1; i <= call.count() + 1; i++) {
      kinds.append(call.isNumber(i) ? "n" : "").append(call.isString(i) ? "s" : "");
      kinds.append(call.isBoolean(i) ? "b" : "").append(call.isTable(i) ? "t" : "");
      kinds.append(call.isFunction(i) ? "f" : "").append(call.isUserdata(i) ? "u" : "");
      kinds.append(call.isNil(i) ? "0" : "").append(i > call.count() ? "-" : "");
      kinds.append(call.isNoneOrNil(i) ? "!" : "").append(call.typeName(i)).append(' ');
    }
    return kinds.toString();
  }

  @Test
  void everyArgumentIsOfOneKindAndTheOnePastTheLastOfNone() {
    LuaType<String> type = new LuaType<>("thing", String.class);
    bench.machine.register(type);
    bench.machine.install("make", call -> call.returns(bench.machine.newObject(type, "s")));
    assertThat(look("1, '1', true, {}, print or f, make(), nil", LuaCallTest::kinds))
        .containsExactly("nnumber sstring bboolean ttable ffunction uuserdata 0!nil -!no value ");
  }

  @Test
  void numbersAndStringsStandForEachOther() {
    assertThat(
            look(
                "'0x10', 7.9, -7.9",
                call -> List.of(call.number(1), call.integer(2), call.integer(3), call.string(2))))
        .containsExactly(List.of(16.0, 7L, -7L, "7.9"));
  }

  @Test
  void whatIsNotGivenHasItsDefault() {
    assertThat(
            look(
                "nil",
                call -> List.of(call.string(1, "a"), call.string(2, "b"), call.integer(1, 5))))
        .containsExactly(List.of("a", "b", 5L));
    assertThat(look("'x', 9", call -> List.of(call.string(1, "a"), call.integer(2, 5))))
        .contains(List.of("x", 9L));
  }

  @Test
  void onlyNilAndFalseAndNothingAreUntrue() {
    assertThat(
            look(
                "0, '', false, nil",
                call ->
                    List.of(
                        call.truth(1), call.truth(2), call.truth(3), call.truth(4), call.truth(5))))
        .containsExactly(List.of(true, true, false, false, false));
  }

  @Test
  void functionsAndOtherValuesCanBeKeptAndCalledOrHandedBackLater() {
    List<LuaRef> kept = new ArrayList<>();
    look("function(x) tell('called', x) end", call -> kept.add(call.function(1)));
    look("coroutine.create(function() end)", call -> kept.add(call.keep(1)));
    assertThat(bench.machine.call(kept.get(0), 5)).isEqualTo(new LuaOutcome.Done());
    bench.machine.install("again", call -> call.returns(kept.get(1)));
    bench.run("tell(type(again()))");
    assertThat(bench.told).containsExactly("called", 5.0, "thread");
    kept.forEach(LuaRef::release);
  }

  @Test
  void tablesComeCopiedAndAMissingArgumentIsNull() {
    look(
        "{a = {1, 2}}, true",
        call -> {
          LuaTable inner = (LuaTable) call.table(1).get("a").orElseThrow();
          assertThat(inner.entries())
              .containsExactly(new LuaTable.Entry(1.0, 1.0), new LuaTable.Entry(2.0, 2.0));
          assertThat(call.any(3)).isNull();
          return call.any(2);
        });
    assertThat(seen).containsExactly(true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bytes | {} | string expected, got table",
        "number | \"x\" | number expected, got string",
        "number | | number expected, got no value",
        "function | nil | function expected, got nil",
        "table | 3 | table expected, got number",
        "object | {} | thing expected, got table",
        "object | other() | thing expected, got userdata"
      })
  void aWrongArgumentIsNamedAsTheFirmwareDoes(String check, String argument, String complaint) {
    LuaType<String> type = new LuaType<>("thing", String.class);
    LuaType<String> other = new LuaType<>("other", String.class);
    bench.machine.register(type);
    bench.machine.register(other);
    bench.machine.install("other", call -> call.returns(bench.machine.newObject(other, "o")));
    bench.machine.install(
        "f",
        call ->
            call.returns(
                switch (check) {
                  case "bytes" -> call.bytes(1);
                  case "number" -> call.number(1);
                  case "function" -> call.function(1);
                  case "table" -> call.table(1);
                  default -> call.object(1, type).state();
                }));
    bench.run("tell(pcall(f" + (argument == null ? "" : ", " + argument) + "))");
    assertThat(bench.told).containsExactly(false, "bad argument #1 to 'f' (" + complaint + ")");
  }

  @Test
  void resultsOfAllKindsArrive() {
    LuaBody body = call -> call.returns("inner");
    bench.machine.install(
        "f",
        call ->
            call.returns(
                null,
                true,
                3,
                2.5,
                "s",
                new byte[] {0, (byte) 200},
                new LuaTable().put("k", 1),
                body));
    bench.run("local n, t, i, d, s, b, k, g = f() tell(n, t, i, d, s, b, k.k, g())");
    assertThat(bench.told).containsExactly(null, true, 3.0, 2.5, "s", "\0\u00c8", 1.0, "inner");
  }
}

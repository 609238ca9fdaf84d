package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.lua.LuaOutcome;
import dev.wiretwin.bridge.virtual.lua.LuaType;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SjsonModuleTest {
  private BenchBoard board = new BenchBoard();
  private final SjsonModule module = new SjsonModule();

  @BeforeEach
  void start() {
    module.start(board);
  }

  @AfterEach
  void close() {
    module.stop();
    board.close();
  }

  private void documented() {
    board.close();
    board = new BenchBoard();
    board.profile = Profile.DOCUMENTED;
    module.start(board);
  }

  private void run(String text) {
    assertThat(board.run(text)).isEqualTo(new LuaOutcome.Done());
  }

  // ---- decoding

  @Test
  void aTextBecomesATable() {
    run("t = sjson.decode('{\"a\":[1,\"x\\\\u00e4\",true,null],\"b\":{\"c\":-2.5}}')");
    run("tell(t.a[1], t.a[2], t.a[3], t.a[4] == sjson.NULL, #t.a, t.b.c)");
    assertThat(board.told).containsExactly(1.0, "x\u00c3\u00a4", true, true, 4.0, -2.5);
    assertThat(module.name()).isEqualTo("sjson");
  }

  @Test
  void nullIsWhatTheOptionsSay() {
    run("tell(sjson.decode('[null]', {null = 'none'})[1], sjson.decode('[null,1]', {})[1])");
    run("tell(sjson.decode('[null,1]', {})[2])");
    assertThat(board.told).containsExactly("none", null, 1.0);
  }

  @Test
  void piecesAreDecodedAsTheyCome() {
    run("d = sjson.decoder() tell(d:write('[10, 1'), d:write('1,'), pcall(d.result, d))");
    run("t = d:write(' {}] rest') tell(t[1], t[2], d:result() == t, d:write('more') == t)");
    assertThat(board.told)
        .containsExactly(null, null, false, "decode not complete", 10.0, 11.0, true, true);
  }

  @Test
  void aMetatableSeesEveryElement() {
    run(
        "log = {} mt = {__newindex = function(t, k, v) log[#log + 1] = tostring(k) rawset(t, k, v) end}");
    run("t = sjson.decode('[1,2,{\"foo\":\"bar\"}]', {metatable = mt})");
    run("tell(table.concat(log, ' '), t[3].foo, getmetatable(t[3]) == mt)");
    assertThat(board.told).containsExactly("1 2 3 foo", "bar", true);
  }

  @Test
  void checkpathIsToldThePathsOfTheManual() {
    run("mt = {checkpath = function(t, p) tell(#p, p[1], p[2]) return true end}");
    run("t = sjson.decode('{\"foo\":[1,2,[]]}', {metatable = mt}) tell(#t.foo)");
    assertThat(board.told).containsExactly(0.0, null, null, 1.0, "foo", null, 2.0, "foo", 3.0, 3.0);
  }

  @Test
  void whatCheckpathRefusesIsLeftOut() {
    run("mt = {checkpath = function(t, p) return p[1] ~= 'foo' end}");
    run("t = sjson.decode('{\"foo\":{\"bar\":[1]},\"cat\":[5]}', {metatable = mt})");
    run("tell(t.foo, t.cat[1])");
    assertThat(board.told).containsExactly(null, 5.0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "sjson.decode('[1,]')|JSON parse error: TRAILING_COMMA",
        "sjson.decode('[1')|Incomplete JSON object passed to sjson.decode",
        "sjson.decode('12 ')|Incomplete JSON object passed to sjson.decode",
        "sjson.decode('\"a\"')|JSON parse error: STRING_OUTSIDE_CONTAINER",
        "sjson.decode()|bad argument #1 to 'decode' (string expected, got no value)",
        "sjson.decode({})|bad argument #1 to 'decode' (string expected, got table)",
        "sjson.decoder():write()|bad argument #1 to 'write' (string expected, got no value)",
        "d = sjson.decoder() d.write('x')|calling 'write' on bad self (sjson.decoder expected, got string)",
        "d = sjson.decoder() pcall(d.write, d, ']') d:write('')|JSON parse error: previous call",
        "sjson.encode('x')|bad argument #1 to 'encode' (table expected, got string)",
        "sjson.encoder()|bad argument #1 to 'encoder' (table expected, got no value)",
        "sjson.encode({coroutine.create(function() end)})|Cannot encode type 8",
        "local t = {} t[1] = t sjson.encode(t)|encoder stack overflow",
        "sjson.encoder({{[{}] = 1}}):read()|Cannot encode type 5",
        "sjson.encode({[20000] = 1})|not enough memory",
      })
  void mistakesAreNamedWithThePlaceOfTheCall(String text, String message) {
    assertThat(board.run(text))
        .isInstanceOfSatisfying(
            LuaOutcome.RuntimeError.class,
            error -> assertThat(error.message()).isEqualTo("stdin:1: " + message));
  }

  @Test
  void theFirmwareIgnoresDepthAndTheManualDoesNot() {
    run("deep = ('['):rep(19) .. (']'):rep(19) tell((pcall(sjson.decode, deep, {depth = 5})))");
    run("tell((pcall(sjson.decode, '[' .. deep .. ']', {depth = 50})))");
    documented();
    run("deep = ('['):rep(19) .. (']'):rep(19) tell((pcall(sjson.decode, deep, {depth = 5})))");
    run("tell((pcall(sjson.decode, '[' .. deep .. ']', {depth = 50})))");
    run("tell((pcall(sjson.encode, {{{{{}}}}}, {depth = 4})))");
    assertThat(board.told).containsExactly(false, true, false);
  }

  @Test
  void anErrorOfTheScriptComesOutAsItIs() {
    run(
        "tell(pcall(sjson.decode, '[]', {metatable = {checkpath = function() error('no', 0) end}}))");
    run("tell(pcall(sjson.encode, {function() error('none', 0) end}))");
    assertThat(board.told).containsExactly(false, "no", false, "none");
  }

  // ---- encoding

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|[]",
        "{1, 'a', true, {false}}|[1,\"a\",true,[false]]",
        "{[3] = 1}|[null,null,1]",
        "{[0] = 1}|{\"0\":1}",
        "{a = {b = {}}}|{\"a\":{\"b\":[]}}",
        "{1.5, 1e30, -3}|[1.5,1e+30,-3]",
        "{'\\n\\t\\r\\b\\f\\1\"'}|[\"\\n\\t\\r\\b\\f\\u0001\\\"\"]",
        "{'a\\\\b'}|[\"a\\b\"]",
        "{function() return function() return 5 end end, 2}|[5,2]",
        "{sjson.NULL, 'x'}|[null,\"x\"]",
        "{[true] = 1}|{true:1}",
      })
  void tablesBecomeText(String table, String json) {
    run("tell(sjson.encode(" + table + "))");
    assertThat(board.told).containsExactly(json);
  }

  @Test
  void userdataOtherThanNullIsNotEncoded() {
    LuaType<String> type = new LuaType<>("thing", String.class);
    board.lua.register(type);
    board.lua.install("thing", call -> call.returns(board.lua.newObject(type, "")));
    run("tell(type(sjson.NULL), pcall(sjson.encode, {a = {thing()}}))");
    assertThat(board.told).containsExactly("userdata", false, "Cannot encode type 7");
  }

  @Test
  void aStringOfTheOptionsMeansNull() {
    run("tell(sjson.encode({'none', 'x'}, {null = 'none'}))");
    assertThat(board.told).containsExactly("[null,\"x\"]");
  }

  @Test
  void theManualsEncoderEscapesBackslashes() {
    documented();
    run("tell(sjson.encode({'a\\\\b'}))");
    assertThat(board.told).containsExactly("[\"a\\\\b\"]");
  }

  @Test
  void anEncoderIsReadInPieces() {
    run("e = sjson.encoder({('x'):rep(10), 2}) tell(e:read(5), e:read(5), e:read(0), e:read())");
    run("tell(select('#', e:read()), e:read(3))");
    assertThat(board.told).containsExactly("[\"xxx", "xxxxx", "x", "x\",2]", 0.0);
  }

  @Test
  void everyByteComesBack() {
    documented();
    run("s = {} for i = 0, 255 do s[i + 1] = string.char(i) end s = table.concat(s)");
    run("tell(sjson.decode(sjson.encode({s}))[1] == s, sjson.decode(sjson.encode({[s] = 1}))[s])");
    assertThat(board.told).containsExactly(true, 1.0);
  }

  @Test
  void noTextBringsTheBoardDown() {
    Random random = new Random(5);
    String letters = "[]{}:,\"\\ 0129.eE+-truefalsn\0\u00ffu";
    board.lua.install(
        "any",
        call -> {
          StringBuilder json = new StringBuilder("[");
          for (int i = random.nextInt(90); i > 0; i--) {
            json.append(
                random.nextInt(4) == 0
                    ? (char) random.nextInt(256)
                    : letters.charAt(random.nextInt(letters.length())));
          }
          return call.returns(json.toString());
        });
    run(
        """
        ok, failed = 0, 0
        for i = 1, 3000 do
          local worked, what = pcall(sjson.decode, any())
          if worked then
            ok = ok + 1
          elseif what:find('^JSON parse error: [A-Z_]+$') or what:find('^Incomplete JSON') then
            failed = failed + 1
          end
        end
        tell(ok + failed, ok > 0)
        """);
    assertThat(board.told).containsExactly(3000.0, true);
  }
}

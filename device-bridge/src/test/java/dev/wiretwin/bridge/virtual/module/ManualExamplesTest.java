package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.lua.LuaOutcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Scripts as the manual's pages of these modules show them, on all the modules at once. Each page
 * gives one method. VB-28
 */
class ManualExamplesTest {
  private final MemoryFileStore flash = new MemoryFileStore();
  private final BenchBoard board = new BenchBoard();
  private final List<Module> modules =
      List.of(
          new FileModule(flash), new CryptoModule(flash), new EncoderModule(), new SjsonModule());

  @BeforeEach
  void start() {
    modules.forEach(module -> module.start(board));
    board.run(
        "function print(...) local t = {...} for i = 1, select('#', ...) do t[i] = tostring(t[i]) end "
            + "tell(table.concat(t, '\\t')) end");
    write("init.lua", "line one of init\nline two\n");
  }

  @AfterEach
  void stop() {
    modules.forEach(Module::stop);
    board.close();
  }

  private void write(String name, String content) {
    flash.create(name);
    flash.write(name, 0, content.getBytes(StandardCharsets.ISO_8859_1));
  }

  private String read(String name) {
    return new String(flash.read(name, 0, 10_000), StandardCharsets.ISO_8859_1);
  }

  /** What a script printed, line by line. */
  private List<Object> printed(String script) {
    assertThat(board.run(script)).isEqualTo(new LuaOutcome.Done());
    List<Object> lines = List.copyOf(board.told);
    board.told.clear();
    return lines;
  }

  @Test
  void fileInTheBasicModel() {
    String first = "if file.open('init.lua', 'r') then print(file.%s) file.close() end";
    assertThat(printed(first.formatted("readline()"))).containsExactly("line one of init\n");
    assertThat(printed(first.formatted("read('\\n')"))).containsExactly("line one of init\n");
    assertThat(
            printed(
                "if file.open('/FLASH/init.lua') then file.seek('set', 5) print(file.readline())"
                    + " file.close() end"))
        .containsExactly("one of init\n");
    printed(
        "if file.open('init.lua', 'a+') then file.write('foo bar') file.flush() file.write('baz')"
            + " file.close() end");
    printed("if file.open('init.lua', 'a+') then file.writeline('!') file.close() end");
    assertThat(read("init.lua")).isEqualTo("line one of init\nline two\nfoo barbaz!\n");
  }

  @Test
  void fileInTheObjectModel() {
    assertThat(
            printed("fd = file.open('init.lua', 'r') if fd then print(fd:read(5)) fd:close() end"))
        .containsExactly("line ");
    printed(
        """
        src = file.open("init.lua", "r")
        if src then
          dest = file.open("copy.lua", "w")
          if dest then
            local line
            repeat
              line = src:read()
              if line then dest:write(line) end
            until line == nil
            dest:close()
          end
          src:close()
        end
        """);
    assertThat(read("copy.lua")).isEqualTo(read("init.lua"));
  }

  @Test
  void fileAsASystem() {
    assertThat(printed("for k, v in pairs(file.list()) do print('name:'..k..', size:'..v) end"))
        .containsExactly("name:init.lua, size:26");
    assertThat(printed("print(file.exists('device.config'), file.list()['init.lua'])"))
        .containsExactly("false\t26");
    assertThat(
            printed(
                "file.putcontents('welcome.txt', [[\n  Hello to new user\n]])"
                    + " print(file.getcontents('welcome.txt'))"))
        .containsExactly("  Hello to new user\n");
    assertThat(printed("print(file.rename('init.lua', 'temp.lua')) file.remove('temp.lua')"))
        .containsExactly("true");
    assertThat(
            printed(
                "s = file.stat('welcome.txt') t = s.time print(s.name, s.size, s.is_dir,"
                    + " string.format('%04d-%02d-%02d', t.year, t.mon, t.day))"))
        .containsExactly("welcome.txt\t20\tfalse\t1970-01-01");
    assertThat(
            printed(
                "remaining, used, total = file.fsinfo() print(remaining + used == total)"
                    + " print(string.format('0x%x', file.fscfg()))"))
        .containsExactly("true", "0x80000");
  }

  @Test
  void crypto() {
    write("myfile.lua", "abc");
    assertThat(
            printed(
                """
                print(encoder.toHex(crypto.hash("sha1", "abc")))
                print(encoder.toHex(crypto.fhash("sha1", "myfile.lua")))
                hashobj = crypto.new_hash("SHA1")
                hashobj:update("FirstString")
                hashobj:update("SecondString")
                digest = hashobj:finalize()
                print(digest == crypto.sha1("FirstStringSecondString"))
                hmacobj = crypto.new_hmac("SHA1", "s3kr3t")
                hmacobj:update("FirstString")
                hmacobj:update("SecondString")
                print(hmacobj:finalize() == crypto.hmac("sha1", "FirstStringSecondString", "s3kr3t"))
                key = "1234567890abcdef"
                cipher = crypto.encrypt("AES-ECB", key, "Hi, I'm secret!")
                print(crypto.decrypt("AES-ECB", key, cipher):match("(.-)%z*$"))
                print(encoder.toHex(crypto.mask("some message to obscure", "X0Y7")))
                print(crypto.toBase64(crypto.hash("sha1", "abc")))
                """))
        .containsExactly(
            "a9993e364706816aba3e25717850c26c9cd0d89d",
            "a9993e364706816aba3e25717850c26c9cd0d89d",
            "true",
            "true",
            "Hi, I'm secret!",
            "2b5f3452785d3c442b513e527844361737522a542d423c",
            "qZk+NkcGgWq6PiVxeFDCbJzQ2J0=");
  }

  @Test
  void encoder() {
    assertThat(printed("print(encoder.fromBase64(encoder.toBase64('hello world')))"))
        .containsExactly("hello world");
    assertThat(printed("print(encoder.fromHex('6a6a6a'))")).containsExactly("jjj");
  }

  @Test
  void sjson() {
    assertThat(
            printed(
                """
                ok, json = pcall(sjson.encode, {key="value"})
                if ok then print(json) else print("failed to encode!") end
                t = sjson.decode('{"key":"value"}')
                for k,v in pairs(t) do print(k,v) end
                local decoder = sjson.decoder()
                decoder:write("[10, 1")
                decoder:write("1")
                decoder:write(", \\"foo\\"]")
                for k,v in pairs(decoder:result()) do print(k, v) end
                local seen = sjson.decoder({metatable =
                  {__newindex = function(t, k, v) print("Setting '" .. k .. "'") rawset(t, k, v) end}})
                seen:write('[1, 2, {"foo":"bar"}]')
                """))
        .containsExactly(
            "{\"key\":\"value\"}",
            "key\tvalue",
            "1\t10",
            "2\t11",
            "3\tfoo",
            "Setting '1'",
            "Setting '2'",
            "Setting '3'",
            "Setting 'foo'");
  }

  @Test
  void sjsonEncodesFilesPieceByPiece() {
    assertThat(
            printed(
                """
                function files()
                  result = {}
                  for k,v in pairs(file.list()) do
                    result[k] = function() return file.open(k):read(4096) end
                  end
                  return result
                end
                local encoder = sjson.encoder(files())
                while true do
                  data = encoder:read(20)
                  if not data then break end
                  print(data)
                end
                """))
        .containsExactly("{\"init.lua\":\"line on", "e of init\\nline two\\", "n\"}");
  }
}

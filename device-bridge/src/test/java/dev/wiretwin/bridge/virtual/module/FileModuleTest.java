package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.lua.LuaOutcome;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileModuleTest {
  private final MemoryFileStore store = new MemoryFileStore();
  private final BenchBoard board = new BenchBoard();
  private final FileModule module = new FileModule(store);

  @BeforeEach
  void start() {
    module.start(board);
    put("f", "one\ntwo\nthree");
  }

  @AfterEach
  void close() {
    module.stop();
    board.close();
  }

  private void put(String name, String content) {
    store.create(name);
    store.write(name, 0, content.getBytes(StandardCharsets.ISO_8859_1));
  }

  private String content(String name) {
    return new String(store.read(name, 0, 100_000), StandardCharsets.ISO_8859_1);
  }

  private void run(String text) {
    assertThat(board.run(text)).isEqualTo(new LuaOutcome.Done());
  }

  @Test
  void aBasicFileIsReadLineByLine() {
    run("file.open('f') tell(file.readline(), file.readline(), file.readline())");
    run("tell(file.readline()) file.close()");
    assertThat(board.told).containsExactly("one\n", "two\n", "three", null);
    assertThat(module.name()).isEqualTo("file");
  }

  @Test
  void objectsReadSideBySide() {
    run("a, b = file.open('f'), file.open('f') tell(a:read('w'), b:read(2), a:read(), b:read(0))");
    assertThat(board.told).containsExactly("one\ntw", "on", "o\nthree", "");
    board.told.clear();
    run("tell(file.read(3)) b:close() tell(a:seek('set', 1), a:read(1))");
    assertThat(board.told).containsExactly("e\nt", 1.0, "n");
  }

  @Test
  void aReadTakes1024BytesUnlessToldOtherwise() {
    put("long", "x".repeat(3000));
    run("f = file.open('long') tell(#f:read(), #f:readline(), #f:read(1500))");
    assertThat(board.told).containsExactly(1024.0, 1024.0, 952.0);
  }

  @Test
  void writingIsBinarySafe() {
    run(
        "f = file.open('g', 'w') tell(f:write('a\\0\\255'), f:writeline('b'), f:flush()) f:close()");
    assertThat(content("g")).isEqualTo("a\0\u00ffb\n");
    assertThat(board.told).containsExactly(true, true, true);
  }

  @Test
  void modesAreObeyed() {
    run(
        "file.open('f', 'a+') tell(file.write('!'), file.seek('set', 0), file.read(3)) file.close()");
    run("file.open('f', 'r') tell(file.write('x')) file.close()");
    run("file.open('f', 'w') tell(file.read()) file.close() tell(file.open('none', 'r+'))");
    assertThat(board.told).containsExactly(true, 0.0, "one", null, null, null);
    assertThat(content("f")).isEmpty();
  }

  @Test
  void seekingTellsThePositionOrNil() {
    run(
        "file.open('f') tell(file.seek('end'), file.seek('set', 99), file.seek(), file.seek('cur', -3))");
    assertThat(board.told).containsExactly(13.0, null, 13.0, 10.0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "file.read()|open a file first",
        "f = file.open('f') f:close() f:read()|open a file first",
        "file.open('f') file.close() file.write('x')|open a file first",
        "file.open('f') file.read('ab')|wrong arg range",
        "file.open('f') file.seek('x')|bad argument #1 to 'seek' (invalid option 'x')",
        "file.open(('x'):rep(32))|bad argument #1 to 'open' (filename invalid)",
        "file.exists('a\\0b')|bad argument #1 to 'exists' (filename invalid)",
        "file.stat('/FLASH/'..('x'):rep(25))|bad argument #1 to 'stat' (filename invalid)",
        "file.rename('f', ('x'):rep(32))|bad argument #2 to 'rename' (filename invalid)",
        "file.open()|bad argument #1 to 'open' (string expected, got no value)",
        "file.putcontents('g')|bad argument #2 to 'putcontents' (string expected, got no value)",
        "file.list({})|bad argument #1 to 'list' (string expected, got table)",
        "file.on('x')|bad argument #1 to 'on' (invalid option 'x')",
      })
  void mistakesAreNamed(String text, String message) {
    assertThat(board.run(text))
        .isInstanceOfSatisfying(
            LuaOutcome.RuntimeError.class,
            error -> assertThat(error.message()).isEqualTo("stdin:1: " + message));
  }

  @Test
  void onlyFourFilesAreOpenUntilTheCollectorTakesOne() {
    run("a, b, c, d = file.open('f'), file.open('f'), file.open('f'), file.open('f')");
    run("tell(file.open('f')) a = nil collectgarbage() tell(file.open('f') ~= nil)");
    assertThat(board.told).containsExactly(null, true);
  }

  @Test
  void wholeContentsAreReadAndWritten() {
    run("tell(file.putcontents('g', ('ab'):rep(2000)), #file.getcontents('g'))");
    run("tell(file.getcontents('none'), file.putcontents('/SD0/g', ''))");
    assertThat(board.told).containsExactly(true, 4000.0, null, null);
    assertThat(content("g")).hasSize(4000);
  }

  @Test
  void filesAreListedAllOrByPattern() {
    put("init.lua", "");
    put("a.lua", "x");
    run("n = 0 for k, v in pairs(file.list()) do n = n + 1 end tell(n, file.list().f)");
    run("for k, v in pairs(file.list('^a.*%.lua$')) do tell(k, v) end");
    run("tell(pcall(file.list, '['))");
    assertThat(board.told)
        .containsExactly(3.0, 13.0, "a.lua", 1.0, false, "malformed pattern (missing ']')");
  }

  @Test
  void filesAreFoundRenamedAndRemoved() {
    put("g", "");
    run("tell(file.exists('f'), file.exists('/FLASH/f'), file.exists('x'))");
    run("tell(file.rename('f', 'g'), file.rename('f', 'h'), file.exists('f'))");
    run("file.remove('h') tell(select('#', file.remove('none')), file.exists('h'))");
    assertThat(board.told).containsExactly(true, true, false, false, true, false, 0.0, false);
  }

  @Test
  void aFilesAttributesAreThoseOfAChipWithoutThem() {
    run("s = file.stat('f') tell(s.name, s.size, s.is_dir, s.is_arch, s.time.year, s.time.sec)");
    run("tell(file.stat('none'))");
    assertThat(board.told).containsExactly("f", 13.0, false, false, 1970.0, 0.0, null);
  }

  @Test
  void theChipTellsItsRoom() {
    run("tell(file.fsinfo()) tell(file.fscfg())");
    assertThat(board.told)
        .containsExactly(3455015.0 - 502, 502.0, 3455015.0, (double) 0x80000, 3653632.0);
  }

  @Test
  void aFullChipAnswersNil() {
    put("full", "");
    store.write("full", 0, new byte[FlashPages.TOTAL_BYTES]);
    run("tell(file.open('g', 'w'), file.open('f', 'a'):write(('x'):rep(1000)))");
    assertThat(board.told).containsExactly(null, null);
  }

  @Test
  void formattingRemovesEverythingAndSaysSo() {
    run("f = file.open('f') tell(file.format()) tell(pcall(f.read, f))");
    assertThat(store.list()).isEmpty();
    assertThat(board.printed).hasToString("format done.\n");
    assertThat(board.told).containsExactly(false, "open a file first");
  }

  @Test
  void thereIsNoSdCard() {
    run("tell(file.mount, file.chdir, file.open('/SD0/f'), file.on('rtc', function() end))");
    assertThat(board.told).containsExactly(null, null, null);
  }

  // VB-14: files survive a reset, open ones do not
  @Test
  void theNextBootFindsTheFiles() {
    run("file.putcontents('kept', 'x') f = file.open('f')");
    module.stop();
    try (BenchBoard next = new BenchBoard()) {
      FileModule again = new FileModule(store);
      again.start(next);
      next.run("tell(file.getcontents('kept'))");
      assertThat(next.told).containsExactly("x");
      again.stop();
    }
  }
}

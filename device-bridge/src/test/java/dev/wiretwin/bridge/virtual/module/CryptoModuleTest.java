package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.lua.LuaOutcome;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CryptoModuleTest {
  private static final String SHA1_OF_ABC = "a9993e364706816aba3e25717850c26c9cd0d89d";

  private final MemoryFileStore store = new MemoryFileStore();
  private final BenchBoard board = new BenchBoard();
  private final CryptoModule module = new CryptoModule(store);

  @BeforeEach
  void start() {
    module.start(board);
    new EncoderModule().start(board);
    board.run("hex = encoder.toHex");
  }

  @AfterEach
  void close() {
    module.stop();
    board.close();
  }

  private void run(String text) {
    assertThat(board.run(text)).isEqualTo(new LuaOutcome.Done());
  }

  @Test
  void aStringsHashIsTheSameByAllWays() {
    run("tell(hex(crypto.hash('sha1', 'abc')), hex(crypto.sha1('abc')))");
    run("h = crypto.new_hash('SHA1') tell(select('#', h:update('a'))) h:update('bc')");
    run("tell(hex(h:finalize()))");
    assertThat(board.told).containsExactly(SHA1_OF_ABC, SHA1_OF_ABC, 0.0, SHA1_OF_ABC);
    assertThat(module.name()).isEqualTo("crypto");
  }

  @Test
  void aFilesHashIsThatOfItsContent() {
    store.create("f");
    store.write("f", 0, "x".repeat(5000).getBytes(StandardCharsets.ISO_8859_1));
    run("s = crypto.hash('md5', ('x'):rep(5000))");
    run("tell(crypto.fhash('md5', 'f') == s, crypto.fhash('md5', '/FLASH/f') == s)");
    assertThat(board.told).containsExactly(true, true);
  }

  @Test
  void aSignatureIsTheSameByBothWays() {
    run("a = crypto.hmac('sha256', 'abc', 'key')");
    run("h = crypto.new_hmac('sha256', 'key') h:update('abc') tell(#a, h:finalize() == a)");
    assertThat(board.told).containsExactly(32.0, true);
  }

  @Test
  void aMaskIsRepeatedAndUndone() {
    run("m = crypto.mask('abc\\0', 'X\\255') tell(m, crypto.mask(m, 'X\\255'))");
    assertThat(board.told).containsExactly("9\u009d;\u00ff", "abc\0");
  }

  @Test
  void aSecretComesBackWithZeros() {
    run("k = '1234567890abcdef' c = crypto.encrypt('AES-CBC', k, 'hidden', 'iv')");
    run("tell(#c, crypto.decrypt('AES-CBC', k, c, 'iv'))");
    run("tell(#crypto.encrypt('AES-ECB', k, 'hidden'))");
    assertThat(board.told).containsExactly(16.0, "hidden" + "\0".repeat(10), 16.0);
  }

  @Test
  void movedFunctionsWarnAndWork() {
    run("tell(crypto.toHex('a'), crypto.toBase64('a'))");
    assertThat(board.told).containsExactly("61", "YQ==");
    assertThat(board.printed.toString())
        .startsWith("Warning, deprecated API! crypto.toHex. It will be removed in the next version")
        .contains("crypto.toBase64");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "crypto.hash('md2', '')|unknown hash mech",
        "crypto.new_hmac('x', '')|unknown hash mech",
        "crypto.hash('md5')|bad argument #2 to 'hash' (string expected, got no value)",
        "crypto.fhash('md5', 'none')|file does not exist",
        "crypto.fhash('md5', '/SD0/f')|file does not exist",
        "crypto.mask('a', '')|invalid argument: mask",
        "crypto.encrypt('x', '', '')|unknown cipher: x",
        "crypto.decrypt('AES-ECB', 'short', '')|crypto op failed",
        "crypto.toHex()|toHex must have one argument",
      })
  void mistakesAreNamed(String text, String message) {
    assertThat(board.run(text))
        .isInstanceOfSatisfying(
            LuaOutcome.RuntimeError.class,
            error -> assertThat(error.message()).isEqualTo("stdin:1: " + message));
  }
}

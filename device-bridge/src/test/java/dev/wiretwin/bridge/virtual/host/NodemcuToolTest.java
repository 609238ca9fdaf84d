package dev.wiretwin.bridge.virtual.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What NodeMCU-Tool does: commands split at the prompt, files as text in lines of 246. */
@Timeout(90)
class NodemcuToolTest {
  private static final int PIECE = 232;
  private static final String WRITER =
      "if encoder and encoder.fromBase64 then _G.__put=function(s) file.write(encoder.fromBase64(s))"
          + " end print('b') else _G.__put=function(s) for c in s:gmatch('..') do"
          + " file.write(string.char(tonumber(c,16))) end end print('h') end";
  private static final String READER =
      "function __get() local b=encoder and encoder.toBase64 while true do c=file.read(b and 240 or"
          + " 1) if c==nil then break end uart.write(0,b and encoder.toBase64(c) or"
          + " string.format('%02X',c:byte())) end print('') end";

  @TempDir private Path folder;

  /** What stands between the echo, which must be the command, and the next prompt. */
  private static String command(Screen screen, String lua)
      throws IOException, InterruptedException {
    screen.type(lua + "\n");
    String all = screen.until("\r\n>");
    all = all.substring(0, all.length() - 3);
    int end = all.indexOf('\n');
    assertThat((end > 0 ? all.substring(0, end) : all).trim()).isEqualTo(lua);
    return end > 0 ? all.substring(end + 1).trim() : "";
  }

  private static void upload(Screen screen, String text) throws IOException, InterruptedException {
    assertThat(command(screen, "print(file.open(\"up.bin\", \"w+\"))")).isNotEqualTo("nil");
    for (int at = 0; at < text.length(); at += PIECE) {
      String piece = text.substring(at, Math.min(text.length(), at + PIECE));
      assertThat(command(screen, "__put(\"" + piece + "\")")).isEmpty();
    }
    assertThat(command(screen, "file.flush() file.close()")).isEmpty();
  }

  private static String download(Screen screen) throws IOException, InterruptedException {
    assertThat(command(screen, READER)).isEmpty();
    assertThat(command(screen, "print(file.open(\"up.bin\", \"r\"))")).isNotEqualTo("nil");
    String text = command(screen, "__get()");
    assertThat(command(screen, "file.close()")).isEmpty();
    return text;
  }

  @Test
  void findsTheBoardAndItsFlash() throws Exception {
    try (ToolBench bench = ToolBench.start(folder)) {
      assertThat(command(bench.screen, "print(\"echo1337\")")).isEqualTo("echo1337");
      bench.screen.run("file.putcontents('one', 'abc')");
      String[] sizes = command(bench.screen, "print(file.fsinfo())").split("\\s+");
      assertThat(sizes).hasSize(3);
      assertThat(Long.parseLong(sizes[0]) + Long.parseLong(sizes[1]))
          .isEqualTo(Long.parseLong(sizes[2]));
      assertThat(
              command(
                  bench.screen,
                  "local l = file.list();for k,v in pairs(l) do uart.write(0,k..\":\"..v..\";\")"
                      + " end print(\"\")"))
          .isEqualTo("one:3;");
    }
  }

  @Test
  void itsDummyLinesBeforeTheFirstCommandLeaveACleanPrompt() throws Exception {
    try (ToolBench bench = ToolBench.start(folder)) {
      bench.screen.type("\n\n\nprint(\"echo1337\")\n\n\n");
      StringBuilder all = new StringBuilder();
      for (int prompts = 0; prompts < 6; prompts++) {
        all.append(bench.screen.until("> "));
      }
      assertThat(all).contains("echo1337\r\n");
      assertThat(command(bench.screen, "print(\"echo1337\")")).isEqualTo("echo1337");
    }
  }

  @Test
  void tenKilobytesOfEveryByteGoUpAsBase64AndComeBack() throws Exception {
    byte[] content = ToolBench.everyByte();
    try (ToolBench bench = ToolBench.start(folder)) {
      assertThat(command(bench.screen, WRITER)).isEqualTo("b");
      upload(bench.screen, Base64.getEncoder().encodeToString(content));
      assertThat(Base64.getDecoder().decode(download(bench.screen))).isEqualTo(content);
    }
  }

  @Test
  void withoutTheEncoderModuleTheyGoAsHexadecimal() throws Exception {
    byte[] content = ToolBench.everyByte();
    HexFormat hex = HexFormat.of().withUpperCase();
    try (ToolBench bench = ToolBench.start(folder, "encoder")) {
      assertThat(command(bench.screen, WRITER)).isEqualTo("h");
      upload(bench.screen, hex.formatHex(content));
      assertThat(hex.parseHex(download(bench.screen))).isEqualTo(content);
    }
  }

  @Test
  void aFileIsCompiledRunAndRemoved() throws Exception {
    try (ToolBench bench = ToolBench.start(folder)) {
      bench.screen.run("file.putcontents('hi.lua', 'print(\"from the file\")')");
      assertThat(command(bench.screen, "node.compile(\"hi.lua\")")).isEmpty();
      assertThat(command(bench.screen, "dofile(\"hi.lc\")")).isEqualTo("from the file");
      assertThat(command(bench.screen, "file.remove(\"hi.lua\")")).isEmpty();
      assertThat(command(bench.screen, "print(file.exists(\"hi.lua\"))")).isEqualTo("false");
    }
  }
}

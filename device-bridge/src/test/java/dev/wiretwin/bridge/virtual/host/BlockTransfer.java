package dev.wiretwin.bridge.virtual.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The host's half of what nodemcu-uploader does with a board: two functions are typed in, then
 * files pass in blocks of 130 bytes, each answered by one byte. Nothing is repeated and nothing is
 * numbered, so that a single byte lost anywhere would stop it.
 */
final class BlockTransfer {
  static final int PAYLOAD = 128;
  static final String ACK = "\u0006";
  static final String NACK = "\u0015";

  private static final List<String> RECEIVER =
      List.of(
          "function recv()",
          "local on,put,yes,no=uart.on,uart.write,'\\6','\\21'",
          "local out",
          "local function block(b)",
          "local mark,size=b:byte(1,2)",
          "if mark~=1 then put(0,no) out:close() return on('data') end",
          "if size>0 then out:write(b:sub(3,size+2)) put(0,yes) return end",
          "out:close() put(0,yes) on('data')",
          "end",
          "local function name(n)",
          "n=n:gsub('%z.*','') file.remove(n) out=file.open(n,'w')",
          "on('data',130,block,0) put(0,yes)",
          "end",
          "on('data','\\0',name,0)",
          "put(0,'C')",
          "end");

  private static final List<String> SENDER =
      List.of(
          "function send(n)",
          "uart.on('data',1,function(go)",
          "local on,put=uart.on,uart.write",
          "on('data')",
          "if go~='C' then return print('transfer interrupted') end",
          "local src=file.open(n)",
          "local size,at=src:seek('end',0),0",
          "local function block(b)",
          "put(0,'\\1'..string.char(#b)..b..string.rep('\\0',128-#b))",
          "end",
          "on('data',1,function(a)",
          "if a=='\\6' and at<size then",
          "src:seek('set',at) local b=src:read(128) at=at+#b block(b)",
          "else",
          "block('') src:close() on('data') print('interrupted')",
          "end",
          "end,0)",
          "put(0,n..'\\0')",
          "end,0)",
          "end");

  private static final String CHECKSUM =
      "function shafile(f) print(crypto.toHex(crypto.fhash('sha1',f))) end";

  private final Screen screen;

  private BlockTransfer(Screen screen) {
    this.screen = screen;
  }

  /** Types the board's half in, a line at each prompt. */
  static BlockTransfer prepare(Screen screen) throws IOException, InterruptedException {
    BlockTransfer transfer = new BlockTransfer(screen);
    RECEIVER.forEach(transfer::define);
    SENDER.forEach(transfer::define);
    transfer.define(CHECKSUM);
    return transfer;
  }

  private void define(String line) {
    try {
      String answer = exchange(line);
      if (answer.contains("stdin") || answer.contains("unexpected")) {
        throw new AssertionError("the board did not take " + line + ": " + answer);
      }
    } catch (IOException gone) {
      throw new AssertionError("the line broke at " + line, gone);
    } catch (InterruptedException given) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted at " + line, given);
    }
  }

  /** Everything up to the next thing that looks like a prompt, as this tool takes it. */
  String exchange(String line) throws IOException, InterruptedException {
    screen.type(line + "\n");
    return screen.until("> ");
  }

  /** The answer to the file's name. */
  String open(String name) throws IOException, InterruptedException {
    screen.type("recv()\n");
    screen.until("C> ");
    screen.type(name + "\0");
    return screen.take(1);
  }

  /** The answer to one block. */
  String block(String payload) throws IOException, InterruptedException {
    String padding = "\0".repeat(PAYLOAD - payload.length());
    return raw("\u0001" + (char) payload.length() + payload + padding);
  }

  String raw(String bytes) throws IOException, InterruptedException {
    screen.type(bytes);
    return screen.take(1);
  }

  void upload(String name, byte[] content) throws IOException, InterruptedException {
    demandAck(open(name), 0);
    String all = new String(content, StandardCharsets.ISO_8859_1);
    for (int at = 0; at < all.length(); at += PAYLOAD) {
      demandAck(block(all.substring(at, Math.min(all.length(), at + PAYLOAD))), at);
    }
    demandAck(block(""), all.length());
  }

  private static void demandAck(String answer, int at) {
    if (!answer.equals(ACK)) {
      throw new AssertionError("at byte " + at + " the board said " + (int) answer.charAt(0));
    }
  }

  byte[] download(String name) throws IOException, InterruptedException {
    exchange("send(\"" + name + "\")");
    screen.type("C");
    String sent = screen.until("\0");
    if (!sent.equals(name + "\0")) {
      throw new AssertionError("asked for " + name + ", offered " + sent);
    }
    StringBuilder all = new StringBuilder();
    for (String part = next(); !part.isEmpty(); part = next()) {
      all.append(part);
    }
    screen.until("interrupted\r\n");
    return all.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private String next() throws IOException, InterruptedException {
    screen.type(ACK);
    String block = screen.take(PAYLOAD + 2);
    if (block.charAt(0) != 1) {
      throw new AssertionError("a block began with " + (int) block.charAt(0));
    }
    return block.substring(2, 2 + block.charAt(1));
  }

  /** What the board says of a file's SHA-1, line by line. */
  List<String> checksum(String name) throws IOException, InterruptedException {
    String answer = exchange("shafile(\"" + name + "\")");
    return List.of(answer.split("\r\n")).subList(1, answer.split("\r\n").length - 1);
  }
}

package dev.wiretwin.bridge.lua;

import dev.wiretwin.bridge.console.ConsoleDialog;
import dev.wiretwin.bridge.serial.LineFailure;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Brings the agent onto a board's flash, through its console, and starts it. Each piece is checked
 * on the board and typed again until it is right; what is on the flash already is not sent again.
 * Never touches any other file. For one thread.
 */
final class AgentInstaller {
  /** Works out what {@link LuaAgent#sums} does; may go on from former sums. */
  static final String SUMS =
      "_k=function(s,a,c) a,c=a or 1,c or 0 for i=1,#s do a=(a+s:byte(i))%65521 c=(c+a)%65521 end return a,c end ";

  private static final Pattern OURS = Pattern.compile(LuaAgent.PREFIX + "[0-9a-f]{8}\\.l(ua|c)");
  private static final int PIECE = 170;
  private static final int ATTEMPTS = 8;
  private static final int WHOLE_ATTEMPTS = 3;
  private static final int OPINIONS = 4;
  private static final String TWICE = "(function(v) return v..\"=\"..v end)";
  private static final String NOT_WRITTEN = "-1";
  private static final String FULL =
      "the board's flash takes no file: is it full? Remove files that are not needed";
  private static final long ANSWER_MS = 1_500;
  private static final long FLASH_MS = 8_000;

  private final ConsoleDialog dialog;
  private final LuaAgent agent;
  private final Consumer<String> progress;

  /**
   * @param dialog with the board's console, which shows its prompt
   * @param progress hears what is being done
   */
  AgentInstaller(ConsoleDialog dialog, LuaAgent agent, Consumer<String> progress) {
    this.dialog = dialog;
    this.agent = agent;
    this.progress = progress;
  }

  /** Whether this very agent is on the board. */
  boolean isInstalled() throws LineFailure, InterruptedException {
    return reliably("", "file and file.list()[\"" + agent.compiled() + "\"] and 1 or 0")
        .equals("1");
  }

  /**
   * Sends the agent, and removes those of other versions.
   *
   * @throws LineFailure if the board does not take it; says why
   */
  void install() throws LineFailure, InterruptedException {
    String modules = "file and node.compile and uart and tmr and websocket and 1 or 0";
    if (!agreed("", modules, "1").equals("1")) {
      throw new LineFailure(
          "the board's firmware lacks a module that the agent needs: build it with file, node, tmr, uart and websocket");
    }
    for (int left = WHOLE_ATTEMPTS; left > 0; left--) {
      try {
        once();
        return;
      } catch (LineFailure spoiled) {
        dialog.synchronise();
        if (left == 1) {
          remove();
          throw spoiled;
        }
      }
    }
  }

  private void once() throws LineFailure, InterruptedException {
    remove();
    List<String> pieces = agent.pieces(PIECE);
    String token = dialog.token();
    prepare(token);
    for (int i = 0; i < pieces.size(); i++) {
      progress.accept("sending the agent, piece " + (i + 1) + " of " + pieces.size());
      send(i + 1, pieces.get(i), token);
    }
    finish();
  }

  /** Defines what takes the pieces; asked until it is there, as lines may get lost. */
  private void prepare(String token) throws LineFailure, InterruptedException {
    String take =
        "_u=function(n,s,k) local a,c=_k(s) if n==_p+1 and a..\"/\"..c==k then _p=file.write(s) and n or -1 end "
            + ConsoleDialog.answer(token, "_p")
            + " end ";
    String test = LuaAgent.sums("wiretwin");
    expect(SUMS, "table.concat({_k(\"wiretwin\")},\"/\")", test);
    expect(take, "type(_u)", "function");
    name(agent.source());
    if (!agreed("_p=0 _o=file.open(_wn,\"w+\") ", "_o and _p or 1", "0").equals("0")) {
      throw new LineFailure(FULL);
    }
  }

  /** Says which file is meant: a name that was spoiled may be another file's. */
  private void name(String name) throws LineFailure, InterruptedException {
    expect("_wn=\"" + name + "\" ", "_wn or 0", name);
  }

  private void expect(String before, String expression, String value)
      throws LineFailure, InterruptedException {
    for (int i = 0; i < ATTEMPTS; i++) {
      dialog.type(before);
      if (reliably("", expression).equals(value)) {
        return;
      }
      dialog.synchronise();
    }
    throw new LineFailure("the board does not take what is typed: is the line good?");
  }

  /** What has arrived is not written twice: pieces have numbers. */
  private void send(int number, String piece, String token)
      throws LineFailure, InterruptedException {
    for (int i = 0; i < ATTEMPTS; i++) {
      dialog.type("_u(" + number + ",[==[" + piece + "]==],\"" + LuaAgent.sums(piece) + "\")");
      Optional<String> answer = dialog.await(token, ANSWER_MS);
      if (answer.isPresent() && answer.get().equals(Integer.toString(number))) {
        return;
      }
      dialog.synchronise();
      if (answer.isPresent() && answer.get().equals(NOT_WRITTEN)) {
        throw new LineFailure(FULL);
      }
    }
    throw new LineFailure("a piece of the agent does not reach the board: is the line good?");
  }

  private void finish() throws LineFailure, InterruptedException {
    progress.accept("compiling the agent");
    reliably("file.close() _p=0 ", "_p");
    String sums = LuaAgent.sums(agent.program());
    String whole =
        agreed(
            "file.open(_wn,\"r\") _a,_c=1,0 repeat _s=file.read(128) _a,_c=_k(_s or \"\",_a,_c) until not _s file.close() ",
            "_a..\"/\".._c",
            sums);
    if (!whole.equals(sums)) {
      throw new LineFailure("the agent is not whole on the board's flash: is it full?");
    }
    String fault =
        agreed(
            "_u,_o,_s=nil collectgarbage() _f,_e=pcall(node.compile,_wn) ",
            "_f and 1 or tostring(_e):gsub(\"@\",\"\")",
            "1");
    if (!fault.equals("1")) {
      throw new LineFailure("the board cannot compile the agent: " + fault);
    }
    delete(agent.source());
    reliably("_k,_wn,_p,_f,_a,_c,_e=nil collectgarbage() ", "1");
    if (!isInstalled()) {
      throw new LineFailure("the compiled agent is not on the board's flash: is it full?");
    }
  }

  /** Removes all our files from the board, by their whole names; tells how many there were. */
  int remove() throws LineFailure, InterruptedException {
    int count = 0;
    for (int i = 0; i < ATTEMPTS; i++) {
      List<String> found = ours();
      if (found.isEmpty()) {
        break;
      }
      for (String name : found) {
        delete(name);
        count++;
      }
    }
    reliably("_wn=nil ", "1");
    return count;
  }

  private List<String> ours() throws LineFailure, InterruptedException {
    String names =
        reliably(
            "",
            "(function() local s=\"\" for n in pairs(file.list()) do if n:find(\"^wiretwin%-\") then s=s..n..\" \" end end return s end)()");
    return Stream.of(names.split(" ")).filter(OURS.asMatchPredicate()).toList();
  }

  private void delete(String name) throws LineFailure, InterruptedException {
    name(name);
    reliably("file.remove(_wn) ", "1");
  }

  /** Starts what is installed: from then on the console is the link's. */
  void start(int baud, long idleMs) throws LineFailure {
    dialog.type("loadfile(\"" + agent.compiled() + "\")(" + baud + "," + idleMs + ")");
  }

  /** Asks a few times until the answer is as wanted: the question itself may have been spoiled. */
  private String agreed(String before, String expression, String wanted)
      throws LineFailure, InterruptedException {
    String answer = "";
    for (int i = 0; i < OPINIONS && !answer.equals(wanted); i++) {
      answer = reliably(before, expression);
    }
    return answer;
  }

  /** Asks until there is an answer, which is told twice in one: what is asked may be done twice. */
  private String reliably(String before, String expression)
      throws LineFailure, InterruptedException {
    for (int i = 0; i < ATTEMPTS; i++) {
      String token = dialog.token();
      dialog.type(before + ConsoleDialog.answer(token, TWICE + "(" + expression + ")"));
      Optional<String> answer = dialog.await(token, before.isEmpty() ? ANSWER_MS : FLASH_MS);
      if (answer.isPresent()) {
        int half = answer.get().length() / 2;
        String value = answer.get().substring(0, half);
        if (answer.get().equals(value + "=" + value)) {
          return value;
        }
      }
      dialog.synchronise();
    }
    throw new LineFailure("the board does not answer: is the line good?");
  }
}

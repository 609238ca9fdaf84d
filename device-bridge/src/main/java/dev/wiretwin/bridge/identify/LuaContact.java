package dev.wiretwin.bridge.identify;

import dev.wiretwin.bridge.console.ConsoleDialog;
import dev.wiretwin.bridge.console.LuaRunner;
import dev.wiretwin.bridge.serial.LineFailure;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds out whether Lua answers on a line, and asks it then. An answer is told from echo by a token
 * that is typed in two halves. For one thread; VB-22, VB-23, VB-83.
 */
final class LuaContact implements LuaRunner {
  private static final long ANSWER_MS = 1_500;
  private static final int TYPED = 60;
  private static final long MS_PER_S = 1_000;
  private static final int BITS = 10;
  private static final String CONTINUES = ">> ";
  private static final String PROOF = "6*7";

  /** What ends a chunk that is not complete: an error, or the end of a long string and one. */
  private static final String[] WAYS_OUT = {")\n", "]]\n)\n", "]==])\n)\n"};

  private final Contact contact;

  /** Whether a script has what is printed; the line itself takes it still. */
  private boolean printsElsewhere;

  LuaContact(Contact contact) {
    this.contact = contact;
  }

  /**
   * Whether Lua answers at the rate in force; ends half a line and half a chunk if need be.
   *
   * @param ms how long to wait beyond the bytes' own time on the line
   */
  boolean answers(long ms) throws LineFailure, InterruptedException {
    printsElsewhere = false;
    if (proves("\n", ms)) {
      return true;
    }
    for (int i = 0; i < WAYS_OUT.length && contact.news().endsWith(CONTINUES); i++) {
      if (proves(WAYS_OUT[i], ms)) {
        return true;
      }
    }
    printsElsewhere = echoes();
    return printsElsewhere && proves("", ms);
  }

  /**
   * Whether what was typed came back as Lua's console gives it back, with a line end of its own.
   */
  private boolean echoes() {
    return contact.news().contains(PROOF + ")..\"@\")\r\n");
  }

  private boolean proves(String first, long ms) throws LineFailure, InterruptedException {
    return answer(first, "", PROOF, ms + onTheLine(TYPED)).filter("42"::equals).isPresent();
  }

  private long onTheLine(int characters) {
    return 2L * characters * BITS * MS_PER_S / contact.baud();
  }

  /** The board's answer, without line ends; empty when none came in time. */
  private Optional<String> answer(String first, String before, String expression, long ms)
      throws LineFailure, InterruptedException {
    contact.expectNew();
    String token = contact.token();
    String printed = ConsoleDialog.answer(token, expression);
    String typed =
        printsElsewhere
            ? printed
                .replaceFirst("^print\\(", "uart.write(0,")
                .replaceFirst("@\"\\)$", "@\\\\n\")")
            : printed;
    contact.say(first + before + typed + "\n");
    Pattern wanted = Pattern.compile(Pattern.quote(token) + "([^\r\n@]*)@");
    return contact.await(wanted, ms).map(found -> found.group(1));
  }

  @Override
  public String ask(String before, String expression) throws LineFailure, InterruptedException {
    long patience = ANSWER_MS + onTheLine(before.length() + expression.length());
    return answer("", before, expression, patience)
        .orElseThrow(() -> new LineFailure("the board does not answer any more"));
  }
}

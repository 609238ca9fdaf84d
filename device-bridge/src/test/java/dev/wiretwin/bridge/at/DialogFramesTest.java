package dev.wiretwin.bridge.at;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The dialog with a module about WebSockets of its own. */
class DialogFramesTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  /** What the dialog wrote and told, in order, as text. */
  private final List<String> seen = new ArrayList<>();

  private final AtDialog dialog = new AtDialog(new DialogNotes(seen));
  private long now;

  private void told(AtAnswer answer) {
    seen.add(answer.kind().toString());
  }

  private void plain(String text) {
    dialog.submit(AtCommand.plain(text, 10 * SECOND, this::told), now);
  }

  private void say(String escaped) {
    dialog.receive(AtText.bytes(escaped), now);
  }

  /** Lets time go by, with all that is due on the way. */
  private void pass(long seconds) {
    long end = now + seconds * SECOND;
    while (dialog.deadline() <= end) {
      now = Math.max(now, dialog.deadline());
      dialog.tick(now);
    }
    now = end;
  }

  private void expect(String... all) {
    assertThat(seen).containsExactly(all);
    seen.clear();
  }

  @Test
  void aFrameIsWrittenAtThePromptAndEndsWithItsOwnWord() {
    dialog.submit(
        AtCommand.frame("AT+WSSEND=0,2,1", new byte[] {'h', 'i'}, 9 * SECOND, this::told), now);
    say("\\r\\nOK\\r\\n\\r\\n>");
    say("\\r\\nSEND OK\\r\\n");
    expect("> AT+WSSEND=0,2,1\\r\\n", "> hi", "SENT");
  }

  @Test
  void aFrameThatIsNotSentIsAnError() {
    dialog.submit(
        AtCommand.frame("AT+WSSEND=0,2,1", new byte[] {'h', 'i'}, 9 * SECOND, this::told), now);
    say("\\r\\nERROR\\r\\n");
    expect("> AT+WSSEND=0,2,1\\r\\n", "ERROR");
    dialog.submit(
        AtCommand.frame("AT+WSSEND=0,2,1", new byte[] {'h', 'i'}, 9 * SECOND, this::told), now);
    say("\\r\\nOK\\r\\n\\r\\n>");
    pass(8);
    say("+WS_DISCONNECTED:0\\r\\n\\r\\nERROR\\r\\n");
    expect("> AT+WSSEND=0,2,1\\r\\n", "> hi", "socket 0 LOST", "NOT_SENT");
  }

  @Test
  void aTextIsWrittenAtThePromptAndEndsWithOk() {
    dialog.submit(
        AtCommand.text("AT+WSHEAD=2", new byte[] {'h', 'i'}, 9 * SECOND, this::told), now);
    say("\\r\\nOK\\r\\n\\r\\n>");
    say("\\r\\nOK\\r\\n");
    expect("> AT+WSHEAD=2\\r\\n", "> hi", "OK");
  }

  @Test
  void messagesAndChangesPassThroughAtAnyMoment() {
    plain("AT+A");
    say("+WS_CONNECTED:1\\r\\n+WS_DATA:1,5,he");
    say("llo\\r\\nOK\\r\\n+WS_DATA:1,5,ab");
    pass(4);
    expect(
        "> AT+A\\r\\n",
        "socket 1 OPEN",
        "message 1 he…",
        "message 1 llo",
        "OK",
        "message 1 ab…",
        "message cut 1");
  }
}

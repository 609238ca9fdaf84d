package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.session.Wish;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With a person, or a script, at the keyboard, and a real server. */
@Timeout(60)
class SessionTalkTest {
  private static final String END = "\u0004";

  @TempDir private Path state;
  private final Hands hands = new Hands();
  private final StringWriter err = new StringWriter();
  private EchoPlace echo;
  private SessionPlace place;

  /** What is typed, and what is read. */
  private static final class Hands implements Keyboard {
    private final LinkedBlockingQueue<String> typed = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<String> printed = new LinkedBlockingQueue<>();
    private final StringBuilder seen = new StringBuilder();

    Hands type(String... lines) {
      typed.addAll(java.util.List.of(lines));
      return this;
    }

    String until(String words) throws InterruptedException {
      while (seen.indexOf(words) < 0) {
        String more = printed.poll(20, TimeUnit.SECONDS);
        if (more == null) {
          throw new AssertionError("no more was printed than: " + seen);
        }
        seen.append(more).append('\n');
      }
      String all = seen.toString();
      seen.setLength(0);
      return all;
    }

    String all() {
      printed.forEach(line -> seen.append(line).append('\n'));
      return seen.toString();
    }

    @Override
    public void begin(Runnable onInterrupt) {
      // hands are always there
    }

    @Override
    public Optional<String> next() {
      try {
        String line = typed.take();
        return line.equals(END) ? Optional.empty() : Optional.of(line);
      } catch (InterruptedException ended) {
        return Optional.empty();
      }
    }

    @Override
    public void print(String line) {
      printed.add(line);
    }

    @Override
    public void close() {
      // hands
    }
  }

  @BeforeEach
  void open() throws Exception {
    echo = EchoPlace.open();
    place = new OwnSessions("jvm", state);
  }

  @AfterEach
  void close() {
    place.close();
    echo.close();
  }

  private SessionTalk talk(boolean interactive) {
    return new SessionTalk(
        place,
        hands,
        new PrintWriter(err, true),
        System::nanoTime,
        new SessionTalk.Manner(
            interactive, 200, new SessionLines(Optional.empty(), !interactive)::of),
        Wish.of("jvm"));
  }

  private static CompletableFuture<Integer> start(SessionTalk talk, Optional<String> url) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return talk.run(url);
          } catch (InterruptedException odd) {
            throw new AssertionError(odd);
          }
        },
        task -> new Thread(task).start());
  }

  @Test
  void aPersonIsAnsweredAndGoesOnAfterMistakes() throws Exception {
    CompletableFuture<Integer> end = start(talk(true), Optional.empty());
    hands.type("too early");
    assertThat(hands.until("! session")).contains("is new: connect it");
    hands.type("/connect", "/nope");
    hands.until("! /connect needs a URL");
    hands.until("! there is no command /nope");
    hands.type("/connect " + echo.url());
    hands.until("connected");
    hands.type("hello");
    assertThat(hands.until("< hello")).doesNotContain("> hello");
    hands.type("/ping x", "/binary 00 ff");
    hands.until("< binary, 2 bytes: 00 ff");
    hands.type("/status");
    hands.until("open on jvm");
    hands.type("/help");
    hands.until("/quit");
    hands.type("/close 3000 bye");
    assertThat(hands.until("closed: 0")).contains("closed by the user").contains("3000");
    hands.type("/connect");
    hands.until("connected");
    hands.type("/quit");
    assertThat(end.get(20, TimeUnit.SECONDS)).isEqualTo(ExitCode.OK);
    assertThat(hands.all()).contains("closed: 0");
  }

  @Test
  void headersHoldFromTheNextConnectionOn() throws Exception {
    CompletableFuture<Integer> end = start(talk(true), Optional.of(echo.url()));
    hands.until("connected");
    hands.type("/headers");
    hands.until("(none)");
    hands.type("/headers nonsense");
    hands.until("! /headers takes a header");
    hands.type("/headers X-A: b");
    assertThat(hands.until("(from the next connection on)")).contains("X-A: b");
    hands.type("/connect");
    hands.until("connected");
    hands.type("/headers");
    hands.until("(sent)");
    hands.type(END);
    assertThat(end.get(20, TimeUnit.SECONDS)).isEqualTo(ExitCode.OK);
  }

  @Test
  void theLinesOfAScriptAreSentInTurnAndItsAnswersWaitedFor() throws Exception {
    hands.type("one", "two", "/close", "/connect", "three", END);
    CompletableFuture<Integer> end = start(talk(false), Optional.of(echo.url()));
    assertThat(end.get(30, TimeUnit.SECONDS)).isEqualTo(ExitCode.OK);
    assertThat(hands.all())
        .contains("> one", "< one", "> two", "< two", "> three", "< three")
        .containsSubsequence("connected", "closed: 0", "connected", "closed: 0");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void anEndThatNobodyAskedForIsTheExitCodeOfAScript() throws Exception {
    hands.type("never sent", END);
    CompletableFuture<Integer> end = start(talk(false), Optional.of("ws://127.0.0.1:9/"));
    assertThat(end.get(20, TimeUnit.SECONDS)).isEqualTo(ExitCode.INFRASTRUCTURE);
    assertThat(hands.all()).contains("closed: -109");
  }

  @Test
  void aMistakeEndsAScript() throws Exception {
    hands.type("/nope", "x", END);
    assertThat(start(talk(false), Optional.empty()).get(20, TimeUnit.SECONDS))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("there is no command /nope");
  }

  @Test
  void sendingWithoutAConnectionFailsAScript() throws Exception {
    hands.type("x", END);
    assertThat(start(talk(false), Optional.empty()).get(20, TimeUnit.SECONDS))
        .isEqualTo(ExitCode.FAILED);
  }

  @Test
  void leavingClosesInOrder() throws Exception {
    SessionTalk talk = talk(true);
    CompletableFuture<Integer> end = start(talk, Optional.of(echo.url()));
    hands.until("connected");
    talk.leave();
    assertThat(end.get(20, TimeUnit.SECONDS)).isEqualTo(ExitCode.STOPPED);
    assertThat(hands.all()).contains("closed: 0");
  }
}

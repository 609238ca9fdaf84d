package dev.wiretwin.bridge.at;

import static dev.wiretwin.bridge.at.ToyModule.ERROR;
import static dev.wiretwin.bridge.at.ToyModule.OK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.transport.TlsTrust;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AtOpeningTest {
  /** After so long a module that knows a network has joined it. */
  private static final long JOINED = TimeUnit.SECONDS.toNanos(9);

  private final ToyModule toy = new ToyModule();

  private TransportNotes connect(String host, Optional<TlsTrust> trust) {
    toy.up();
    toy.loop.advance(JOINED);
    TransportNotes notes = new TransportNotes(toy.module.newTransport(), toy.seen);
    notes.connect(host, trust);
    toy.loop.run();
    return notes;
  }

  private void connect(String host) {
    connect(host, Optional.empty());
  }

  private String lost() {
    return toy.seen.stream().filter(line -> line.startsWith("lost")).findFirst().orElse("");
  }

  private void firstGeneration() {
    toy.answer("AT+GMR", "AT version:1.7.6.0(x)\\r\\n" + OK);
  }

  @Test
  void whatTheFirstGenerationSaysIsBelieved() {
    firstGeneration();
    toy.answer("AT+CIPSTART", "DNS Fail\\r\\n" + ERROR);
    connect("nobody.invalid");
    assertThat(toy.seen).endsWith("name not found: nobody.invalid");
    toy.answer("AT+CIPSTART", "no ip\\r\\n" + ERROR);
    connect("bench");
    assertThat(lost()).startsWith("lost UNREACHABLE: the module has no address");
  }

  @Test
  void theOthersAreAskedForTheirNetworkAndForTheName() {
    toy.answer("AT+CIPSTART", ERROR).answer("AT+CWSTATE?", "+CWSTATE:2,\"lab\"\\r\\n" + OK);
    toy.answer("AT+CIPDOMAIN", ERROR);
    connect("bench");
    assertThat(toy.seen)
        .containsSubsequence("AT+CWSTATE?", "AT+CIPDOMAIN=\"bench\"", "name not found: bench");
    toy.answer("AT+CIPDOMAIN", "+CIPDOMAIN:\"10.0.0.7\"\\r\\n" + OK);
    connect("bench");
    assertThat(lost()).startsWith("lost RESET: the connection was refused");
  }

  @Test
  void withoutANetworkNothingCanBeReached() {
    toy.answer("AT+CIPSTART", ERROR).answer("AT+CWSTATE?", "+CWSTATE:4,\"lab\"\\r\\n" + OK);
    connect("10.0.0.7");
    assertThat(lost()).startsWith("lost UNREACHABLE");
    firstGeneration();
    toy.answer("AT+CIPSTATUS", "STATUS:5\\r\\n" + OK);
    connect("10.0.0.7");
    assertThat(toy.seen).contains("AT+CIPSTATUS");
    assertThat(lost()).startsWith("lost UNREACHABLE");
  }

  @Test
  void aModuleThatHasJustStartedIsGivenTimeToJoinItsNetwork() {
    toy.up();
    toy.answer("AT+CIPSTART", ERROR).answer("AT+CWSTATE?", "+CWSTATE:3,\"lab\"\\r\\n" + OK);
    TransportNotes notes = new TransportNotes(toy.module.newTransport(), toy.seen);
    notes.connect("10.0.0.7", Optional.empty());
    toy.loop.advance(TimeUnit.SECONDS.toNanos(3));
    assertThat(lost()).isEmpty();
    toy.answer("AT+CIPSTART", "0,CONNECT\\r\\n" + OK);
    toy.loop.advance(TimeUnit.SECONDS.toNanos(1));
    assertThat(toy.seen).contains("connected");
  }

  @Test
  void whoGivesUpMeanwhileLeavesNoLinkBehind() {
    toy.up();
    toy.answer("AT+CIPSTART", ERROR).answer("AT+CWSTATE?", "+CWSTATE:3,\"lab\"\\r\\n" + OK);
    var transport = toy.module.newTransport();
    TransportNotes notes = new TransportNotes(transport, toy.seen);
    notes.connect("10.0.0.7", Optional.empty());
    toy.loop.advance(TimeUnit.MILLISECONDS.toNanos(100));
    transport.abort();
    toy.loop.advance(TimeUnit.SECONDS.toNanos(2));
    assertThat(toy.seen).endsWith("AT+CIPCLOSE=0");
    assertThat(toy.module.links().areUsed()).isFalse();
  }

  @Test
  void whoIsNotAnsweredForLongTimesOut() {
    toy.answer("AT+CIPSTART", null);
    connect("10.0.0.7");
    toy.pass(20);
    toy.say("0,CLOSED\\r\\n" + ERROR);
    assertThat(lost()).startsWith("lost TIMEOUT: the module gave up connecting");
  }

  @Test
  void aModuleThatDoesNotSayIsAskedToCloseAndTheAttemptIsOver() {
    toy.answer("AT+CIPSTART", null);
    connect("10.0.0.7");
    toy.pass(40);
    assertThat(lost()).startsWith("lost TIMEOUT: the module did not say");
    assertThat(toy.seen).contains("AT+CIPCLOSE=0");
  }

  @Test
  void aHostThatDoesNotFitIntoACommandIsRefused() {
    connect("h".repeat(250));
    assertThat(lost()).contains("250 characters");
  }

  @Test
  void theBoardsOwnTlsIsToldWhetherToVerifyAndWhom() {
    connect("bench", Optional.of(TlsTrust.SYSTEM));
    assertThat(toy.seen)
        .containsExactly(
            "tls",
            "AT+CIPSSLCCONF=0,2,0,0",
            "AT+CIPSSLCSNI=0,\"bench\"",
            "AT+CIPSTART=0,\"SSL\",\"bench\",9001",
            "connected");
  }

  @Test
  void whoeverTrustsAnythingVerifiesNothing() {
    toy.answer("AT+CIPSSLCSNI", ERROR);
    connect("10.0.0.7", Optional.of(TlsTrust.ANYTHING));
    assertThat(toy.seen).contains("AT+CIPSSLCCONF=0,0", "connected");
  }

  @Test
  void theFirstGenerationGetsABufferForTls() {
    firstGeneration();
    connect("10.0.0.7", Optional.of(TlsTrust.ANYTHING));
    assertThat(toy.seen).contains("AT+CIPSSLSIZE=4096").doesNotContain("AT+CIPSSLCCONF=0,0");
  }

  @Test
  void aModuleThatCannotVerifyIsNotTrusted() {
    toy.answer("AT+CIPSSLCCONF", ERROR);
    connect("bench", Optional.of(TlsTrust.SYSTEM));
    assertThat(lost()).startsWith("lost TLS: the module refused AT+CIPSSLCCONF=0,2,0,0 (ERROR)");
  }

  @Test
  void tlsThatFailsIsToldAsTls() {
    toy.answer("AT+CIPSTART", ERROR);
    connect("10.0.0.7", Optional.of(TlsTrust.ANYTHING));
    assertThat(lost()).startsWith("lost TLS: the module could neither");
  }

  @Test
  void oneOfTheBoardsOwnTlsIsEnoughForIt() {
    connect("10.0.0.7", Optional.of(TlsTrust.ANYTHING));
    TransportNotes second = new TransportNotes(toy.module.newTransport(), toy.seen);
    second.connect("10.0.0.7", true);
    toy.loop.run();
    assertThat(lost()).startsWith("lost ABORTED: this module has memory for 1 connection");
  }

  @Test
  void whenTheModuleStartsAnewTheModuleTellsAndNotTheOpening() {
    toy.answer("AT+CIPSTART", null);
    connect("10.0.0.7");
    toy.say("\\r\\nready\\r\\n");
    assertThat(toy.seen).filteredOn(line -> line.startsWith("lost")).hasSize(1);
    assertThat(lost()).contains("started anew");
  }
}

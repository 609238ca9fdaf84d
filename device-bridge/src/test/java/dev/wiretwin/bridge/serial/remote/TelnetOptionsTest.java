package dev.wiretwin.bridge.serial.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class TelnetOptionsTest {
  private static final int WILL = 251;
  private static final int WONT = 252;
  private static final int DO = 253;
  private static final int DONT = 254;

  private final TelnetOptions options = new TelnetOptions(Set.of(0, 44));

  private static byte[] said(int verb, int option) {
    return new byte[] {(byte) 255, (byte) verb, (byte) option};
  }

  @Test
  void whatWeOfferedIsNotConfirmedAgain() {
    assertThat(options.offer(44)).isEqualTo(said(WILL, 44));
    assertThat(options.hear(DO, 44)).isEmpty();
    assertThat(options.hear(DO, 44)).isEmpty();
  }

  @Test
  void whatWeAskedForIsNotConfirmedAgain() {
    assertThat(options.ask(0)).isEqualTo(said(DO, 0));
    assertThat(options.hear(WILL, 0)).isEmpty();
  }

  @Test
  void whatWeWantIsAgreedToOnce() {
    assertThat(options.hear(WILL, 44)).contains(said(DO, 44));
    assertThat(options.hear(WILL, 44)).isEmpty();
    assertThat(options.hear(DO, 0)).contains(said(WILL, 0));
    assertThat(options.hear(DO, 0)).isEmpty();
  }

  @Test
  void whatWeDoNotKnowIsRefused() {
    assertThat(options.hear(WILL, 1)).contains(said(DONT, 1));
    assertThat(options.hear(DO, 24)).contains(said(WONT, 24));
  }

  @Test
  void anEndIsConfirmedOnceAndARefusalNot() {
    options.offer(44);
    assertThat(options.hear(DONT, 44)).isEmpty();
    options.hear(WILL, 0);
    assertThat(options.hear(WONT, 0)).contains(said(DONT, 0));
    assertThat(options.hear(WONT, 0)).isEmpty();
    options.hear(DO, 0);
    assertThat(options.hear(DONT, 0)).contains(said(WONT, 0));
  }
}

package dev.wiretwin.api.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.api.refusal.Refusal;
import org.junit.jupiter.api.Test;

class OutgoingTest {
  private final HandClient client = new HandClient();

  private static void refused(String text, String base64, String why) {
    assertThatThrownBy(() -> Outgoing.of(text, base64, null))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(why);
  }

  private String sent(Outgoing what) {
    client.on(dev.wiretwin.core.client.On.CONNECTION, ws -> {});
    client.opens();
    what.on(client);
    return client.verbs.get(0);
  }

  @Test
  void textGoesAsTextAndBytesAsBytes() {
    assertThat(sent(Outgoing.of("hi", null, null))).isEqualTo("send 1 hi");
    client.verbs.clear();
    assertThat(sent(Outgoing.of(null, "AAEC", null))).isEqualTo("send 2 3 bytes");
  }

  @Test
  void theOpcodeCanBeChosen() {
    assertThat(sent(Outgoing.of("hi", null, 9))).isEqualTo("send 9 hi");
    assertThat(Outgoing.of("hi", null, 9).isControl()).isTrue();
    assertThat(Outgoing.of(null, "AAEC", 1).isControl()).isFalse();
  }

  @Test
  void aMessageCanBeSentInFragmentsWhereTheClientCan() {
    HandClient.Fragmenting able = new HandClient.Fragmenting();
    Outgoing.of("hi", null, null).inFragmentsOf(1).on(able);
    Outgoing.of(null, "AAEC", null).inFragmentsOf(2).on(able);
    assertThat(able.verbs).containsExactly("send 1 2 bytes by 1", "send 2 3 bytes by 2");
    assertThat(Outgoing.of("hi", null, null).inFragmentsOf(1).payload(99).fragmentBytes())
        .isEqualTo(1);
    assertThat(sent(Outgoing.of("hi", null, null).inFragmentsOf(null))).isEqualTo("send 1 hi");
    assertThatThrownBy(() -> Outgoing.of("hi", null, null).inFragmentsOf(1).on(client))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("leave fragmentBytes out");
  }

  @Test
  void exactlyOneOfTextAndBase64IsWanted() {
    refused(null, null, "text or base64");
    refused("a", "AAEC", "not both");
  }

  @Test
  void whatCannotBeReadIsRefused() {
    refused(null, "A", "base64 is none");
    refused(null, "!!!!", "base64 is none");
    refused("\ud800 alone", null, "lone surrogate");
  }

  @Test
  void theLogTellsItAsItWasMeant() {
    assertThat(Outgoing.of("hi", null, null).payload(99))
        .isEqualTo(new Payload(1, 2, "hi", null, null));
    assertThat(Outgoing.of("hi", null, 9).payload(99).base64()).isEqualTo("aGk=");
    assertThat(Outgoing.of(null, "aGk=", 1).payload(99).text()).isEqualTo("hi");
  }
}

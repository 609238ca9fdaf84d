package dev.wiretwin.bridge.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SecretMaskTest {
  private final SecretMask mask = new SecretMask();
  private final byte[] secret = bytes("open sesame");

  private static byte[] bytes(String latin1) {
    return latin1.getBytes(StandardCharsets.ISO_8859_1);
  }

  private String pass(String text) {
    return new String(mask.pass(bytes(text)), StandardCharsets.ISO_8859_1);
  }

  @Test
  void withoutSecretsAllPasses() {
    assertThat(pass("open sesame")).isEqualTo("open sesame");
  }

  @Test
  void aSecretIsStarsHoweverItComes() {
    mask.hide(secret);
    for (int cut = 0; cut < 17; cut++) {
      String all = "x=open sesame!\r\n\1";
      assertThat(pass(all.substring(0, cut)) + pass(all.substring(cut)))
          .isEqualTo("x=***********!\r\n\1");
    }
  }

  @Test
  void byteForByteItIsStarsToo() {
    mask.hide(secret);
    StringBuilder all = new StringBuilder();
    for (String one : "say open open sesame twice".split("")) {
      all.append(pass(one));
    }
    all.append(new String(mask.show(secret), StandardCharsets.ISO_8859_1));
    assertThat(all.toString()).isEqualTo("say **************** twice");
  }

  @Test
  void aSecretThatSomethingInterruptsStaysOne() {
    mask.hide(secret);
    assertThat(pass("open s[tick]esame;")).isEqualTo("******[tick]*****;");
  }

  @Test
  void whatOnlyBeginsLikeOnePasses() {
    mask.hide(secret);
    assertThat(pass("op")).as("not clear yet").isEmpty();
    assertThat(pass("us 1")).isEqualTo("opus 1");
  }

  @Test
  void shortSecretsAreWhole() {
    byte[] pin = bytes("7");
    mask.hide(pin);
    assertThat(pass("17 + 7x")).isEqualTo("1* + *x");
    assertThat(pass("7")).isEmpty();
    assertThat(mask.show(pin)).isEqualTo(bytes("*"));
    assertThat(pass("7")).isEqualTo("7");
  }

  @Test
  void severalAreHiddenAtATime() {
    byte[] other = bytes("same day");
    mask.hide(secret);
    mask.hide(other);
    assertThat(pass("open sesame day!")).isEqualTo("***************!");
    assertThat(mask.show(secret)).isEmpty();
    assertThat(pass("open same day!")).isEqualTo("open ********!");
  }

  @Test
  void nothingIsLostOrAdded() {
    Random random = new Random(4);
    byte[] data = new byte[5_000];
    for (int i = 0; i < data.length; i++) {
      data[i] = secret[random.nextInt(secret.length)];
    }
    mask.hide(secret);
    int length = mask.pass(data).length;
    assertThat(length + mask.show(secret).length).isEqualTo(data.length);
  }

  @Test
  void thereIsALimit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> mask.hide(new byte[SecretMask.LONGEST + 1]));
    for (int i = 0; i < SecretMask.MOST_SECRETS; i++) {
      mask.hide(secret);
    }
    assertThatIllegalArgumentException().isThrownBy(() -> mask.hide(secret));
  }
}

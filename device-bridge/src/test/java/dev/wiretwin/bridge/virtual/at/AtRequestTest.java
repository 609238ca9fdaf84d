package dev.wiretwin.bridge.virtual.at;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AtRequestTest {
  private static AtRequest parsed(String line) throws AtRefusal {
    return AtRequest.parse(line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          AT                 | ''          | RUN
          ate0               | E0          | RUN
          aT+gmr             | GMR         | RUN
          AT+CIPMUX?         | CIPMUX      | ASK
          AT+CWMODE=?        | CWMODE      | TEST
          At+cipstart=0      | CIPSTART    | SET
          """)
  void nameAndKind(String line, String name, AtRequest.Kind kind) throws AtRefusal {
    AtRequest request = parsed(line);
    assertThat(request.name()).isEqualTo(name);
    assertThat(request.kind()).isEqualTo(kind);
  }

  @Test
  void argumentsKeepTheirCaseAndLoseTheirEscapes() throws AtRefusal {
    AtRequest request = parsed("AT+X=0,\"a\\,b\\\"c\\\\d\\e\",,-12,\"\"");
    assertThat(request.count()).isEqualTo(5);
    assertThat(request.number(0, 0, 4)).isZero();
    assertThat(request.text(1)).isEqualTo("a,b\"c\\d\\e");
    assertThat(request.has(2)).isFalse();
    assertThat(request.number(2, 0, 9, 7)).isEqualTo(7);
    assertThat(request.number(3, -20, 0, 7)).isEqualTo(-12);
    assertThat(request.textIfThere(4)).contains("");
    assertThat(request.textIfThere(5)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          BT            | 0x01030000
          A             | 0x01030000
          AT+X="a       | 0x01080000
          AT+X=1,"a"b   | 0x01080001
          """)
  void whatCannotBeReadSaysWhere(String line, String code) {
    assertThatThrownBy(() -> parsed(line))
        .isInstanceOfSatisfying(
            AtRefusal.class, why -> assertThat(why.code()).isEqualTo("ERR CODE:" + code));
  }

  @Test
  void whatIsAskedForMustBeThere() throws AtRefusal {
    AtRequest request = parsed("AT+X=12,\"t\",99999999999,x");
    assertRefused("0x01070000", () -> request.number(0, 0, 11));
    assertRefused("0x01050001", () -> request.number(1, 0, 11));
    assertRefused("0x01050002", () -> request.number(2, 0, 11));
    assertRefused("0x01050003", () -> request.text(3));
    assertRefused("0x01060504", () -> request.number(4, 0, 11));
    assertRefused("0x01060504", () -> request.text(4));
    assertRefused("0x01060504", () -> request.demandCount(5, 6));
    assertRefused("0x01060304", () -> request.demandCount(1, 3));
    request.demandCount(4, 4);
  }

  private interface Demand {
    void run() throws AtRefusal;
  }

  private static void assertRefused(String code, Demand demand) {
    assertThatThrownBy(demand::run)
        .isInstanceOfSatisfying(
            AtRefusal.class, why -> assertThat(why.code()).isEqualTo("ERR CODE:" + code));
  }

  @Test
  void anyLineIsReadOrRefused() {
    Random random = new Random(8);
    String letters = "AT+X=?\"\\,0123-az \u00ff";
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder line = new StringBuilder("AT+");
      for (int length = random.nextInt(30); length > 0; length--) {
        line.append(letters.charAt(random.nextInt(letters.length())));
      }
      try {
        read += parsed(line.toString()).count() >= 0 ? 1 : 0;
      } catch (AtRefusal refused) {
        assertThat(refused.code()).startsWith("ERR CODE:0x0108");
      }
    }
    assertThat(read).isGreaterThan(1000);
  }
}

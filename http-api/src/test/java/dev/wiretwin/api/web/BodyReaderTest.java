package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.io.content.AsyncContent;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;

class BodyReaderTest {
  private final AsyncContent wire = new AsyncContent();
  private final BodyReader reader =
      new BodyReader(wire, new Route("POST", "/x", call -> {}).reads(5, "a/b"));

  private void comes(String text, boolean last) {
    wire.write(last, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), Callback.NOOP);
  }

  @Test
  void aBodyIsThereWhenItsEndIs() {
    reader.run();
    comes("ab", false);
    comes("cde", false);
    assertThat(reader.whole()).isNotDone();
    comes("", true);
    assertThat(reader.whole().join()).asString(StandardCharsets.UTF_8).isEqualTo("abcde");
  }

  @Test
  void aBodyThatIsTooLongIsNotReadOn() {
    comes("abcdef", false);
    reader.run();
    assertThatThrownBy(reader.whole()::join).hasRootCauseMessage("the body may have 5 bytes here");
  }

  @Test
  void aBodyThatBreaksOffIsRefused() {
    reader.run();
    wire.fail(new IllegalStateException("torn"));
    assertThatThrownBy(reader.whole()::join).cause().hasMessage("the body did not come whole");
  }
}

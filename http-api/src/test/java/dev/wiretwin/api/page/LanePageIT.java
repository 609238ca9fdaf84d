package dev.wiretwin.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.scenario.Digest;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The pure parts of the lanes, in the browser that runs them: words, frames, alignment,
 * explanations.
 */
@Timeout(120)
class LanePageIT {
  @RegisterExtension static final ServedPage PAGE = new ServedPage();
  private static Browser browser;

  @BeforeAll
  static void open() {
    browser = PAGE.browser();
    browser.go("/#/lab");
    browser.awaitText("How the server behaves");
    browser.script(
        """
        window.got = null;
        Promise.all(['twin/lane-words', 'twin/lane-align', 'twin/frame-stream', 'comparisons/comparison-wire']
            .map((name) => import(`/ui/${name}.js`)))
            .then(([words, align, stream, wire]) => { window.got = { ...words, ...align, ...stream, readWire: wire.readWire }; });
        """);
    browser.await(() -> (boolean) browser.script("return got !== null"), "the modules");
  }

  private static Object js(String expression) {
    return browser.script(
        "const utf8 = (text) => new TextEncoder().encode(text); return ("
            + expression.strip()
            + ");");
  }

  private static Object words(String frame) {
    return js(
        "((frame) => got.frameWords({ length: frame.bytes.length, ...frame }, true))("
            + frame
            + ")");
  }

  @Test
  void framesAreCalledAsReportsCallThem() {
    assertThat(words("{opcode: 1, fin: true, masked: true, bytes: utf8('hi')}"))
        .isEqualTo("text \"hi\"");
    assertThat(words("{opcode: 1, fin: false, masked: false, bytes: utf8('')}"))
        .isEqualTo("text \"\" unfinished unmasked");
    assertThat(words("{opcode: 2, fin: true, masked: true, bytes: Uint8Array.of(0, 255)}"))
        .isEqualTo("binary 00ff");
    assertThat(
            words(
                "{opcode: 8, fin: true, masked: true, bytes: Uint8Array.of(3, 232, 98, 121, 101)}"))
        .isEqualTo("close 1000 \"bye\"");
    assertThat(words("{opcode: 8, fin: true, masked: true, bytes: Uint8Array.of()}"))
        .isEqualTo("close");
    String text = "more than twenty-four letters, and ü";
    Digest digest = Digest.of(Bytes.utf8(text));
    assertThat(words("{opcode: 1, fin: true, masked: true, bytes: utf8('" + text + "')}"))
        .isEqualTo("text " + digest.length() + " bytes #" + Long.toHexString(digest.hash31()));
  }

  @Test
  void framesAreReadHoweverTheyWereChopped() {
    Object read =
        js(
            """
            [1, 2, 3, 7, 1000].map((step) => {
              const head = utf8('HTTP/1.1 101 Switching Protocols\\r\\n\\r\\n');
              const all = [...head, 0x01, 2, 72, 105, 0x89, 0, 0x80, 0x83, 1, 2, 3, 4, 0x60, 0x60, 0x60];
              const stream = new got.FrameStream();
              const parts = [];
              for (let at = 0; at < all.length; at += step) parts.push(...stream.take(Uint8Array.from(all.slice(at, at + step))));
              return parts.map((part) => part.head ? 'head' : got.frameWords(part.frame, false)).join(', ');
            })
            """);
    assertThat(read)
        .isEqualTo(
            Collections.nCopies(
                5, "head, text \"Hi\" unfinished, ping \"\", opcode 0 \"abc\" masked"));
  }

  @Test
  void whatWasCutOffIsPassedOver() {
    Object read =
        js(
            """
            ((stream) => [
              ...stream.take(Uint8Array.of(0x82, 126, 0x27, 0x10, 1, 2, 3), 4 + 10000),
              ...stream.take(Uint8Array.of(0x81, 1, 97)),
            ].map((part) => `${part.frame.length} ${part.frame.bytes.length}`))(new got.FrameStream(true))
            """);
    assertThat(read).isEqualTo(List.of("10000 3", "1 1"));
  }

  @Test
  void anAnswerBeforeTheAnswerIsPassedOverAndWhatIsNoFrameIsKept() {
    Object read =
        js(
            """
            ((wire) => [
              wire.heads.map((head) => `${head.at} ${head.text}`).join(),
              wire.frames.map((frame) => `${frame.at} ${frame.opcode} ${frame.payload.text} ${frame.payload.length}`).join(),
              `${wire.rest.length}: ${[...wire.rest.bytes]}`,
            ])(got.readWire([
              [1, 'HTTP/1.1 103 Early Hints\\r\\n\\r\\nHTTP/1.1 101 Switching Protocols\\r\\n'],
              [2, '\\r\\n\\u0081\\u0002'], [3, 'Hi\\u0082\\u0005abc'],
            ].map(([at, text]) => ({ at, payload: { length: text.length, base64: btoa(text) } }))))
            """);
    assertThat(read)
        .isEqualTo(
            List.of(
                "1 HTTP/1.1 103 Early Hints,2 HTTP/1.1 101 Switching Protocols",
                "3 1 Hi 2",
                "5: 130,5,97,98,99"));
  }

  @Test
  void whatFollowsAnotherAnswerIsNoFrame() {
    Object read =
        js(
            """
            ((wire) => `${wire.heads.length} ${wire.frames.length} ${wire.rest.length}`)(got.readWire([
              { at: 1, payload: { length: 27, text: 'HTTP/1.1 404 Not here\\r\\n\\r\\nno' } },
              { at: 2, payload: { length: 3, base64: btoa('\\u0081\\u0001a') } },
            ]))
            """);
    assertThat(read).isEqualTo("1 0 5");
  }

  @Test
  void lanesAreAlignedByWhatIsEqual() {
    assertThat(js("JSON.stringify(got.pairs(['a', 'b', 'c'], ['a', 'c', 'd']))"))
        .isEqualTo("[[0,0],[1,-1],[2,1],[-1,2]]");
    assertThat(js("JSON.stringify(got.pairs(['a', 'x', 'c'], ['a', 'y', 'c']))"))
        .isEqualTo("[[0,0],[1,1],[2,2]]");
    assertThat(js("JSON.stringify(got.pairs([], ['a']))")).isEqualTo("[[-1,0]]");
  }

  @Test
  void whatMayDifferByNatureIsNoDifference() {
    assertThat(
            js(
                """
                ((request) => got.differences(
                    [{ stream: 'request', head: got.requestHead(request('1111', 'a', 'x')) }],
                    [{ stream: 'request', head: got.requestHead(request('2222', 'b', 'y')) }],
                    { over: [false, false], tolerance: 1000 }).map((one) => `${one.field}: ${one.first} ≠ ${one.second}`).join())
                ((port, key, agent) => `GET / HTTP/1.1\\r\\nHost: h:${port}\\r\\nSec-WebSocket-Key: ${key}\\r\\nUser-Agent: ${agent}\\r\\n\\r\\n`)
                """))
        .isEqualTo("header user-agent: x ≠ y");
  }

  @Test
  void whatIsMissingCountsOnlyOnceNothingMoreIsExpected() {
    String differing =
        """
        got.differences(
            [{ stream: 'event', kind: 'connection', words: 'connection', since: 1 }],
            [], { over: [false, %s], tolerance: 1000 }).length
        """;
    assertThat(js(differing.formatted("false").strip())).isEqualTo(0L);
    assertThat(js(differing.formatted("true").strip())).isEqualTo(1L);
  }

  @Test
  void whatFollowsAVerbThatOnlyOneLaneGotIsNotCompared() {
    assertThat(
            js(
                """
                ((close, frame) => got.differences(
                    [{ stream: 'event', kind: 'close', words: 'close -907', since: 1, at: 1 }, frame(1, 'close 1007')],
                    [close, { stream: 'event', kind: 'close', words: 'close -99', since: 9, at: 9 }, frame(8, 'close')],
                    { over: [true, true], tolerance: 1000 }).map((one) => `${one.field}: ${one.first} ≠ ${one.second}`).join())
                ({ stream: 'op', kind: 'close', words: 'close', at: 7 }, (at, words) => ({ stream: 'frame', kind: 'frame', words, at }))
                """))
        .isEqualTo("close: close -907 ≠ nothing,frame: close 1007 ≠ nothing");
  }

  @Test
  void anEntryAboutEverythingIsKnownAndOneAboutSomeScenariosIsLikely() {
    assertThat(
            js(
                """
                ((entry, one) => ['.*', 'some'].map((scenarios) => got.kindOf({ ...got.explain([{ ...entry, scenarios }], one, [one], 500) })).join()
                    + got.kindOf(got.explain([{ ...entry, scenarios: '.*' }], { ...one, second: 'close -7' }, [], 500)))
                ({ shapes: [{ field: 'close', jvm: 'close (0)', board: 'close -6\\\\1?' }], beside: [], then: [] },
                 { field: 'close', first: 'close 0', second: 'close -6' })
                """))
        .isEqualTo("known,maybenew");
  }
}

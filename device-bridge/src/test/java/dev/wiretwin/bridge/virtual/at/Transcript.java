package dev.wiretwin.bridge.virtual.at;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.net.Peer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plays a written exchange with a module, byte for byte. For one thread.
 *
 * <pre>
 * H> text      the host sends this in one go, and 20 ms pass
 * B> text      the module has said exactly this since; several lines are one text
 * P> text      the peer of the last link sends
 * P: text      the peer of the last link has heard exactly this
 * wait N       so many milliseconds pass
 * listen       a server begins to listen: $PORT
 * fin, rst     the peer ends the connection
 * wifi lost, wifi back
 * </pre>
 *
 * In texts \r, \n, \\ and \xNN stand for bytes, and blanks count up to the last "←".
 */
final class Transcript {
  private static final Pattern ESCAPE = Pattern.compile("\\\\(r|n|\\\\|x([0-9a-fA-F]{2}))");

  private final AtBench bench;
  private final String name;
  private int port;

  Transcript(AtBench bench, String name) {
    this.bench = bench;
    this.name = name;
  }

  void play() throws IOException {
    StringBuilder expected = null;
    int number = 0;
    for (String line : lines()) {
      number++;
      if (line.startsWith("B> ")) {
        expected = expected == null ? new StringBuilder() : expected;
        expected.append(text(line.substring(3)));
        continue;
      }
      if (expected != null) {
        assertThat(bench.uart.sent())
            .as("%s, before line %d", name, number)
            .isEqualTo("" + expected);
        expected = null;
      }
      step(line, number);
    }
    if (expected != null) {
      assertThat(bench.uart.sent()).as("%s, at the end", name).isEqualTo("" + expected);
    }
  }

  private List<String> lines() throws IOException {
    try (InputStream in = Transcript.class.getResourceAsStream("/transcripts/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private void step(String line, int number) {
    if (line.startsWith("H> ")) {
      bench.uart.receive(text(line.substring(3)));
      bench.pass(20);
    } else if (line.startsWith("P> ")) {
      peer().send(text(line.substring(3)));
      bench.pass(20);
    } else if (line.startsWith("P: ")) {
      assertThat(peer().heard()).as("%s, line %d", name, number).isEqualTo(text(line.substring(3)));
    } else if (line.startsWith("wait ")) {
      bench.pass(Long.parseLong(line.substring(5)));
    } else if (!line.isBlank() && !line.startsWith("#")) {
      act(line);
    }
  }

  private void act(String line) {
    switch (line) {
      case "listen" -> port = bench.net.serve();
      case "fin" -> peer().fin();
      case "rst" -> peer().rst();
      case "wifi lost" -> bench.wifi.lose();
      case "wifi back" -> bench.wifi.giveBack();
      default -> throw new IllegalArgumentException("no step: " + line);
    }
    bench.pass(20);
  }

  private Peer peer() {
    return bench.net.peers.get(bench.net.peers.size() - 1);
  }

  private String text(String written) {
    String bare = written.replaceFirst("\\s*←.*$", "").replace("$PORT", String.valueOf(port));
    Matcher matcher = ESCAPE.matcher(bare);
    return matcher.replaceAll(
        found ->
            Matcher.quoteReplacement(
                switch (found.group(1)) {
                  case "r" -> "\r";
                  case "n" -> "\n";
                  case "\\" -> "\\";
                  default -> "" + (char) Integer.parseInt(found.group(2), 16);
                }));
  }
}

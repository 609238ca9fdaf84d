package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.api.listen.Place;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class ListenOptionsTest {
  private final StringWriter err = new StringWriter();
  private final Probe probe = new Probe();
  private final CommandLine command = new CommandLine(probe);

  @Command(name = "probe")
  private static final class Probe {
    @Mixin private ListenOptions listen;
  }

  @Test
  void withoutAWordItIsPlainTcpOnThisMachine() throws IOException {
    Place place = place();
    assertThat(place.url(81)).isEqualTo("ws://127.0.0.1:81/");
    assertThat(announced(place)).containsExactly("Listening until Ctrl-C.");
  }

  @Test
  void tlsWithoutAFileSaysWhatClientsNeed() throws IOException {
    assertThat(announced(place("--tls"))).first().asString().contains("--ca-out FILE");
  }

  @Test
  void theCertificateGoesWhereItWasWanted(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("ca.pem");
    command.parseArgs("--ca-out", file.toString());
    announced(probe.listen.place(command, 0, true));
    assertThat(file).content().startsWith("-----BEGIN CERTIFICATE-----");
  }

  @Test
  void aFileThatCannotBeWrittenIsASentence(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("file")).resolve("ca.pem");
    Place place = place("--tls", "--ca-out", file.toString());
    assertThatThrownBy(() -> announced(place))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot write " + file);
  }

  @Test
  void whoeverCanReachItIsMentioned() throws IOException {
    assertThat(announced(place("--host", "0.0.0.0")))
        .contains("Whoever can reach this machine can connect: there is no password.");
  }

  @Test
  void whatMakesNoSenseIsAUsageError() {
    command.parseArgs();
    assertThatThrownBy(() -> probe.listen.place(command, 65536, false))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("--port");
    assertThatThrownBy(() -> place("--ca-out", "x"))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("only with --tls");
  }

  private Place place(String... args) {
    command.parseArgs(args);
    return probe.listen.place(command, 0, false);
  }

  private List<String> announced(Place place) throws IOException {
    probe.listen.announce(place, new PrintWriter(err));
    return err.toString().lines().toList();
  }
}

package dev.wiretwin.bridge.identify;

import dev.wiretwin.bridge.console.LuaRunner;
import dev.wiretwin.bridge.wifi.BoardWifi;
import dev.wiretwin.bridge.wifi.WifiStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks Lua firmware what it is, in lines that leave no global behind. For one thread.
 *
 * <p>Source: {@code node.info} of 3.0.0 and, for those before, its eight plain values; VB-29.
 */
final class LuaQuestions {
  /** Asked for one by one where the build does not tell: the ones that scripts here can need. */
  private static final List<List<String>> USUAL =
      List.of(
          List.of("adc", "bit", "crypto", "encoder", "file", "gpio"),
          List.of("http", "i2c", "mqtt", "net", "node", "ow"),
          List.of("pwm", "rtctime", "sjson", "cjson", "sntp", "spi"),
          List.of("tls", "tmr", "uart", "websocket", "wifi"));

  private final LuaRunner runner;
  private final LongSupplier nanoClock;
  private String[] version = {""};
  private String[] build = {"", "", ""};
  private String[] source = {"", "", ""};
  private String[] state = {"", "", "", "", "", ""};
  private List<String> modules = List.of();
  private Optional<BootReason> boot = Optional.empty();
  private Optional<WifiStatus> wifi = Optional.empty();

  LuaQuestions(LuaRunner runner, LongSupplier nanoClock) {
    this.runner = runner;
    this.nanoClock = nanoClock;
  }

  /**
   * Asks everything; {@link #known} tells the answers, even those to the first questions only.
   *
   * @throws IOException if it does not answer, or no more
   */
  void ask() throws IOException, InterruptedException {
    version =
        group("sw_version", "node_version_major", "node_version_minor", "node_version_revision");
    boolean tellsAll = !version[0].isEmpty();
    if (tellsAll) {
      build = group("build_config", "number_type", "lfs_size", "modules");
      modules = List.of(build[2].split(","));
    } else {
      version = legacyVersion();
      modules = usualModules();
    }
    state = state();
    if (modules.contains("wifi")) {
      wifi = Optional.of(new BoardWifi(runner, nanoClock).status());
    }
    boot = boot();
    if (tellsAll) {
      source = group("sw_version", "git_release", "git_branch", "git_commit_id");
    }
  }

  /** What is known by now. */
  LuaInfo known() {
    return new LuaInfo(
        Stream.of(version).filter(part -> !part.isEmpty()).collect(Collectors.joining(".")),
        source[0],
        source[1],
        source[2],
        state[0],
        modules.stream().map(String::strip).filter(name -> !name.isEmpty()).sorted().toList(),
        state[1].equals("0"),
        number(build[1]),
        number(state[2]),
        number(state[3]),
        number(state[4]),
        number(state[5]),
        boot,
        wifi);
  }

  /** Fields of a group, each empty where the firmware does not know it. */
  private String[] group(String name, String... fields) throws IOException, InterruptedException {
    String list =
        Arrays.stream(fields)
            .map(field -> "tostring(i." + field + " or \"\")")
            .collect(Collectors.joining("..\"|\".."));
    String answer =
        runner.ask("local i=node.info(\"" + name + "\") i=type(i)==\"table\" and i or {} ", list);
    return split(answer, fields.length);
  }

  private String[] legacyVersion() throws IOException, InterruptedException {
    return split(runner.ask("local a,b,c=node.info() ", "a..\"|\"..b..\"|\"..c"), 3);
  }

  private String[] state() throws IOException, InterruptedException {
    return split(
        runner.ask(
            "local n=node ",
            "_VERSION..\"|\"..1/2 ..\"|\"..n.heap()..\"|\"..n.chipid()..\"|\""
                + "..(n.flashsize and n.flashsize() or -1)..\"|\"..(tmr and tmr.time() or -1)"),
        6);
  }

  private List<String> usualModules() throws IOException, InterruptedException {
    List<String> found = new ArrayList<>();
    for (List<String> some : USUAL) {
      String each =
          some.stream()
              .map(name -> "(" + name + " and \"" + name + ",\" or \"\")")
              .collect(Collectors.joining(".."));
      found.addAll(List.of(runner.ask("", each).split(",")));
    }
    return found;
  }

  private Optional<BootReason> boot() throws IOException, InterruptedException {
    String numbers = runner.ask("", "table.concat({node.bootreason()},\",\")");
    try {
      return Optional.of(
          BootReason.ofNode(Stream.of(numbers.split(",")).map(Long::parseLong).toList()));
    } catch (NumberFormatException garbled) {
      return Optional.empty();
    }
  }

  private static String[] split(String answer, int count) {
    String[] parts = Arrays.copyOf(answer.split("\\|", -1), count);
    Arrays.setAll(parts, i -> parts[i] == null ? "" : parts[i].strip());
    return parts;
  }

  private static long number(String text) {
    try {
      return text.isEmpty() ? -1 : Double.valueOf(text).longValue();
    } catch (NumberFormatException garbled) {
      return -1;
    }
  }
}

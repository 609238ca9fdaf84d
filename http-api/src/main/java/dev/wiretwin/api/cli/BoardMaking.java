package dev.wiretwin.api.cli;

import dev.wiretwin.bridge.virtual.at.AtGeneration;
import dev.wiretwin.bridge.virtual.at.AtSettings;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.bridge.virtual.firmware.Firmware;
import dev.wiretwin.bridge.virtual.host.StandardModules;
import dev.wiretwin.bridge.virtual.module.Profile;
import dev.wiretwin.bridge.virtual.module.UartModule;
import dev.wiretwin.core.scenario.LabHost;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** What a virtual board is made of, as options. */
final class BoardMaking {
  private static final int MOST_HEAP = 64_000_000;
  private static final int MOST_INIT_BYTES = 1 << 20;

  @Option(
      names = "--firmware",
      paramLabel = "NAME",
      defaultValue = "lua",
      description =
          "lua, NodeMCU 3.0.0; or at, Espressif's AT firmware, see --generation (default:"
              + " ${DEFAULT-VALUE}).")
  private String firmware;

  @Option(
      names = "--generation",
      paramLabel = "1.7|2.x|5.x",
      description =
          "Of AT firmware: 1.7, NonOS AT 1.7.6; 2.x, ESP-AT 2.3.0.0 on an ESP8266; 5.x, ESP-AT"
              + " 5.0.1.0 on an ESP32-C3 (default: 2.x).")
  private String generation;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      converter = ProfileWord.class,
      defaultValue = "nodemcu-3.0.0",
      description =
          "What the websocket module does: nodemcu-3.0.0, as recorded from that firmware;"
              + " documented, as its manual says; or broken, as recorded but for one fault, -8 where"
              + " -7 is right, which a comparison must call new (default: ${DEFAULT-VALUE}).")
  private Profile profile;

  @Option(
      names = "--baud",
      paramLabel = "N",
      defaultValue = "115200",
      description = "The console's rate (default: ${DEFAULT-VALUE}).")
  private int baud;

  @Option(
      names = "--time-scale",
      paramLabel = "X",
      converter = TimeScale.class,
      defaultValue = "1",
      description =
          "Real milliseconds per millisecond of the board: 0.05 is twenty times faster (default:"
              + " ${DEFAULT-VALUE}). The line keeps its pace.")
  private Double timeScale;

  @Option(
      names = "--heap",
      paramLabel = "BYTES",
      defaultValue = "45000",
      description =
          "Free memory at the start (default: ${DEFAULT-VALUE}, as a real board has). Messages of"
              + " 64 KiB, which no real board can hold, take 2000000.")
  private int heap;

  @Option(
      names = "--init",
      paramLabel = "FILE",
      description = "A script that the board finds as init.lua and runs at each start.")
  private Path init;

  @Option(
      names = "--flash",
      paramLabel = "DIR",
      description =
          "The board's files are those of this folder (default: a flash in memory). With --count"
              + " each board has a folder of its own in it: 0, 1 and so on.")
  private Path flash;

  @Option(
      names = "--without",
      paramLabel = "MODULE",
      description =
          "A module that is left out of the build; may be given again. Of AT firmware: uart, whose"
              + " AT port is on other pins then.")
  private List<String> without = new ArrayList<>();

  @Option(
      names = "--zero-alloc",
      paramLabel = "null|pointer",
      defaultValue = "null",
      description =
          "What the firmware's allocator gives for no bytes at all; nobody has looked at a real"
              + " board (default: ${DEFAULT-VALUE}).")
  private String zeroAlloc;

  @Option(
      names = "--watchdog",
      paramLabel = "MS",
      defaultValue = "500",
      description = "How long a script may keep the processor (default: ${DEFAULT-VALUE}).")
  private int watchdog;

  @Option(
      names = "--resolve",
      paramLabel = "NAME=IP",
      description =
          "A host name that the board's name server knows, with its IPv4 address; may be given"
              + " again. Other names are looked up as this machine does.")
  private Map<String, String> resolve = new LinkedHashMap<>();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of faults and of the board's own random numbers (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--no-banner", description = "The firmware does not tell its version.")
  private boolean noBanner;

  Optional<Path> flash() {
    return Optional.ofNullable(flash);
  }

  boolean zeroSizeGivesPointer() {
    return zeroAlloc.equals("pointer");
  }

  /**
   * @throws ParameterException if an address is none
   */
  Map<String, InetAddress> names(CommandLine command) {
    Map<String, InetAddress> names = new LinkedHashMap<>();
    resolve.forEach(
        (name, address) -> {
          if (!LabHost.isAddress(address)) {
            throw new ParameterException(
                command,
                "--resolve: '" + SafeText.of(address) + "' is no IPv4 address, such as 127.0.0.1.");
          }
          names.put(name, literal(address));
        });
    return names;
  }

  /** Nobody is asked about an address that is one already. */
  private static InetAddress literal(String address) {
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException impossible) {
      throw new IllegalArgumentException(address + " is no address", impossible);
    }
  }

  /**
   * @throws ParameterException if this makes no sense
   */
  BoardSettings settings(CommandLine command) {
    Firmware chosen = firmware(command);
    if (!UartModule.isRate(baud)) {
      throw new ParameterException(
          command,
          "--baud: the firmware knows no "
              + baud
              + "; give 115200, or 9600, 74880, 230400, 460800, 921600 and the like.");
    }
    demand(command, "--heap", heap, 1000, MOST_HEAP);
    demand(command, "--watchdog", watchdog, 100, 3_600_000);
    if (!zeroAlloc.equals("null") && !zeroAlloc.equals("pointer")) {
      throw new ParameterException(command, "--zero-alloc: give null or pointer.");
    }
    if (chosen.isAt()) {
      return at(command, chosen);
    }
    List<String> unknown = StandardModules.unknown(without);
    if (!unknown.isEmpty()) {
      throw new ParameterException(
          command,
          "--without: there is no module "
              + unknown.get(0)
              + "; there are "
              + String.join(", ", StandardModules.names())
              + ".");
    }
    return BoardSettings.DEFAULT
        .withProfile(profile)
        .withBaud(baud)
        .withTimeScale(timeScale)
        .withHeapBytes(heap)
        .withBanner(!noBanner)
        .withWatchdogMillis(watchdog)
        .withFiles(files(command))
        .withWithout(Set.copyOf(without))
        .withSeed(seed);
  }

  private Firmware firmware(CommandLine command) {
    if (firmware.equals("lua") && generation == null) {
      return Firmware.LUA;
    } else if (firmware.equals("lua")) {
      throw new ParameterException(command, "--generation: Lua has none; give --firmware at, too.");
    } else if (!firmware.equals("at")) {
      throw new ParameterException(
          command, "--firmware: there is no " + SafeText.of(firmware) + "; give lua or at.");
    }
    String wanted = generation == null ? "2.x" : generation;
    return Arrays.stream(Firmware.values())
        .filter(each -> each.isAt() && AtGeneration.of(each).word().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new ParameterException(
                    command,
                    "--generation: there is no "
                        + SafeText.of(wanted)
                        + "; give 1.7, 2.x or 5.x."));
  }

  /** What is Lua's counts for nothing. */
  private BoardSettings at(CommandLine command, Firmware chosen) {
    if (init != null || flash != null) {
      throw new ParameterException(
          command, "--init and --flash: AT firmware runs no scripts; leave them out.");
    } else if (!AtSettings.PARTS.containsAll(without)) {
      throw new ParameterException(
          command,
          "--without: of AT firmware these can be left out: "
              + String.join(", ", new TreeSet<>(AtSettings.PARTS))
              + ".");
    }
    return BoardSettings.DEFAULT
        .withFirmware(chosen)
        .withBaud(baud)
        .withTimeScale(timeScale)
        .withWithout(Set.copyOf(without))
        .withSeed(seed);
  }

  private static void demand(CommandLine command, String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new ParameterException(command, option + ": must be " + least + " to " + most + ".");
    }
  }

  private Map<String, byte[]> files(CommandLine command) {
    if (init == null) {
      return Map.of();
    }
    try {
      if (Files.size(init) > MOST_INIT_BYTES) {
        throw new ParameterException(
            command, "--init: " + init + " is larger than the board's flash.");
      }
      return Map.of("init.lua", Files.readAllBytes(init));
    } catch (IOException e) {
      throw new ParameterException(
          command,
          "--init: cannot read " + SafeText.of(init.toString()) + ": name a file that is there.",
          e);
    }
  }

  /** Reads a profile by its word. Stateless. */
  static final class ProfileWord implements ITypeConverter<Profile> {
    @Override
    public Profile convert(String text) {
      return Arrays.stream(Profile.values())
          .filter(profile -> profile.word().equals(text))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "there is no profile '"
                          + SafeText.of(text)
                          + "': give "
                          + Arrays.stream(Profile.values())
                              .map(Profile::word)
                              .collect(Collectors.joining(" or "))));
    }
  }
}

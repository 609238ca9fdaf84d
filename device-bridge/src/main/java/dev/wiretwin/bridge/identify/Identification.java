package dev.wiretwin.bridge.identify;

import dev.wiretwin.bridge.wifi.WifiStatus;

/** What was found on a line. Immutable. */
public sealed interface Identification {
  /** What it is, in one line. */
  String summary();

  /** What to do next, a sentence or two. */
  String advice();

  /** NodeMCU's Lua firmware at its prompt. */
  record LuaFirmware(LuaInfo info, int baud) implements Identification {
    @Override
    public String summary() {
      return "NodeMCU Lua firmware "
          + info.name()
          + ", "
          + (info.integers() ? "integer" : "float")
          + " numbers, "
          + (info.hasWebsocket() ? "with websocket" : "without websocket")
          + info.wifi().map(wifi -> ", " + wifi.words()).orElse("")
          + ", at "
          + baud
          + " baud";
    }

    @Override
    public String advice() {
      if (info.modules().isEmpty()) {
        return "It did not tell in time what it is built of: look again.";
      } else if (!info.hasWebsocket()) {
        return "Build the firmware with the module websocket: in app/include/user_modules.h take the"
            + " comment away from #define LUA_USE_MODULES_WEBSOCKET, or tick websocket in the cloud"
            + " builder; then flash it.";
      } else if (info.wifi().isEmpty()) {
        return "Build the firmware with the module wifi, too: without it nothing reaches a network.";
      } else if (!info.wifi().map(WifiStatus::hasAddress).orElse(false)) {
        return "Join a network: ./wiretwin boards wifi PORT.";
      }
      return "It is ready for use.";
    }
  }

  /** Lua firmware whose console somebody else has. */
  record BusyWithScript(String lastWords, int baud) implements Identification {
    @Override
    public String summary() {
      return "NodeMCU Lua firmware, busy with a script, at "
          + baud
          + " baud"
          + Said.last(lastWords);
    }

    @Override
    public String advice() {
      return "A script on it has taken the console (uart.on, node.output) or keeps the processor."
          + " Nothing was forced: stop the script by its own means, or reset the board and remove"
          + " its init.lua within the first seconds, or flash it anew.";
    }
  }

  /**
   * ESP-AT, or the AT firmware before it.
   *
   * @param version of the command set, such as {@code 2.3.0.0}
   * @param generation 0 for the very old ones, 1 NonOS AT, 2 ESP-AT on an ESP8266, 3 and more on
   *     later chips
   * @param binary what the image calls itself
   */
  record AtFirmware(String version, int generation, String binary, int baud)
      implements Identification {
    @Override
    public String summary() {
      String name = generation >= 2 ? "ESP-AT " : "AT firmware ";
      return name
          + (version.isEmpty() ? "of unknown version" : version)
          + (binary.isEmpty() ? "" : " (" + binary + ")")
          + ", at "
          + baud
          + " baud";
    }

    @Override
    public String advice() {
      return "Sessions and comparisons run our own client over its sockets, once it has joined a"
          + " network. It has no Lua: for scripts that run on the board flash NodeMCU firmware 3.0.0"
          + " with the module websocket.";
    }
  }

  /** Something that prints, and answers neither as Lua nor as AT. */
  record OtherFirmware(String lastWords, int baud) implements Identification {
    @Override
    public String summary() {
      return "a firmware we do not know, at " + baud + " baud" + Said.last(lastWords);
    }

    @Override
    public String advice() {
      return "If it is NodeMCU, a script has its console: reset the board and look again at once."
          + " Otherwise flash NodeMCU firmware 3.0.0 with the module websocket.";
    }
  }

  /** It starts again and again. */
  record BootLoop(BootReason reason) implements Identification {
    @Override
    public String summary() {
      return "starts again and again: " + reason.words();
    }

    @Override
    public String advice() {
      return switch (reason.kind()) {
        case POWER_ON, RESET_PIN, UNKNOWN ->
            "Power fails, or something pulls the reset pin: try another cable and another USB port"
                + " without a hub, and take away what is wired to the board.";
        case LUA_ERROR, PANIC, OUT_OF_MEMORY, SOFTWARE_WATCHDOG, RESTART ->
            "A script does that, mostly init.lua: type file.remove(\"init.lua\") at the prompt in"
                + " the moment between two starts, or flash the firmware and format its files.";
        default ->
            "The firmware does not run on this board: flash it again, with the flash mode (dio) and"
                + " size of this board, and erase the flash before.";
      };
    }
  }

  /** The ROM's boot loader waits for a program. */
  record LoaderMode() implements Identification {
    @Override
    public String summary() {
      return "the ROM's boot loader: GPIO0 was low when the board started";
    }

    @Override
    public String advice() {
      return "Let go of the FLASH button, take GPIO0 off ground, and reset the board; or flash a"
          + " firmware now, it waits for one.";
    }
  }

  /** Bytes come, and make no sense at any rate we know. */
  record Unreadable(long bytes) implements Identification {
    @Override
    public String summary() {
      return "sends " + bytes + " bytes that make no sense at any usual rate";
    }

    @Override
    public String advice() {
      return "Reset the board: its rate is 115200 then. If that does not help, look at cable and"
          + " ground, or flash NodeMCU firmware.";
    }
  }

  /**
   * Nobody answers.
   *
   * @param starts whether the ROM was heard, and nothing after it
   */
  record Silent(boolean starts) implements Identification {
    @Override
    public String summary() {
      return starts ? "starts, and is silent then" : "silent at every usual rate";
    }

    @Override
    public String advice() {
      return starts
          ? "Its firmware speaks on other pins (some AT firmwares use GPIO13 and GPIO15), or a"
              + " script has taken the console, or none is flashed: flash NodeMCU firmware 3.0.0"
              + " with the module websocket."
          : "Is it powered, and do TX and RX cross? Reset it and look again at once: if a script has"
              + " taken the console, or GPIO0 is low, it shows then.";
    }
  }

  /** How last words are quoted. */
  final class Said {
    private Said() {}

    static String last(String words) {
      return words.isEmpty() ? "" : "; it said last: " + words;
    }
  }
}

package dev.wiretwin.bridge.virtual.at;

import dev.wiretwin.bridge.virtual.firmware.Birth;
import dev.wiretwin.bridge.virtual.firmware.Personality;
import dev.wiretwin.bridge.virtual.line.Uart;
import dev.wiretwin.bridge.virtual.line.UartBuffers;
import dev.wiretwin.bridge.virtual.module.ResetReason;

/** A board with AT firmware: what it says while it boots, and its lives. The room's door. */
public final class AtPersonality implements Personality {
  /** The driver's rings ({@code at_uart_task.c}); an overflow loses what comes last. */
  public static final UartBuffers BUFFERS = new UartBuffers(1024, 2048, false);

  private static final UartBuffers LARGER_BUFFERS = new UartBuffers(2048, 8192, false);
  private static final int HARDWARE_WATCHDOG_CAUSE = 4;

  private final AtSettings settings;
  private final Uart uart;
  private final AtAir air;
  private final AtFlash flash;
  private final AtMemory memory = new AtMemory();

  public AtPersonality(AtSettings settings, Uart uart, AtAir air) {
    this.settings = settings;
    this.uart = uart;
    this.air = air;
    flash = new AtFlash(settings.baud());
  }

  /** What the driver of this generation keeps. */
  public static UartBuffers buffers(AtGeneration generation) {
    return generation.isEsp8266() ? BUFFERS : LARGER_BUFFERS;
  }

  /** Fault: the N-th request for memory from now fails; 0 for none. */
  public void failAllocation(int nth) {
    memory.failAllocation(nth);
  }

  /** Fault: there is no memory left, until the next reset. */
  public void starve() {
    memory.starve();
  }

  @Override
  public int baud() {
    return flash.uart().baud();
  }

  /** The AT port of other chips is not where their ROM talks. */
  @Override
  public String rom(ResetReason reason, boolean loader) {
    if (!settings.generation().isEsp8266()) {
      return "";
    }
    String start =
        "\r\n ets Jan  8 2013,rst cause:"
            + (reason.raw() + ", boot mode:(" + (loader ? 1 : 3) + ",6)\r\n\r\n");
    if (loader) {
      return start;
    }
    return start
        + (reason.raw() == HARDWARE_WATCHDOG_CAUSE ? "wdt reset\r\n" : "")
        + "load 0x40100000, len 2408, room 16 \r\ntail 8\r\nchksum 0xe5\r\n"
        + "load 0x3ffe8000, len 776, room 0 \r\ntail 8\r\nchksum 0x84\r\n"
        + "load 0x3ffe8310, len 632, room 0 \r\ntail 8\r\nchksum 0xd8\r\ncsum 0xd8\r\n";
  }

  @Override
  public String loader() {
    return switch (settings.generation()) {
      case NONOS_1_7 ->
          "\r\n2nd boot version : 1.7(5d6f877)\r\n  SPI Speed      : 40MHz\r\n"
              + "  SPI Mode       : QIO\r\n  SPI Flash Size & Map: 8Mbit(512KB+512KB)\r\n"
              + "jump to run user1 @ 1000\r\n\r\n";
      case ESP_2 ->
          "\r\nboot: ESP-IDF v3.4 2nd stage bootloader\r\n"
              + "SPI Speed: 40MHz, SPI Mode: DIO, SPI Flash Size: 2MB\r\n";
      case ESP_5 -> "";
    };
  }

  @Override
  public Runnable begin(Birth birth) {
    memory.renew();
    if (!settings.has("uart")) {
      return () -> {};
    }
    AtFirmware firmware = new AtFirmware(settings, uart, air, flash, memory, birth);
    firmware.start();
    return firmware::stop;
  }
}

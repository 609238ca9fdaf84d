package dev.wiretwin.api;

import dev.wiretwin.api.cli.Cli;

/**
 * Where the program starts: prepares what must be settled before Netty loads, then runs one
 * command.
 */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    choosePooledBuffers();
    System.exit(Cli.onTheConsole(args));
  }

  /**
   * Netty 4.2 would otherwise take its adaptive allocator, whose direct memory can grow without
   * bound under load. A choice made on the command line stands.
   */
  static void choosePooledBuffers() {
    if (System.getProperty("io.netty.allocator.type") == null) {
      System.setProperty("io.netty.allocator.type", "pooled");
    }
  }
}

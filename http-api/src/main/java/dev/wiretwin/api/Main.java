package dev.wiretwin.api;

import dev.wiretwin.api.cli.Cli;

/**
 * Where the program starts: prepares what must be settled before Netty and Jetty load, then runs
 * one command.
 */
public final class Main {
  private static final String REFERENCES = "org.eclipse.jetty.util.referencesPerCacheLine";

  private Main() {}

  public static void main(String[] args) {
    choosePooledBuffers();
    spareJettyAQuestion();
    System.exit(Cli.onTheConsole(args));
  }

  /**
   * Jetty would start the JVM's whole management to ask how many references fit into 64 bytes, and
   * use the answer to lay out a queue. This is the larger answer of the two.
   */
  static void spareJettyAQuestion() {
    if (System.getProperty(REFERENCES) == null) {
      System.setProperty(REFERENCES, "16");
    }
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

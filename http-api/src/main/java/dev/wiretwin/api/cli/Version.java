package dev.wiretwin.api.cli;

import dev.wiretwin.api.Product;
import picocli.CommandLine.IVersionProvider;

/** Answers {@code --version} with what the build wrote down, and the Java it runs on. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {
      "wiretwin " + Product.version(),
      "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")"
    };
  }
}

package dev.wiretwin.api.cli;

import dev.wiretwin.api.Main;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Answers {@code --version} with what the build wrote down, and the Java it runs on. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() throws IOException {
    return new String[] {
      "wiretwin " + number(),
      "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")"
    };
  }

  private static String number() throws IOException {
    try (InputStream written = Main.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      properties.load(written);
      return properties.getProperty("version");
    }
  }
}

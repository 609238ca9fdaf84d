package dev.wiretwin.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What the build wrote down about this product. Stateless, any thread. */
public final class Product {
  private Product() {}

  /** Its version. */
  public static String version() {
    try (InputStream written = Product.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      properties.load(written);
      return properties.getProperty("version");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

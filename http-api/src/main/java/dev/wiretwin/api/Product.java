package dev.wiretwin.api;

import java.util.ResourceBundle;

/** What the build wrote down about this product. Stateless, any thread. */
public final class Product {
  private static final String WRITTEN = "dev.wiretwin.api.version";

  private Product() {}

  /** Its version. */
  public static String version() {
    return ResourceBundle.getBundle(WRITTEN).getString("version");
  }
}

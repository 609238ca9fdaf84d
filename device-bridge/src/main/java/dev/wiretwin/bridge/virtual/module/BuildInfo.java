package dev.wiretwin.bridge.virtual.module;

import java.util.List;

/**
 * What was compiled into the firmware, as banner and {@code node.info()} tell it. A value.
 *
 * @param modules their names, in alphabetical order
 * @param secure whether TLS is in
 */
public record BuildInfo(List<String> modules, boolean secure) {
  public static final int MAJOR = 3;
  public static final int MINOR = 0;
  public static final int REVISION = 0;
  public static final String BRANCH = "release";
  public static final String COMMIT = "36cbf9f017d356319a6369e299765eedff191154";
  public static final String RELEASE = "3.0.0-release_20240225";
  public static final String COMMIT_TIME = "202402250804";
  public static final String BUILT = "2024-02-26 10:00";
  public static final String SDK = "3.0.1-dev(fce080e)";

  /** The flash chip: a 4 MB one, read in DIO mode at 40 MHz. */
  public static final int FLASH_ID = 1458270;

  public static final int FLASH_BYTES = 4 * 1024 * 1024;
  public static final int FLASH_MODE = 2;
  public static final int FLASH_SPEED = 40_000_000;

  public BuildInfo {
    modules = modules.stream().sorted().toList();
  }

  /** The names as banner and {@code build_config} list them. */
  public String moduleList() {
    return String.join(",", modules);
  }
}

package dev.wiretwin.bridge.virtual.module;

import dev.wiretwin.bridge.virtual.lua.LuaCall;
import dev.wiretwin.bridge.virtual.lua.LuaError;
import dev.wiretwin.bridge.virtual.lua.LuaLibrary;
import dev.wiretwin.bridge.virtual.lua.LuaTable;

/**
 * What the {@code node} module tells of chip, flash, build and last start. On the board's processor
 * only.
 *
 * <p>Source: {@code app/modules/node.c}; VB-29, VB-35.
 */
final class NodeInfo {
  /** The registers of an exception, after its cause: where a real board was, this one was not. */
  private static final Object[] NO_REGISTERS = {0x40211adb, 0, 0, 0, 0};

  private final Sdk sdk;
  private Board board;

  NodeInfo(Sdk sdk) {
    this.sdk = sdk;
  }

  void start(Board of) {
    board = of;
  }

  void into(LuaLibrary library) {
    library
        .function("chipid", call -> call.returns(sdk.chipId()))
        .function("flashid", call -> call.returns(BuildInfo.FLASH_ID))
        .function("flashsize", call -> call.returns(BuildInfo.FLASH_BYTES))
        .function("info", this::info)
        .function("bootreason", this::bootReason);
  }

  private int info(LuaCall call) {
    String group = call.string(1, "legacy");
    return switch (group) {
      case "hw" -> call.returns(hardware());
      case "sw_version" -> call.returns(software());
      case "build_config" -> call.returns(build());
      case "lfs" -> call.returns(flashStore());
      case "legacy" -> legacy(call);
      default -> throw new LuaError(1, "invalid option '" + group + "'");
    };
  }

  private LuaTable hardware() {
    return new LuaTable()
        .put("chip_id", sdk.chipId())
        .put("flash_id", BuildInfo.FLASH_ID)
        .put("flash_size", BuildInfo.FLASH_BYTES / 1024)
        .put("flash_mode", BuildInfo.FLASH_MODE)
        .put("flash_speed", BuildInfo.FLASH_SPEED);
  }

  private static LuaTable software() {
    return new LuaTable()
        .put("node_version_major", BuildInfo.MAJOR)
        .put("node_version_minor", BuildInfo.MINOR)
        .put("node_version_revision", BuildInfo.REVISION)
        .put("git_branch", BuildInfo.BRANCH)
        .put("git_commit_id", BuildInfo.COMMIT)
        .put("git_release", BuildInfo.RELEASE)
        .put("git_commit_dts", BuildInfo.COMMIT_TIME);
  }

  private LuaTable build() {
    return new LuaTable()
        .put("ssl", sdk.build().secure())
        .put("lfs_size", 0)
        .put("modules", sdk.build().moduleList())
        .put("number_type", "float");
  }

  private static LuaTable flashStore() {
    return new LuaTable()
        .put("lfs_mapped", 0)
        .put("lfs_base", 0)
        .put("lfs_size", 0)
        .put("lfs_used", 0);
  }

  private int legacy(LuaCall call) {
    board.print(
        "Warning, deprecated API! node.info() without parameter. It will be removed in the next"
            + " version. See documentation for details.\n");
    return call.returns(
        BuildInfo.MAJOR,
        BuildInfo.MINOR,
        BuildInfo.REVISION,
        sdk.chipId(),
        BuildInfo.FLASH_ID,
        BuildInfo.FLASH_BYTES / 1024,
        BuildInfo.FLASH_MODE,
        BuildInfo.FLASH_SPEED);
  }

  private int bootReason(LuaCall call) {
    ResetReason reason = sdk.bootReason();
    int count = call.returns(reason.raw(), reason.extended());
    if (reason.extended() != ResetReason.exception(0).extended()) {
      return count;
    }
    return count + call.returns(reason.exception()) + call.returns(NO_REGISTERS);
  }
}

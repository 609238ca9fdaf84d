package dev.wiretwin.bridge.virtual.module;

import dev.wiretwin.bridge.virtual.lua.LuaBody;
import dev.wiretwin.bridge.virtual.lua.LuaLibrary;
import java.util.function.UnaryOperator;

/**
 * The {@code encoder} module: strings to Base64 and hexadecimal text, and back. On the board's
 * processor only. Manual: {@code docs/modules/encoder.md}.
 */
public final class EncoderModule implements Module {
  @Override
  public String name() {
    return "encoder";
  }

  @Override
  public void start(Board board) {
    board
        .lua()
        .install(
            new LuaLibrary("encoder")
                .function("fromBase64", converting(Codings::fromBase64))
                .function("toBase64", converting(Codings::toBase64))
                .function("fromHex", converting(Codings::fromHex))
                .function("toHex", converting(Codings::toHex)));
  }

  private static LuaBody converting(UnaryOperator<byte[]> conversion) {
    return call -> call.returns((Object) conversion.apply(call.bytes(1)));
  }

  @Override
  public void stop() {
    // keeps nothing
  }
}

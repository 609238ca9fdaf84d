package dev.wiretwin.bridge.virtual.module;

import dev.wiretwin.bridge.virtual.lua.LuaBody;
import dev.wiretwin.bridge.virtual.lua.LuaCall;
import dev.wiretwin.bridge.virtual.lua.LuaLibrary;
import dev.wiretwin.bridge.virtual.lua.LuaRef;
import dev.wiretwin.bridge.virtual.lua.LuaTable;
import dev.wiretwin.bridge.virtual.lua.LuaType;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code sjson} module: JSON to Lua values and back, whole or piece by piece. On the board's
 * processor only. Manual: {@code docs/modules/sjson.md}; mechanism: {@code app/modules/sjson.c}.
 *
 * <p>The text is taken apart here; tables with metatables, and scripts called on the way, are the
 * matter of {@code sjson.lua}; encoders and decoders are tables there, and userdata in the
 * firmware. Profile {@link Profile#NODEMCU_3_0_0} has the firmware's faults: option {@code depth}
 * is ignored, and a backslash is encoded as itself. {@link Profile#DOCUMENTED} has not.
 */
public final class SjsonModule implements Module {
  @Override
  public String name() {
    return "sjson";
  }

  @Override
  public void start(Board board) {
    LuaType<String> type = new LuaType<>("sjson.NULL", String.class);
    board.lua().register(type);
    LuaRef nothing = board.lua().newObject(type, "null");
    board
        .lua()
        .install(
            new LuaLibrary("sjson")
                .constant("NULL", nothing)
                .constant("documented", board.profile() == Profile.DOCUMENTED)
                .function("lexer", SjsonModule::lexer));
    Prelude.run(board.lua(), "sjson");
    nothing.release();
  }

  /** For {@code sjson.lua}: a function that takes text. */
  private static int lexer(LuaCall call) {
    JsonLexer lexer = new JsonLexer((int) call.integer(1));
    LuaBody feed =
        piece ->
            piece.returns(
                flat(lexer.feed(piece.bytes(1))), lexer.fault().orElse(null), lexer.isComplete());
    return call.returns(feed);
  }

  /** Kinds and values by turns; the kinds count from 0. */
  private static LuaTable flat(List<JsonLexer.Token> tokens) {
    List<Object> flat = new ArrayList<>(tokens.size() * 2);
    for (JsonLexer.Token token : tokens) {
      flat.add(token.kind().ordinal());
      flat.add(token.value() == null ? false : token.value());
    }
    return LuaTable.listOf(flat);
  }

  @Override
  public void stop() {
    // keeps nothing
  }
}

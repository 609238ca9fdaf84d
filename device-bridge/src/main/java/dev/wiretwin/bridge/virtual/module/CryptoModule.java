package dev.wiretwin.bridge.virtual.module;

import dev.wiretwin.bridge.virtual.lua.LuaBody;
import dev.wiretwin.bridge.virtual.lua.LuaCall;
import dev.wiretwin.bridge.virtual.lua.LuaError;
import dev.wiretwin.bridge.virtual.lua.LuaLibrary;
import dev.wiretwin.bridge.virtual.lua.LuaType;
import java.util.function.UnaryOperator;

/**
 * The {@code crypto} module: digests of strings and files, masks and AES. On the board's processor
 * only. Manual: {@code docs/modules/crypto.md}; mechanism: {@code app/modules/crypto.c}. MD2 is
 * left out, as in a build without it.
 */
public final class CryptoModule implements Module {
  private static final int CHUNK = 1024;

  private final FileStore store;
  private final LuaType<Digest> type = new LuaType<>("crypto.hash", Digest.class);
  private Board board;

  /**
   * @param store the files that {@code fhash} reads
   */
  public CryptoModule(FileStore store) {
    this.store = store;
  }

  @Override
  public String name() {
    return "crypto";
  }

  @Override
  public void start(Board on) {
    board = on;
    type.method("update", this::update).method("finalize", this::finish);
    on.lua().register(type);
    on.lua()
        .install(
            new LuaLibrary("crypto")
                .function("sha1", call -> digest(call, Digest.of("SHA1"), call.bytes(1)))
                .function("hash", call -> digest(call, hash(call), call.bytes(2)))
                .function("hmac", CryptoModule::hmac)
                .function("fhash", this::fileHash)
                .function("new_hash", call -> call.returns(on.lua().newObject(type, hash(call))))
                .function("new_hmac", this::newHmac)
                .function("mask", CryptoModule::mask)
                .function("encrypt", call -> cipher(call, true))
                .function("decrypt", call -> cipher(call, false))
                .function("toBase64", outdated("toBase64", Codings::toBase64))
                .function("toHex", outdated("toHex", Codings::toHex)));
  }

  @Override
  public void stop() {
    // keeps nothing
  }

  // ---- digests

  private static Digest hash(LuaCall call) {
    return Digest.of(call.string(1));
  }

  private static int digest(LuaCall call, Digest digest, byte[] data) {
    digest.update(data);
    return call.returns((Object) digest.finish());
  }

  private static int hmac(LuaCall call) {
    String algorithm = Digest.known(call.string(1));
    byte[] data = call.bytes(2);
    return digest(call, Digest.keyed(algorithm, call.bytes(3)), data);
  }

  private int newHmac(LuaCall call) {
    String algorithm = Digest.known(call.string(1));
    return call.returns(board.lua().newObject(type, Digest.keyed(algorithm, call.bytes(2))));
  }

  private int fileHash(LuaCall call) {
    Digest digest = hash(call);
    String file =
        OpenFiles.onFlash(call.string(2))
            .filter(name -> store.size(name).isPresent())
            .orElseThrow(() -> new LuaError("file does not exist"));
    int at = 0;
    byte[] bytes = store.read(file, at, CHUNK);
    while (bytes.length > 0) {
      digest.update(bytes);
      at += bytes.length;
      bytes = store.read(file, at, CHUNK);
    }
    return call.returns((Object) digest.finish());
  }

  private int update(LuaCall call) {
    call.object(1, type).state().update(call.bytes(2));
    return call.returns();
  }

  private int finish(LuaCall call) {
    return call.returns((Object) call.object(1, type).state().finish());
  }

  // ---- ciphers

  private static int mask(LuaCall call) {
    byte[] bytes = call.bytes(1);
    byte[] mask = call.bytes(2);
    if (mask.length == 0) {
      throw new LuaError("invalid argument: mask");
    }
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] ^= mask[i % mask.length];
    }
    return call.returns((Object) bytes);
  }

  private static int cipher(LuaCall call, boolean encrypting) {
    AesMode mode = AesMode.of(call.string(1));
    byte[] key = call.bytes(2);
    byte[] data = call.bytes(3);
    byte[] start = call.isNoneOrNil(4) ? new byte[0] : call.bytes(4);
    return call.returns((Object) mode.run(encrypting, key, data, start));
  }

  // ---- what has moved to another module

  private LuaBody outdated(String called, UnaryOperator<byte[]> conversion) {
    return call -> {
      board.print(
          "Warning, deprecated API! crypto."
              + called
              + ". It will be removed in the next version. See documentation for details.\n");
      if (call.count() != 1) {
        throw new LuaError(called + " must have one argument");
      }
      return call.returns((Object) conversion.apply(call.bytes(1)));
    };
  }
}

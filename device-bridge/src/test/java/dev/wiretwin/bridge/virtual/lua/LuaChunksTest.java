package dev.wiretwin.bridge.virtual.lua;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LuaChunksTest {
  @Test
  void onlyATrustedChunkIsKnownAndTheOldestIsForgottenAtLast() {
    LuaChunks chunks = new LuaChunks();
    chunks.trust(new byte[] {27, 1});
    assertThat(chunks.known(new byte[] {27, 1})).isTrue();
    assertThat(chunks.known(new byte[] {27, 2})).isFalse();
    for (int i = 0; i < LuaChunks.MOST; i++) {
      chunks.trust(new byte[] {27, 7, (byte) i});
    }
    assertThat(chunks.known(new byte[] {27, 1})).isFalse();
    assertThat(chunks.known(new byte[] {27, 7, 0})).isTrue();
  }

  @Test
  void textIsNoBinaryChunkAndARefusalNamesTheChunkAsLuaDoes() {
    assertThat(LuaChunks.binary(new byte[0])).isFalse();
    assertThat(LuaChunks.binary("x = 1".getBytes())).isFalse();
    assertThat(LuaChunks.binary(new byte[] {27})).isTrue();
    assertThat(LuaChunks.refusal("@a.lc")).startsWith("a.lc: ");
    assertThat(LuaChunks.refusal("=stdin")).startsWith("stdin: ");
    assertThat(LuaChunks.refusal("bare")).isEqualTo("bare: bad header in precompiled chunk");
  }
}

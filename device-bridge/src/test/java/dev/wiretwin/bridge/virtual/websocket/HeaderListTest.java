package dev.wiretwin.bridge.virtual.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.bridge.virtual.lua.LuaError;
import dev.wiretwin.bridge.virtual.lua.LuaTable;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HeaderListTest {
  private final HeaderList list = new HeaderList();

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void headersKeepTheTablesOrderAndEndAtNul() {
    list.replace(new LuaTable().put(bytes("X-B\0b"), bytes("1\0002")).put(bytes("X-A"), 2.5));
    assertThat(list.read("test"))
        .containsExactly(new HeaderList.Header("X-B", "1"), new HeaderList.Header("X-A", "2.5"));
    list.replace(new LuaTable());
    assertThat(list.read("test")).isEmpty();
  }

  @Test
  void aKeyThatIsANumberBreaksTheWalkAndLeavesAListWithoutEnd() {
    assertThatThrownBy(() -> list.replace(new LuaTable().put(1.0, bytes("X-A: 1"))))
        .isInstanceOf(LuaError.class)
        .hasMessage("invalid key to 'next'");
    assertThatThrownBy(() -> list.read("connect_callback"))
        .isInstanceOf(UndefinedBehaviour.class)
        .hasMessageContaining("connect_callback");
    assertThatThrownBy(list::clear).isInstanceOf(UndefinedBehaviour.class);
  }

  @Test
  void aKeyThatIsANumberGoesOnBehindTheStringThatLooksLikeIt() {
    list.replace(
        new LuaTable()
            .put(1.0, bytes("first"))
            .put(bytes("skipped"), bytes("x"))
            .put(bytes("1"), bytes("y"))
            .put(bytes("last"), bytes("z")));
    assertThat(list.read("test")).extracting(HeaderList.Header::key).containsExactly("1", "last");
  }

  @Test
  void aWalkThatTurnsInCirclesOverrunsTheList() {
    assertThatThrownBy(
            () -> list.replace(new LuaTable().put(bytes("1"), bytes("y")).put(1.0, bytes("x"))))
        .isInstanceOf(UndefinedBehaviour.class);
  }

  @Test
  void aValueThatIsNoStringIsCopiedFromNull() {
    assertThatThrownBy(() -> list.replace(new LuaTable().put(bytes("X-B"), true)))
        .isInstanceOf(UndefinedBehaviour.class);
  }
}

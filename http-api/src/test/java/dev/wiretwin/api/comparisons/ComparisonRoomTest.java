package dev.wiretwin.api.comparisons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.api.Product;
import dev.wiretwin.api.catalogue.Catalogue;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.run.LocalNames;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ComparisonRoomTest {
  @Test
  void allThatBelongsToComparisonsIsThere() throws Exception {
    Bureau bureau = new Bureau();
    ComparisonRoom room =
        ComparisonRoom.open(
            bureau.store,
            bureau.feed,
            bureau.boards,
            Catalogue::builtIn,
            Optional.empty(),
            new LocalNames());
    room.shelf().put("mine", "client: [connect, {wait: close}]\nserver: null\n");
    Wish wish = Bureau.wish(1, "jvm", "board:x");
    String id =
        room.comparisons()
            .submit(new Wish("mine", null, null, wish.targets(), null, null, null, null))
            .id();
    room.comparisons().whenOver(id, Duration.ofSeconds(20)).get(20, TimeUnit.SECONDS);
    assertThat(room.desk().document(id, false).run().product()).isEqualTo(Product.version());
    room.close();
    assertThatThrownBy(() -> room.comparisons().submit(wish)).isInstanceOf(Refusal.class);
  }
}

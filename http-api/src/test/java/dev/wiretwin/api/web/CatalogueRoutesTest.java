package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wiretwin.api.catalogue.Catalogue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CatalogueRoutesTest {
  private final Windows windows =
      Windows.open(new CatalogueRoutes(Catalogue::builtIn).routes().toArray(Route[]::new));
  private final Api api = windows.api();

  @AfterEach
  void close() {
    windows.close();
  }

  @Test
  void everyEntryIsListedInItsOrder() {
    JsonNode entries = api.get("/api/v1/catalogue").json().path("entries");
    assertThat(entries).hasSameSizeAs(Catalogue.builtIn().entries());
    assertThat(entries.get(0).path("id").asText())
        .isEqualTo(Catalogue.builtIn().entries().get(0).id());
  }

  @Test
  void anEntrySaysWhatItLooksLikeAndWhy() {
    JsonNode entry = api.get("/api/v1/catalogue").json().path("entries").get(0);
    assertThat(entry.path("id").asText()).isEqualTo("a2-answered-close-gives-minus-6");
    assertThat(entry.at("/shapes/0/field").asText()).isEqualTo("close");
    assertThat(entry.at("/shapes/0/jvm").asText()).isEqualTo("close 0");
    assertThat(entry.at("/shapes/0/board").asText()).isEqualTo("close -6");
    assertThat(entry.path("words").asText()).contains("The manual says 0");
    assertThat(entry.path("advice").asText()).contains("close()");
    assertThat(entry.path("evidence")).isNotEmpty();
  }

  @Test
  void whereTimeMattersItSaysByHowMuch() {
    JsonNode entries = api.get("/api/v1/catalogue").json().path("entries");
    assertThat(entries.findValues("apartMs")).isNotEmpty();
  }
}

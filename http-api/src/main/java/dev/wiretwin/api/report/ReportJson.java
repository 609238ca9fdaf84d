package dev.wiretwin.api.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.wiretwin.api.compare.Verdict;
import java.io.IOException;
import java.util.Locale;

/**
 * Writes the pieces of a report as JSON and reads them back: nulls are left out, verdicts in small
 * letters, a field nobody knows is an error. Stateless, any thread.
 */
final class ReportJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .addModule(verdicts())
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .build();

  private ReportJson() {}

  private static SimpleModule verdicts() {
    return new SimpleModule()
        .addSerializer(
            Verdict.class,
            new JsonSerializer<Verdict>() {
              @Override
              public void serialize(Verdict one, JsonGenerator to, SerializerProvider all)
                  throws IOException {
                to.writeString(name(one));
              }
            })
        .addKeySerializer(
            Verdict.class,
            new JsonSerializer<Verdict>() {
              @Override
              public void serialize(Verdict one, JsonGenerator to, SerializerProvider all)
                  throws IOException {
                to.writeFieldName(name(one));
              }
            })
        .addKeyDeserializer(
            Verdict.class,
            new KeyDeserializer() {
              @Override
              public Object deserializeKey(String key, DeserializationContext all) {
                return Verdict.valueOf(key.toUpperCase(Locale.ROOT));
              }
            });
  }

  private static String name(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }

  static byte[] write(Object piece) {
    try {
      return MAPPER.writeValueAsBytes(piece);
    } catch (JsonProcessingException never) {
      throw new IllegalStateException("records can always be written", never);
    }
  }

  /**
   * @throws IllegalArgumentException if it is none, or of a later version
   */
  static <T> T read(byte[] json, Class<T> piece) {
    try {
      return MAPPER.readValue(json, piece);
    } catch (IOException wrong) {
      String why =
          wrong instanceof JsonProcessingException odd
              ? odd.getOriginalMessage()
              : wrong.getMessage();
      throw new IllegalArgumentException("not a report: " + why, wrong);
    }
  }
}

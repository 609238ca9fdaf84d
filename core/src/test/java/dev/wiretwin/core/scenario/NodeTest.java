package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.scenario.Node.Field;
import dev.wiretwin.core.scenario.Node.Fields;
import dev.wiretwin.core.scenario.Node.Items;
import dev.wiretwin.core.scenario.Node.Kind;
import dev.wiretwin.core.scenario.Node.Place;
import dev.wiretwin.core.scenario.Node.Scalar;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeTest {
  @Test
  void everyNodeKnowsItsPlace() {
    Place place = new Place("f.yaml", 3, 5);
    Scalar scalar = new Scalar(place, Kind.NUMBER, "0102");
    Items items = new Items(place, List.of(scalar));
    Fields fields = new Fields(place, List.of(new Field(place, "a", items)));

    assertThat(List.<Node>of(scalar, items, fields)).extracting(Node::place).containsOnly(place);
    assertThat(fields.all().get(0).value()).isEqualTo(items);
  }
}

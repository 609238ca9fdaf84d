"""Reads what Prometheus would scrape with Prometheus's own library, and prints it as JSON."""
import json
import sys

from prometheus_client import parser
from prometheus_client.openmetrics import parser as openmetrics

text = sys.stdin.read()
families = (openmetrics if sys.argv[1] == "openmetrics" else parser).text_string_to_metric_families(text)
json.dump(
    [
        {
            "name": family.name,
            "type": family.type,
            "help": family.documentation,
            "unit": family.unit,
            "samples": [{"name": s.name, "labels": s.labels, "value": str(s.value)} for s in family.samples],
        }
        for family in families
    ],
    sys.stdout,
)

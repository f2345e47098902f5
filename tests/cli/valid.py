"""Which journeys a JSON Schema takes: valid.py SCHEMA JOURNEY... prints `valid FILE`, `wrong FILE: why` or `unread FILE` for each.

What an editor does with the output of `cjmap schema`, by others' means: nothing here is of the program."""
import json
import sys

import jsonschema
import yaml

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
jsonschema.Draft7Validator.check_schema(schema)
validator = jsonschema.Draft7Validator(schema)

for path in sys.argv[2:]:
    try:
        with open(path, encoding="utf-8") as file:
            # Through JSON, as an editor sees it: keys are texts, and a date is one, too.
            journey = json.loads(json.dumps(yaml.safe_load(file), default=str))
    except (yaml.YAMLError, UnicodeDecodeError, ValueError):
        print("unread", path)
        continue
    mistake = next(validator.iter_errors(journey), None)
    print(f"wrong {path}: {mistake.message}" if mistake else f"valid {path}")

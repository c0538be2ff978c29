import type { Format } from "../format.ts";
import { headOf, isNamedAs } from "../signatures.ts";
import { decodeText, isText } from "./decode-text.ts";
import { jsonText } from "./json-text.ts";

const TYPES = [
  "json",
  "jsonl",
  "ndjson",
  "geojson",
  "ipynb",
  "post",
  "space",
  "application/json",
  "application/x-ndjson",
];

/** JSON, JSON Lines, and Slack's posts, which are JSON. */
export const JSON_TEXT: Format = {
  id: "json",
  recognises: (input) =>
    isText(input.bytes) &&
    (isNamedAs(input, TYPES) ? /^["[{]/ : /^(?:\[\s*)?\{\s*"[^"\n]{1,200}"\s*:/).test(headOf(input.bytes)),
  async read({ bytes }, reading) {
    reading.passage(jsonText(await decodeText(bytes)));
  },
};

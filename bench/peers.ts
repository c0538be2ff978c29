import { createRequire } from "node:module";

/** A scanner by another hand, reduced to one question: does it flag this text? */
export interface Peer {
  readonly name: string;
  /** Loads and prepares it; what it gives is asked once a message. */
  load(): Promise<(text: string) => boolean | Promise<boolean>>;
}

const require = createRequire(new URL("./package.json", import.meta.url));

/** Peers are no dependencies of the project, so nothing is known of them when types are checked. */
function load(name: string) {
  return import(require.resolve(name));
}

export const PEERS: readonly Peer[] = [
  {
    name: "@redactpii/node hasPII",
    async load() {
      const { Redactor } = await load("@redactpii/node");
      const redactor = new Redactor();
      return (text) => redactor.hasPII(text);
    },
  },
  {
    name: "redact-pii",
    async load() {
      const { SyncRedactor } = await load("redact-pii");
      const redactor = new SyncRedactor();
      return (text) => redactor.redact(text) !== text;
    },
  },
  {
    name: "libphonenumber-js",
    async load() {
      const { findPhoneNumbersInText } = await load("libphonenumber-js");
      return (text) => findPhoneNumbersInText(text, "US").length > 0;
    },
  },
  {
    name: "@arcjet/redact",
    async load() {
      const { redact } = await load("@arcjet/redact");
      return async (text) => {
        const [redacted] = await redact(text);
        return redacted !== text;
      };
    },
  },
  {
    name: "secretlint recommended",
    async load() {
      const { lintSource } = await load("@secretlint/core");
      const { creator } = await load("@secretlint/secretlint-rule-preset-recommend");
      const config = { rules: [{ id: "@secretlint/secretlint-rule-preset-recommend", rule: creator }] };
      return async (text) => {
        const source = { content: text, filePath: "message.txt", ext: ".txt", contentType: "text" };
        const { messages } = await lintSource({ source, options: { config, noPhysicFilePath: true } });
        return messages.length > 0;
      };
    },
  },
  {
    name: "@openredaction/openredaction",
    async load() {
      const { OpenRedaction } = await load("@openredaction/openredaction");
      const shield = new OpenRedaction();
      return async (text) => (await shield.detect(text)).detections.length > 0;
    },
  },
  {
    name: "compromise names",
    async load() {
      const { default: nlp } = await load("compromise");
      return (text) => nlp(text).people().found;
    },
  },
];

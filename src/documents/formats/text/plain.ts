import type { Format } from "../format.ts";
import { decodeText, isText } from "./decode-text.ts";

/** Text without a form of its own: notes, Markdown, YAML, XML, logs, source code. */
export const PLAIN: Format = {
  id: "plain",
  recognises: ({ bytes }) => isText(bytes),
  async read({ bytes }, reading) {
    const declared = /^<\?xml[^>]{0,100}encoding=["']([\w-]{2,40})/.exec(
      Buffer.from(bytes.subarray(0, 200)).toString("latin1"),
    );
    reading.passage(await decodeText(bytes, declared?.[1]));
  },
};

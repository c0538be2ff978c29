import type { Words } from "./wording/english.ts";

/** The page that says what is read before Slack asks. `authorizeUrl` leads to Slack's own question. */
export function askingPage(
  { authorizeUrl, scopes, isPersonal }: { authorizeUrl: string; scopes: readonly string[]; isPersonal: boolean },
  words: Words,
): string {
  const { protection: say } = words;
  const asked = scopes.map(
    (scope) => `<li><code>${escaped(scope)}</code>: ${escaped(say.scopes[scope]?.why ?? "")}</li>`,
  );
  const title = isPersonal ? say.title : say.page.installTitle;
  return pageOf(
    title,
    [
      paragraph(isPersonal ? say.offer : say.page.installIntro),
      ...(isPersonal ? [] : [`<h2>${escaped(say.title)}</h2>`, paragraph(say.offer)]),
      `<h2>${escaped(say.readTitle)}</h2>`,
      paragraph(say.read),
      `<h2>${escaped(say.neverTitle)}</h2>`,
      paragraph(say.never),
      `<h2>${escaped(say.askedTitle)}</h2>`,
      `<ul>${asked.join("")}</ul>`,
      paragraph(say.page.optional),
      paragraph(say.page.stop),
      `<p><a href="${escaped(authorizeUrl)}" class="button">${escaped(say.page.goOn)}</a></p>`,
    ],
    words,
  );
}

/** How it went. `backUrl` opens the app in Slack; `null` where nobody knows which. */
export function outcomePage(title: string, text: string, backUrl: string | null, words: Words): string {
  const back =
    backUrl === null
      ? []
      : [`<p><a href="${escaped(backUrl)}" class="button">${escaped(words.protection.page.back)}</a></p>`];
  return pageOf(title, [paragraph(text), ...back], words);
}

const STYLE =
  "body{font:1.05rem/1.5 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem;color:#1f2a44}" +
  "h2{font-size:1.1rem;margin-top:1.6rem}code{background:#eef0f5;padding:0 .25em}" +
  ".button{display:inline-block;background:#1f2a44;color:#fff;padding:.6rem 1rem;border-radius:.4rem;text-decoration:none}";

function pageOf(title: string, parts: readonly string[], words: Words): string {
  return (
    `<!doctype html><html lang="${words.dates}"><head><meta charset="utf-8"><title>${escaped(title)}</title>` +
    `<meta name="viewport" content="width=device-width"><style>${STYLE}</style></head>` +
    `<body><h1>${escaped(title)}</h1>${parts.join("")}</body></html>`
  );
}

function paragraph(text: string): string {
  return `<p>${escaped(text)}</p>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

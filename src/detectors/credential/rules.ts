import { rules as preset } from "@secretlint/secretlint-rule-preset-recommend";
import type { Severity } from "../../core/finding.ts";

/** A credential in a text, offsets as in that text. */
export interface Credential {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
  readonly severity: Severity;
}

/** The part of secretlint's rule interface that is used here; its own types come with its core, which is not. */
interface PublishedRule {
  readonly meta: { readonly id: string };
  create(context: RuleContext, options: Readonly<Record<string, unknown>>): { file?(source: RuleSource): unknown };
}

interface RuleContext {
  readonly sharedOptions: Readonly<Record<string, never>>;
  createTranslator(messages: unknown): (messageId: string, values?: Readonly<Record<string, unknown>>) => Told;
  report(descriptor: { readonly message: Told; readonly range: readonly [number, number] }): void;
  ignore(): void;
}

interface RuleSource {
  readonly content: string;
  readonly contentType: "text";
  readonly ext: string;
  readonly filePath: undefined;
}

interface Told {
  readonly messageId: string;
  /** What the rule would put into its message: the secret itself, used to place it and then dropped. */
  readonly secret: string;
}

/** A kind of credential, and the literals one of which every such credential holds. */
export interface CredentialRule {
  readonly rule: string;
  readonly kind: string;
  readonly title: string;
  readonly hints: readonly string[];
  readonly confidence?: number;
}

/** Secretlint's rules by what follows `@secretlint/secretlint-rule-`. */
export const CREDENTIAL_RULES: readonly CredentialRule[] = [
  {
    rule: "aws",
    kind: "aws-key",
    title: "an AWS access key",
    hints: ["AKIA", "ASIA", "AROA", "AIDA", "AGPA", "AIPA", "ANPA", "ANVA", "A3T", "KEY", "key", "Key"],
  },
  { rule: "privatekey", kind: "private-key", title: "a private key", hints: ["PRIVATE KEY"] },
  { rule: "npm", kind: "npm-token", title: "an npm token", hints: ["npm_", "x-oauth-basic"] },
  // A password in a link may be a demonstration's; the rule leaves out the obvious ones.
  { rule: "basicauth", kind: "password-in-link", title: "a password in a link", hints: ["://"], confidence: 0.85 },
  {
    rule: "slack",
    kind: "slack-token",
    title: "a Slack token",
    hints: ["xoxb-", "xoxp-", "xapp-", "xoxa-", "xoxo-", "xoxr-", "hooks.slack.com", "hooks.Slack.com"],
  },
  { rule: "sendgrid", kind: "sendgrid-key", title: "a SendGrid key", hints: ["SG."] },
  { rule: "shopify", kind: "shopify-key", title: "a Shopify key", hints: ["shppa_", "shpca_", "shpat_", "shpss_"] },
  {
    rule: "stripe",
    kind: "stripe-key",
    title: "a Stripe key",
    hints: ["sk_live_", "rk_live_", "sk_test_", "rk_test_"],
  },
  {
    rule: "github",
    kind: "github-token",
    title: "a GitHub token",
    hints: ["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"],
  },
  { rule: "gitlab", kind: "gitlab-token", title: "a GitLab token", hints: ["glpat-"] },
  { rule: "grafana", kind: "grafana-token", title: "a Grafana token", hints: ["glc_", "glsa_"] },
  { rule: "openai", kind: "openai-key", title: "an OpenAI key", hints: ["T3BlbkFJ"] },
  { rule: "anthropic", kind: "anthropic-key", title: "an Anthropic key", hints: ["sk-ant-"] },
  { rule: "groq", kind: "groq-key", title: "a Groq key", hints: ["gsk_"] },
  { rule: "huggingface", kind: "huggingface-token", title: "a Hugging Face token", hints: ["hf_"] },
  { rule: "linear", kind: "linear-key", title: "a Linear key", hints: ["lin_api_"] },
  { rule: "notion", kind: "notion-token", title: "a Notion token", hints: ["ntn_", "secret_"] },
  { rule: "1password", kind: "1password-token", title: "a 1Password service token", hints: ["ops_"] },
  {
    rule: "database-connection-string",
    kind: "database-url",
    title: "a database address with its password",
    hints: ["mongodb", "mysql", "postgres"],
    confidence: 0.9,
  },
  { rule: "hashicorp-vault", kind: "vault-token", title: "a Vault token", hints: ["hvs.", "hvb.", "hvr."] },
  { rule: "vercel", kind: "vercel-token", title: "a Vercel token", hints: ["vcp_", "vci_", "vca_", "vcr_", "vck_"] },
  { rule: "databricks", kind: "databricks-token", title: "a Databricks token", hints: ["dapi"] },
  { rule: "docker", kind: "docker-token", title: "a Docker token", hints: ["dckr_pat_"] },
  { rule: "figma", kind: "figma-token", title: "a Figma token", hints: ["figd_"] },
  { rule: "cloudflare", kind: "cloudflare-token", title: "a Cloudflare token", hints: ["cfk_", "cfut_", "cfat_"] },
  { rule: "tailscale", kind: "tailscale-key", title: "a Tailscale key", hints: ["tskey-"] },
];

/**
 * Left out on purpose: `gcp` reads files and whole JSON documents (the key in one is a private key and found as
 * such), `filter-comments` lets a comment in the text switch rules off.
 */
export const UNUSED_RULES: readonly string[] = ["gcp", "filter-comments"];

const PREFIX = "@secretlint/secretlint-rule-";
const USUAL_CONFIDENCE = 0.95;

/** What a message id tells beyond its rule. */
const BY_MESSAGE: Readonly<Record<string, { readonly confidence: number; readonly severity: Severity } | null>> = {
  // Twelve digits behind "account" are an account number, and no key.
  AWSAccountID: null,
  // Only half of a key pair, but nobody posts it on purpose.
  AWSAccessKeyID: { confidence: 0.85, severity: "medium" },
  STRIPE_SECRET_KEY_TEST: { confidence: 0.8, severity: "low" },
  STRIPE_RESTRICTED_KEY_TEST: { confidence: 0.8, severity: "low" },
};

/** Reports of the rule that runs now; empty between runs, so no text outlives its scan. */
let reports: { readonly messageId: string; readonly secret: string; readonly start: number; readonly end: number }[] =
  [];

const context: RuleContext = {
  sharedOptions: {},
  createTranslator: () => (messageId, values) => ({
    messageId,
    secret: String(Object.values(values ?? {}).find((value) => typeof value === "string") ?? ""),
  }),
  report({ message, range }) {
    reports.push({ ...message, start: range[0], end: range[1] });
  },
  ignore: () => undefined,
};

interface Ready {
  readonly described: CredentialRule;
  readonly file: (source: RuleSource) => unknown;
}

/** Rules are made once: their `create` compiles patterns. */
const READY: readonly Ready[] = (preset as readonly PublishedRule[]).flatMap((rule) => {
  const described = CREDENTIAL_RULES.find(({ rule: name }) => rule.meta.id === PREFIX + name);
  const file = described === undefined ? undefined : rule.create(context, { enableIDScanRule: true }).file;
  return described === undefined || file === undefined ? [] : [{ described, file }];
});

/** Names of all rules that secretlint publishes, for a test to hold this table against. */
export const PUBLISHED_RULES: readonly string[] = (preset as readonly PublishedRule[]).map((rule) =>
  rule.meta.id.slice(PREFIX.length),
);

/** A credential begins at most this far before its hint and ends this far behind it. */
const BEFORE = 320;
const BEHIND = 1_600;
const BEHIND_KEY_BLOCK = 11_000;
/** Some rules look a thousand characters ahead from every hint: a text of nothing but hints is read in part. */
const MOST_HINTS = 128;

/** Stretches of the text around hints, in order and not overlapping. */
function windowsOf(text: string, { rule, hints }: CredentialRule): { start: number; end: number }[] {
  const behind = rule === "privatekey" ? BEHIND_KEY_BLOCK : BEHIND;
  const positions: number[] = [];
  for (const hint of hints) {
    let count = 0;
    for (let at = text.indexOf(hint); at >= 0 && count < MOST_HINTS; at = text.indexOf(hint, at + hint.length)) {
      positions.push(at);
      count += 1;
    }
  }
  const windows: { start: number; end: number }[] = [];
  for (const at of positions.sort((a, b) => a - b)) {
    const last = windows.at(-1);
    const start = Math.max(0, at - BEFORE);
    const end = Math.min(text.length, at + behind);
    if (last !== undefined && start <= last.end) {
      last.end = Math.max(last.end, end);
    } else {
      windows.push({ start, end });
    }
  }
  return windows;
}

/** Runs a rule over a stretch and takes its reports away. */
function run({ described, file }: Ready, content: string, offset: number): Credential[] {
  reports = [];
  try {
    file({ content, contentType: "text", ext: "", filePath: undefined });
    return reports.flatMap(({ messageId, secret, start, end }) => {
      const known = BY_MESSAGE[messageId];
      if (known === null) {
        return [];
      }
      // Some rules report where the assignment begins and how long the secret is.
      const at = secret === "" ? -1 : content.indexOf(secret, start);
      return {
        kind: described.kind,
        start: offset + (at < 0 ? start : at),
        end: offset + (at < 0 ? end : at + secret.length),
        confidence: known?.confidence ?? described.confidence ?? USUAL_CONFIDENCE,
        severity: known?.severity ?? ("high" as const),
      };
    });
  } finally {
    reports = [];
  }
}

/** A link with a password in it has these two; either alone is in all talk. */
const LINK = "://";
const AT = "@";

/** Any other rule's hint, all looked for at once: one search costs a tenth of a search for each. */
const SOME_HINT = new RegExp(
  CREDENTIAL_RULES.flatMap(({ hints }) => hints)
    .filter((hint) => hint !== LINK)
    .map((hint) => hint.replaceAll(".", "\\."))
    .join("|"),
);

function mayHold(text: string): boolean {
  return SOME_HINT.test(text) || (text.includes(AT) && text.includes(LINK));
}

/** All credentials in a text. Synchronous, and keeps nothing. */
export function credentialsIn(text: string): Credential[] {
  if (!mayHold(text)) {
    return [];
  }
  return READY.flatMap((ready) =>
    windowsOf(text, ready.described).flatMap(({ start, end }) => run(ready, text.slice(start, end), start)),
  );
}

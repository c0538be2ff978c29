import { SLACK_API_URL } from "./clients.ts";

/**
 * Posts to a `response_url`. Resolves to false when it can't be used any more (30 minutes, five uses) or does not
 * belong to Slack: then the words must go another way.
 */
export type Responder = (responseUrl: string, body: Readonly<Record<string, unknown>>) => Promise<boolean>;

/** Hosts a `response_url` may have: Slack's, and the configured Web API's. */
export function createResponder(apiUrl: string): Responder {
  const own = new URL(apiUrl);
  return async (responseUrl, body) => {
    if (!isSlackHost(responseUrl, own)) {
      return false;
    }
    try {
      const response = await fetch(responseUrl, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ response_type: "ephemeral", ...body }),
        redirect: "error",
        signal: AbortSignal.timeout(5_000),
      });
      await response.body?.cancel();
      return response.ok;
    } catch (error) {
      // A fault of the network: the caller has another way, so this is an answer and not an error.
      return error instanceof Error ? false : Promise.reject(error);
    }
  };
}

function isSlackHost(url: string, own: URL): boolean {
  if (!URL.canParse(url)) {
    return false;
  }
  const { protocol, hostname, host } = new URL(url);
  return isSlackDomain(protocol, hostname) || (`${own.origin}/` !== originOf(SLACK_API_URL) && host === own.host);
}

/** True for Slack's own hosts over TLS. */
export function isSlackDomain(protocol: string, hostname: string): boolean {
  return (
    protocol === "https:" && /(?:^|\.)(?:slack\.com|slack-gov\.com|slack-files\.com|slack-edge\.com)$/.test(hostname)
  );
}

function originOf(url: string): string {
  return `${new URL(url).origin}/`;
}

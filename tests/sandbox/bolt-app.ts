import { createServer } from "node:net";
import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from "@slack/bolt";
import { type Sandbox, type SandboxOptions, startSandbox } from "../../sandbox/client.ts";

export type TransportName = "socket" | "http";

export interface Toy {
  readonly slack: Sandbox;
  readonly app: App;
  stop(): Promise<void>;
}

/** A port nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

/** A real Bolt app joined to a fresh workspace; `prepare` adds its listeners. */
export async function startToy(
  transport: TransportName,
  prepare: (app: App) => void,
  options: SandboxOptions = {},
): Promise<Toy> {
  const slack = await startSandbox({ ...options, transport: { kind: transport } });
  const clientOptions = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } };
  const receiver =
    transport === "socket"
      ? new SocketModeReceiver({
          appToken: slack.tokens.app,
          installerOptions: { clientOptions },
          logLevel: LogLevel.ERROR,
        })
      : new HTTPReceiver({
          signingSecret: slack.signingSecret,
          endpoints: "/slack/events",
          processBeforeResponse: true,
          logLevel: LogLevel.ERROR,
        });
  const app = new App({ token: slack.tokens.bot, receiver, clientOptions, logLevel: LogLevel.ERROR });
  app.error(async () => {
    // Failures are part of some tests; what matters is what the sandbox sees of them.
  });
  prepare(app);
  const port = await freePort();
  await app.start(port);
  if (transport === "http") {
    await slack.setRequestUrl(`http://127.0.0.1:${port}/slack/events`);
  }
  await slack.appConnected();
  return {
    slack,
    app,
    async stop() {
      await slack.delivered();
      await app.stop();
      await slack.stop();
    },
  };
}

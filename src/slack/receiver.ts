import type { RequestListener, Server } from "node:http";
import {
  type App,
  type CustomRoute,
  HTTPReceiver,
  type Receiver,
  type ReceiverEvent,
  SocketModeReceiver,
} from "@slack/bolt";
import type { Log } from "../core/ports.ts";
import { type ClientsOptions, clientOptions } from "./clients.ts";
import { faultName } from "./errors.ts";
import { asList, asObject } from "./flatten.ts";
import { createHttpConnections } from "./http-connections.ts";
import { type InstallOptions, installerOptions, installerSettings, installRoutes } from "./install-flow.ts";
import { createLibraryLog } from "./library-log.ts";
import { superviseSocket } from "./socket-supervisor.ts";

export interface ReceiverOptions {
  readonly transport:
    | { readonly kind: "socket"; readonly appToken: string }
    | { readonly kind: "http"; readonly signingSecret: string; readonly port: number };
  readonly slackApiUrl: string | null;
  readonly log: Log;
  /** Decodes, scans and persists; what it throws leaves the event unacknowledged. */
  readonly intake: (body: unknown) => Promise<void>;
  readonly install?: InstallOptions;
  /** Further routes of the HTTP server (health, metrics). Socket Mode has no server: serve them elsewhere. */
  readonly customRoutes?: readonly CustomRoute[];
}

/** Bolt's receiver, with intake before acknowledgement. */
export interface SottoReceiver extends Receiver {
  start(): Promise<void>;
  /** Finishes what is under way, then closes. */
  stop(): Promise<void>;
  /** True while Slack can reach the app. */
  connected(): boolean;
  /** The port that was bound, in HTTP mode once started. */
  port(): number | null;
  /** Install routes to serve from another server in Socket Mode; empty in HTTP mode, which serves them itself. */
  readonly installRoutes: readonly CustomRoute[];
}

export function createReceiver(options: ReceiverOptions): SottoReceiver {
  return options.transport.kind === "socket"
    ? socketReceiver(options, options.transport.appToken)
    : httpReceiver(options, options.transport);
}

function socketReceiver(options: ReceiverOptions, appToken: string): SottoReceiver {
  const inner = new SocketModeReceiver({
    appToken,
    logger: createLibraryLog(options.log),
    autoReconnectEnabled: false,
    ...installSettings(options),
    processEventErrorHandler: async ({ error }) => {
      options.log.error("An event was not acknowledged; Slack will send it again", { fault: faultName(error) });
      return false;
    },
  });
  const supervisor = superviseSocket({ client: inner.client, log: options.log, onStray: options.intake });
  const gate = createGate(options);
  return {
    init: (app) => inner.init(gate.wrap(app)),
    start: () => supervisor.start(),
    async stop() {
      await gate.close();
      await supervisor.stop();
    },
    connected: () => supervisor.connected(),
    port: () => null,
    installRoutes: routesOf(inner.installer, options),
  };
}

const EVENTS_PATH = "/slack/events";

function httpReceiver(options: ReceiverOptions, transport: { signingSecret: string; port: number }): SottoReceiver {
  const inner = new HTTPReceiver({
    signingSecret: transport.signingSecret,
    endpoints: [EVENTS_PATH],
    port: transport.port,
    logger: createLibraryLog(options.log),
    customRoutes: [...(options.customRoutes ?? [])],
    ...installSettings(options),
    processEventErrorHandler: async ({ error, response }) => {
      options.log.error("An event was not acknowledged; Slack will send it again", { fault: faultName(error) });
      if (!response.headersSent) {
        response.writeHead(500);
        response.end();
      }
      return false;
    },
  });
  const gate = createGate(options);
  const listener = withRoutes(routesOf(inner.installer, options), inner.requestListener);
  const connections = createHttpConnections({ path: EVENTS_PATH, listener });
  inner.requestListener = connections.listener;
  let server: Server | null = null;
  let port: number | null = null;
  return {
    init: (app) => inner.init(gate.wrap(app)),
    async start() {
      server = await inner.start(transport.port);
      const address = server.address();
      port = typeof address === "object" && address !== null ? address.port : transport.port;
      options.log.info("Listening for Slack over HTTP", { port });
    },
    async stop() {
      port = null;
      const running = server;
      server = null;
      if (running === null) {
        await gate.close();
      } else {
        await connections.close(running, () => inner.stop(), gate.close);
      }
    },
    connected: () => port !== null,
    port: () => port,
    installRoutes: [],
  };
}

interface Gate {
  wrap(app: App): App;
  /** Lets nothing more in and waits for what is under way. */
  close(): Promise<void>;
}

/** Puts the intake between the receiver and Bolt, which acknowledges events before any listener runs. */
function createGate(options: ReceiverOptions): Gate {
  const underWay = new Set<Promise<void>>();
  let closed = false;

  async function process(app: App, event: ReceiverEvent): Promise<void> {
    await options.intake(event.body);
    if (isMessage(event.body)) {
      // All there is to do with a message is done; authorising it and asking every listener would only cost time.
      await event.ack();
      return;
    }
    if (!isReadable(event.body)) {
      await event.ack();
      return;
    }
    let isAcknowledged = false;
    const ack: ReceiverEvent["ack"] = async (response) => {
      isAcknowledged = true;
      await event.ack(response);
    };
    await app.processEvent({ ...event, ack });
    // Nobody listens for it: said at once, instead of letting Slack wait for three seconds. A modal stays open, because
    // closing it would look as if its words had been taken.
    if (!isAcknowledged && asObject(event.body)?.type !== "view_submission") {
      await event.ack();
    }
  }

  async function take(app: App, event: ReceiverEvent): Promise<void> {
    if (closed) {
      throw new ClosedError("Sotto is closing; Slack will send the event again");
    }
    const work = process(app, event);
    const settled = work.catch(() => undefined).finally(() => underWay.delete(settled));
    underWay.add(settled);
    await work;
  }

  return {
    // The receivers call nothing but `processEvent`; the rest of the app stays reachable behind it.
    wrap: (app) => Object.create(app, { processEvent: { value: (event: ReceiverEvent) => take(app, event) } }),
    async close() {
      closed = true;
      await Promise.all(underWay);
    },
  };
}

/** Thrown for events that arrive while closing. */
export class ClosedError extends Error {
  override readonly name = "ClosedError";
}

function isMessage(body: unknown): boolean {
  return asObject(asObject(body)?.event)?.type === "message";
}

/** False for what Bolt can tell nobody of: no object at all, or a click on nothing. */
function isReadable(body: unknown): boolean {
  const content = asObject(body);
  const actions = content?.actions;
  return content !== null && (actions === undefined || asObject(asList(actions)[0]) !== null);
}

function clientsOptions(options: ReceiverOptions): ClientsOptions {
  return { slackApiUrl: options.slackApiUrl, log: options.log };
}

function installSettings(options: ReceiverOptions) {
  const { install } = options;
  return {
    ...(install === undefined ? {} : installerSettings(install)),
    // The socket client changes the retry settings it is given, so it gets its own.
    installerOptions: {
      ...(install === undefined ? {} : installerOptions(install)),
      clientOptions: clientOptions(clientsOptions(options)),
    },
  };
}

function routesOf(installer: HTTPReceiver["installer"], { install, log }: ReceiverOptions): readonly CustomRoute[] {
  return installer === undefined || install === undefined ? [] : installRoutes(installer, install, log);
}

/** Serves the install flow before Bolt would with pages of its own. */
function withRoutes(routes: readonly CustomRoute[], listener: RequestListener): RequestListener {
  return (request, response) => {
    const [asked] = (request.url ?? "").split("?", 1);
    const route = routes.find(({ path, method }) => path === asked && method === request.method);
    if (route === undefined) {
      listener(request, response);
    } else {
      route.handler(Object.assign(request, { params: {} }), response);
    }
  };
}

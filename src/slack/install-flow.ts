import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { CustomRoute, HTTPReceiver, Installation, InstallURLOptions } from "@slack/bolt";
import type { PersonRef } from "../core/direct-consent.ts";
import type { Log } from "../core/ports.ts";
import { faultName } from "./errors.ts";
import { askingPage, outcomePage } from "./install-pages.ts";
import { INSTALL_PATH, type InstallPlace, installPlace } from "./install-url.ts";
import type { Installations } from "./tokens.ts";
import { ENGLISH, type Words } from "./wording/english.ts";
import { wordsFor } from "./wording/words-for.ts";

/** Install flow for several workspaces and people's own consent. */
export interface InstallOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Signs the state that protects the flow; any long secret. */
  readonly stateSecret: string;
  readonly installations: Installations;
  readonly scopes: readonly string[];
  readonly userScopes: readonly string[];
  /** Where Slack sends people back to; default: what the app's settings say. */
  readonly redirectUri?: string;
  /** Slack's consent page. Default: Slack's own. */
  readonly authorizationUrl?: string;
  /** Whether Sotto is in a workspace already: then a person is asked for themselves alone. */
  readonly isInstalled: (place: InstallPlace) => Promise<boolean>;
  /** Told of a person who has just consented. */
  readonly onConsent: (person: PersonRef) => void;
}

const REDIRECT_PATH = "/slack/oauth_redirect";

type Installer = NonNullable<HTTPReceiver["installer"]>;
type AnyInstallation = Installation<"v1" | "v2", boolean>;

/** Whose browser a page is for. The installer renders its page without being told. */
const reading = new AsyncLocalStorage<Words>();

/** The install page and Slack's way back, in the language of the browser. */
export function installRoutes(installer: Installer, install: InstallOptions, log: Log): readonly CustomRoute[] {
  async function begin(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const place = installPlace(request.url ?? "/");
    harden(response);
    const options: InstallURLOptions = {
      scopes: (await install.isInstalled(place)) ? [] : [...install.scopes],
      userScopes: [...install.userScopes],
      ...(place.teamId === null ? {} : { teamId: place.teamId }),
      ...(install.redirectUri === undefined ? {} : { redirectUri: install.redirectUri }),
    };
    await reading.run(browserWords(request), () => installer.handleInstallPath(request, response, {}, options));
  }

  async function finish(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const words = browserWords(request);
    const { page } = words.protection;
    harden(response);
    await installer.handleCallback(request, response, {
      // Whoever was led here from one workspace's Home must not hand over another one's messages unawares.
      async afterInstallation(installation, { teamId }) {
        const isElsewhere = teamId !== undefined && installation.team !== undefined && installation.team.id !== teamId;
        if (isElsewhere) {
          send(response, 403, outcomePage(page.failedTitle, page.otherTeam, null, words));
        }
        return !isElsewhere;
      },
      success(installation, { teamId }) {
        const person = consenter(installation, teamId);
        if (person !== null) {
          install.onConsent(person);
        }
        const text = installation.user.token === undefined ? page.installed : page.done;
        send(response, 200, outcomePage(page.doneTitle, text, appLink(installation), words));
      },
      failure(error) {
        const isCancelled = error.code === "slack_oauth_installer_authorization_error";
        log.warn("An install flow ended without consent", { code: error.code });
        const [status, title, text] = isCancelled
          ? ([200, page.cancelledTitle, page.cancelled] as const)
          : ([400, page.failedTitle, page.failed] as const);
        send(response, status, outcomePage(title, text, null, words));
      },
    });
  }

  function handler(handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>) {
    return (request: IncomingMessage, response: ServerResponse): void => {
      handle(request, response).catch((error: unknown) => {
        log.error("The install flow failed", { fault: faultName(error) });
        const words = browserWords(request);
        const { page } = words.protection;
        if (!response.headersSent) {
          send(response, 500, outcomePage(page.failedTitle, page.failed, null, words));
        }
      });
    };
  }

  return [
    { path: INSTALL_PATH, method: "GET", handler: handler(begin) },
    { path: redirectPath(install), method: "GET", handler: handler(finish) },
  ];
}

/** What Bolt's receivers are given, so that they make the installer these routes use. */
export function installerSettings(install: InstallOptions) {
  return {
    clientId: install.clientId,
    clientSecret: install.clientSecret,
    stateSecret: install.stateSecret,
    installationStore: install.installations,
    scopes: [...install.scopes],
    ...(install.redirectUri === undefined ? {} : { redirectUri: install.redirectUri }),
  };
}

/** The same for their `installerOptions`. */
export function installerOptions(install: InstallOptions) {
  return {
    userScopes: [...install.userScopes],
    renderHtmlForInstallPath: (authorizeUrl: string) =>
      askingPage(
        {
          authorizeUrl,
          scopes: install.userScopes,
          isPersonal: new URL(authorizeUrl).searchParams.get("scope") === "",
        },
        reading.getStore() ?? ENGLISH,
      ),
    ...(install.redirectUri === undefined ? {} : { redirectUriPath: redirectPath(install) }),
    ...(install.authorizationUrl === undefined ? {} : { authorizationUrl: install.authorizationUrl }),
  };
}

function redirectPath({ redirectUri }: InstallOptions): string {
  return redirectUri === undefined ? REDIRECT_PATH : new URL(redirectUri).pathname;
}

/** Who consented, `null` when a workspace was installed and nobody's own token came with it. */
function consenter({ team, enterprise, user }: AnyInstallation, askedTeam: string | undefined): PersonRef | null {
  // An organisation's installation names no workspace; the address of the page did, when the Home led there.
  const teamId = team?.id ?? askedTeam;
  return user.token === undefined || teamId === undefined
    ? null
    : { teamId, enterpriseId: enterprise?.id ?? null, userId: user.id };
}

function appLink({ team, appId }: AnyInstallation): string | null {
  return team === undefined || appId === undefined
    ? null
    : `https://slack.com/app_redirect?${new URLSearchParams({ app: appId, team: team.id })}`;
}

function browserWords(request: IncomingMessage): Words {
  const [first = ""] = (request.headers["accept-language"] ?? "").split(/[,;]/);
  return wordsFor(first.trim());
}

/** Nothing but the page itself: it may not be framed, run scripts, or tell others where it was. */
function harden(response: ServerResponse): void {
  response.setHeader(
    "content-security-policy",
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
  );
  response.setHeader("referrer-policy", "no-referrer");
  response.setHeader("cache-control", "no-store");
}

function send(response: ServerResponse, status: number, page: string): void {
  response.writeHead(status, { "content-type": "text/html; charset=utf-8" });
  response.end(page);
}

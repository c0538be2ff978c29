import { type Config, ConfigError, formatProblem, readConfig } from "./config.ts";
import { recordAnswer } from "./core/answering.ts";
import { type ChangedSubjects, createChangedSubjects } from "./core/changed-subjects.ts";
import { createClueMemory } from "./core/clue-memory.ts";
import type { CommandDeps } from "./core/commands/command.ts";
import { sweepDeadlines } from "./core/deadlines.ts";
import { followRegister } from "./core/follow-register.ts";
import { computeHome } from "./core/home.ts";
import { createTurns } from "./core/in-turn.ts";
import { createLiftCalendar, type LiftCalendar } from "./core/lift-calendar.ts";
import { sweepReminders } from "./core/lift-reminders.ts";
import { handleModerationJob, type ModerationDeps } from "./core/moderation.ts";
import { nudgeOptions } from "./core/nudge-options.ts";
import type { Clock, Log } from "./core/ports.ts";
import { handleReviewJob } from "./core/review.ts";
import { buildScanner } from "./detectors/build-scanner.ts";
import { createDetectors } from "./detectors/index.ts";
import { createFileReader } from "./documents/file-reader.ts";
import { registerHandlers } from "./handlers/register.ts";
import { whyAmbiguous } from "./matching/why-ambiguous.ts";
import { announce, announceCases, announceRegister } from "./ops/announced-cases.ts";
import { createLifecycle, type Lifecycle } from "./ops/lifecycle.ts";
import { createLog } from "./ops/log.ts";
import { createMetrics, type MetricsPage } from "./ops/metrics.ts";
import { repeat } from "./ops/repeat.ts";
import { createOpsRoutes } from "./ops/routes.ts";
import { startOpsServer } from "./ops/server.ts";
import { startOutboxRelay } from "./queue/outbox-relay.ts";
import { openQueues, type Queues } from "./queue/queues.ts";
import { createDigestTimer } from "./queue/schedule.ts";
import { startWorkers } from "./queue/workers.ts";
import { createSlackApp } from "./slack/app.ts";
import { createAudienceSource } from "./slack/audience-source.ts";
import { createClients } from "./slack/clients.ts";
import { createConsents } from "./slack/consents.ts";
import { createDirectory } from "./slack/directory.ts";
import { createFileSource } from "./slack/file-source.ts";
import { createHistory } from "./slack/history.ts";
import { createHomePublisher } from "./slack/home-publisher.ts";
import { installPage } from "./slack/install-url.ts";
import { intake } from "./slack/intake.ts";
import { manifestScopes } from "./slack/manifest.ts";
import { createMessageActions } from "./slack/message-actions.ts";
import { createNotifier } from "./slack/notifier.ts";
import { createOwnApps } from "./slack/own-app.ts";
import { createReceiver, type SottoReceiver } from "./slack/receiver.ts";
import { createResponder } from "./slack/respond.ts";
import { createTokens } from "./slack/tokens.ts";
import { waitForSlack } from "./slack/wait-for-slack.ts";
import { createArrivals } from "./store/arrivals.ts";
import { createAudienceCache } from "./store/audience-cache.ts";
import { createCaseStore } from "./store/case-store.ts";
import { type Database, openDatabase } from "./store/database.ts";
import { createDigestPeriods } from "./store/digest-periods.ts";
import { createInstallationStore } from "./store/installation-store.ts";
import { loadOrCreateKey } from "./store/key-file.ts";
import { openRegister } from "./store/register.ts";
import { createRegisterStore } from "./store/register-store.ts";
import { createSealer } from "./store/sealing.ts";

const SWEEP_MS = 1_000;
const EXPIRY_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Starts what the role asks for, in the order in which the parts stand on each other. */
async function start(config: Config, log: Log, metrics: MetricsPage, lifecycle: Lifecycle): Promise<void> {
  const clock: Clock = { now: Date.now };
  const database = await openDatabase({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, log });
  lifecycle.onStop("database", () => database.close());
  const sealer = createSealer(config.keys ?? (await loadOrCreateKey(config.dataDir, log)));
  const queues = await openQueues({ redisUrl: config.redisUrl, database, log, metrics });
  lifecycle.onStop("queues", () => queues.close());
  const relay = startOutboxRelay({ database, queues, log });
  lifecycle.onStop("outbox", () => relay.close());
  const cases = announceCases(createCaseStore({ database, onOutbox: relay.wake }), log);

  const key = Buffer.from(sealer.blind("register", "matching-key"), "hex");
  const scan = buildScanner({
    entries: [],
    policy: config.policy,
    key,
    // The error may quote the text: only its class and place are logged.
    onDetectorError: (detector, error) => log.error("a detector failed", { detector, error }),
  });
  const lifts = createLiftCalendar(config.policy.embargo);
  const changedSubjects = createChangedSubjects();
  const register = await openRegister({
    store: announceRegister(createRegisterStore({ database, sealer }), log),
    log,
    onChange: (entries) => {
      lifts.take(entries);
      changedSubjects.take(entries);
      return scan.replace(entries);
    },
    onPassages: scan.addPassages,
  });
  lifecycle.onStop("register", () => register.close());
  const fileReader = createFileReader({ policy: config.policy, key, register: scan.snapshot, log });
  lifecycle.onStop("file reader", () => fileReader.close());

  const { slack } = config;
  const clients = createClients({ slackApiUrl: slack.apiUrl, log });
  const installations =
    slack.oauth === null
      ? null
      : createInstallationStore({ database, sealer, clock, onEvents: (events) => announce(log, events) });
  const consents = createConsents({ installations, clients, log });
  const tokens = createTokens({ botToken: slack.botToken, userToken: slack.userToken, installations });
  const ownApps = createOwnApps({ clients, tokens });
  const directory = createDirectory({ clients, tokens, clock, log, reviewersGroup: config.reviewers });
  const cache = createAudienceCache({ database, sealer, clock });
  const arrivals = createArrivals({ db: database.db });
  const audiences = createAudienceSource({ clients, tokens, directory, cache, log });
  const actions = createMessageActions({ clients, tokens, log });
  const scopes = manifestScopes();
  const home = createHomePublisher({
    clients,
    tokens,
    log,
    report: (person) => computeHome(person, deps),
    installPage: slack.oauth === null || slack.redirectUri === null ? null : installPage(slack.redirectUri),
    userScopes: scopes.user,
    reviewChannel: config.reviewChannel,
  });
  const notifier = createNotifier({
    clients,
    tokens,
    directory,
    home,
    log,
    reviewChannel: config.reviewChannel,
    reviewZone: config.policy.digest.zone,
    zone: config.policy.zone,
  });
  const titles = new Map(
    scan.detectors.flatMap((detector) => detector.kinds.map((kind) => [`${detector.id}:${kind.id}`, kind.title])),
  );
  const deps: ModerationDeps & CommandDeps = {
    cases,
    inTurn: createTurns(),
    register,
    audiences,
    directory,
    notifier,
    actions,
    sealer,
    consents,
    workspaces: teams,
    clock,
    metrics,
    policy: config.policy,
    scanner: scan.scanner,
    arrivals,
    history: createHistory({
      clients,
      tokens,
      ownApps,
      sealer,
      log,
      options: { includeBots: config.policy.includeBots },
    }),
    files: createFileSource({ clients, tokens, log, timeoutMs: config.policy.files.timeoutSeconds * 1_000 }),
    fileReader,
    fingerprinter: { fingerprint: scan.fingerprint },
    ambiguityOf: whyAmbiguous,
    titleOf: (detector, kind) => titles.get(`${detector}:${kind}`) ?? detector,
  };

  if (config.role !== "listener") {
    fileReader.start();
    const expire = async (before: number) => {
      await cases.expire(before);
      await cache.expire(clock.now() - DAY_MS);
    };
    await startWork({
      config,
      deps,
      lifts,
      changedSubjects,
      database,
      queues,
      relayWake: relay.wake,
      log,
      metrics,
      lifecycle,
      teams,
      expire,
    });
  }
  const receiver = config.role === "worker" ? null : await startListening();
  await startPages(receiver);
  log.info("ready", {
    role: config.role,
    transport: slack.transport,
    queue: queues.kind,
    port: receiver?.port() ?? null,
  });

  async function teams(): Promise<readonly string[]> {
    if (slack.botToken === null) {
      return (await installations?.teams()) ?? [];
    }
    const teamId = await waitForSlack({ clients, token: slack.botToken, log });
    return teamId === null ? [] : [teamId];
  }

  async function startListening(): Promise<SottoReceiver> {
    const clueMemory = createClueMemory({ clock });
    const receiver = createReceiver({
      transport:
        slack.transport === "socket"
          ? { kind: "socket", appToken: slack.appToken ?? "" }
          : { kind: "http", signingSecret: slack.signingSecret ?? "", port: config.port },
      slackApiUrl: slack.apiUrl,
      log,
      intake: (body) =>
        intake(body, {
          scanner: scan.scanner,
          clueMemory,
          queue: queues.moderation,
          sealer,
          clock,
          log,
          metrics,
          policy: config.policy,
          audiences,
          arrivals,
          consents,
          ownApps,
          register,
          fingerprinter: deps.fingerprinter,
          recordGap: (gap) => cases.transaction((tx) => tx.recordGap(gap)),
        }),
      customRoutes: createOpsRoutes(opsOptions(null)),
      ...(slack.oauth === null || installations === null
        ? {}
        : {
            install: {
              ...slack.oauth,
              installations,
              stateSecret: sealer.blind("install", "oauth-state"),
              scopes: scopes.bot,
              userScopes: scopes.user,
              // A configured token is one workspace's, and Sotto is in it.
              isInstalled: async ({ teamId, enterpriseId }) =>
                slack.botToken !== null ||
                (teamId !== null && (await installations.botToken(teamId, enterpriseId)) !== null),
              onConsent: (person) => void home.publish(person),
              ...(slack.redirectUri === null ? {} : { redirectUri: slack.redirectUri }),
              ...(slack.apiUrl === null
                ? {}
                : { authorizationUrl: new URL("/oauth/v2/authorize", slack.apiUrl).toString() }),
            },
          }),
    });
    const app = createSlackApp({ receiver, tokens, slackApiUrl: slack.apiUrl, log });
    registerHandlers(app, {
      recordAnswer: (given) => recordAnswer(given, deps),
      nudgeOptions: (asked) => nudgeOptions(asked, deps),
      commands: deps,
      messages: actions,
      respond: createResponder(clients.apiUrl),
      directory,
      installations,
      home,
      consents,
      log,
    });
    await receiver.start();
    lifecycle.onStop("receiver", () => receiver.stop());
    return receiver;
  }

  function opsOptions(receiver: SottoReceiver | null) {
    return {
      metrics,
      isStopping: lifecycle.isStopping,
      checks: {
        database: () => database.ping(),
        queue: async () => void (await queues.counts("moderation")),
        ...(receiver === null
          ? {}
          : {
              slack: () => (receiver.connected() ? Promise.resolve() : Promise.reject(new Error("not connected"))),
            }),
      },
    };
  }

  /** Health and metrics; the HTTP receiver carries them itself. */
  async function startPages(receiver: SottoReceiver | null): Promise<void> {
    if (receiver !== null && slack.transport === "http") {
      return;
    }
    try {
      const pages = await startOpsServer(config.port, {
        ...opsOptions(receiver),
        routes: receiver?.installRoutes ?? [],
      });
      lifecycle.onStop("pages", () => pages.close());
    } catch (error) {
      // Another process of this machine has the port: without pages this one still does its work.
      log.warn("health and metrics pages are off: the port is taken; set PORT", { port: config.port, error });
    }
  }
}

interface WorkParts {
  readonly config: Config;
  readonly deps: ModerationDeps;
  readonly lifts: LiftCalendar;
  readonly changedSubjects: ChangedSubjects;
  readonly database: Database;
  readonly queues: Queues;
  readonly relayWake: () => void;
  readonly log: Log;
  readonly metrics: MetricsPage;
  readonly lifecycle: Lifecycle;
  readonly teams: () => Promise<readonly string[]>;
  /** Removes what is older than a moment, ms. */
  readonly expire: (before: number) => Promise<void>;
}

/** Workers, deadlines, the digest's clock and the end of what is kept. */
async function startWork(parts: WorkParts): Promise<void> {
  const { config, deps, lifts, changedSubjects, database, queues, log, metrics, lifecycle } = parts;
  const { cases, clock } = deps;
  const digest = createDigestTimer({
    queues,
    periods: createDigestPeriods({ database, onOutbox: parts.relayWake }),
    schedule: config.policy.digest,
    teams: parts.teams,
    clock,
    log,
  });
  const workers = await startWorkers({
    queues,
    handlers: {
      moderation: (job) => handleModerationJob(job, deps),
      review: (job) => handleReviewJob(job, deps),
      digestDue: digest.onDue,
    },
    cases,
    clock,
    log,
    metrics,
  });
  lifecycle.onStop("workers", () => workers.close());
  await digest.start();
  lifecycle.onStop(
    "deadlines",
    repeat("deadlines", SWEEP_MS, () => sweepDeadlines(deps), log),
  );
  lifecycle.onStop(
    "register changes",
    repeat("register changes", SWEEP_MS, () => followRegister(changedSubjects, deps), log),
  );
  lifecycle.onStop(
    "reminders",
    repeat("reminders", SWEEP_MS, () => sweepReminders(lifts, deps), log),
  );
  lifecycle.onStop(
    "expiry",
    repeat("expiry", EXPIRY_MS, () => parts.expire(clock.now() - config.policy.retentionDays * DAY_MS), log),
  );
}

async function main(): Promise<void> {
  const detectors = new Map(
    createDetectors({ subjects: () => null, custom: [] }).map(({ id, kinds }) => [id, kinds.map((kind) => kind.id)]),
  );
  let config: Config;
  try {
    config = readConfig(process.env, { detectors });
  } catch (error) {
    if (!(error instanceof ConfigError)) {
      throw error;
    }
    for (const problem of error.problems) {
      process.stderr.write(`${formatProblem(problem)}\n`);
    }
    process.exitCode = 1;
    return;
  }
  const log = createLog({ level: config.logLevel });
  const metrics = createMetrics();
  const lifecycle = createLifecycle({ log, metrics, exit: (code) => process.exit(code) });
  for (const warning of config.warnings) {
    log.warn("configuration", { warning });
  }
  try {
    await start(config, log, metrics, lifecycle);
  } catch (error) {
    log.error("could not start", { error });
    await lifecycle.stop("start-failed", 1);
  }
}

await main();

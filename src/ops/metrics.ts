import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";
import type { Metrics } from "../core/ports.ts";

/** Counters and what they count; shown as `sotto_<name>_total`. */
const COUNTERS: Readonly<Record<string, string>> = {
  events: "Slack events taken, by what became of them.",
  unscanned: "Messages that were not scanned, by reason.",
  cases: "Decisions about messages with findings, by action and ring.",
  nudges: "Nudges, by the way they went.",
  answers: "Authors' answers.",
  rule_nudges: "Nudges by the rules they told of; one of several rules counts for each.",
  rule_answers: "Authors' answers, by the rules they were told of.",
  silenced: "Nudges not said, by reason.",
  audience_checks: "Looks at conversations that more people can read, by outcome.",
  notices: "Direct messages that Sotto wrote by itself, by kind and the way they went.",
  alerts: "Alerts to reviewers, by reason and outcome.",
  gaps: "Things that could not be looked at, by reason.",
  jobs_enqueued: "Jobs handed to a queue, by queue and name.",
  enqueue_failures: "Times a queue took no job; Slack sends the event again.",
  recovered_jobs: "Jobs taken over from a worker that went away, by queue.",
  jobs: "Jobs finished, by queue, name and outcome.",
  job_failures: "Attempts at jobs that failed and are tried again, by queue and name.",
  parked_jobs: "Jobs put aside after too many attempts, by queue and name.",
  unhandled: "Rejections and exceptions nobody caught, by kind.",
};

/** Timings and what they measure; shown as `sotto_<name>_seconds`. */
const TIMINGS: Readonly<Record<string, { readonly help: string; readonly buckets: readonly number[] }>> = {
  scan: {
    help: "One scan of one text.",
    buckets: [0.00001, 0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05],
  },
  nudge_delay: {
    help: "From taking a message to telling its author.",
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300],
  },
  answer: {
    help: "From a nudge to its answer.",
    buckets: [5, 15, 60, 300, 900, 3_600, 14_400, 86_400, 604_800],
  },
  job: { help: "One attempt at a job.", buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 20] },
  file: { help: "Fetching and reading one file.", buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 20] },
};

const PLAIN_BUCKETS = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 60];
const METRIC_NAME = /^[a-z][a-z0-9_]{0,60}$/;
const LABEL_VALUE = /^[A-Za-z0-9_.:/-]{1,64}$/;
/** Different values of one label before the rest are counted together: a page must not grow with the traffic. */
const MAX_VALUES = 100;

export interface MetricsPage extends Metrics {
  readonly contentType: string;
  /** The page in Prometheus' text format. */
  render(): Promise<string>;
}

/**
 * Counters and timings in a registry of their own. Never throws: a metric is not worth a lost message. Label values
 * that don't look like an id or an enumeration become `other`, so that no content can get onto the page.
 */
export function createMetrics(options: { readonly processMetrics?: boolean } = {}): MetricsPage {
  const registry = new Registry();
  if (options.processMetrics ?? true) {
    collectDefaultMetrics({ register: registry });
  }
  const counters = new Map<string, { metric: Counter; labels: readonly string[] }>();
  const timings = new Map<string, { metric: Histogram; labels: readonly string[] }>();
  const seen = new Map<string, Set<string>>();

  function bounded(metric: string, labels: Readonly<Record<string, string>>, names: readonly string[]) {
    return Object.fromEntries(
      names.map((name) => {
        const value = labels[name] ?? "none";
        const key = `${metric}/${name}`;
        const values = seen.get(key) ?? new Set();
        seen.set(key, values);
        if (!LABEL_VALUE.test(value) || (!values.has(value) && values.size >= MAX_VALUES)) {
          return [name, "other"];
        }
        values.add(value);
        return [name, value];
      }),
    );
  }

  return {
    contentType: registry.contentType,
    render: () => registry.metrics(),
    count(name, labels = {}) {
      if (!METRIC_NAME.test(name)) {
        return;
      }
      let entry = counters.get(name);
      if (entry === undefined) {
        // The first use says which labels there are; a later one can't add to them.
        const labelNames = Object.keys(labels);
        const metric = new Counter({
          name: `sotto_${name}_total`,
          help: COUNTERS[name] ?? name,
          labelNames,
          registers: [registry],
        });
        entry = { metric, labels: labelNames };
        counters.set(name, entry);
      }
      entry.metric.inc(bounded(name, labels, entry.labels));
    },
    observe(name, seconds, labels = {}) {
      if (!METRIC_NAME.test(name) || !Number.isFinite(seconds)) {
        return;
      }
      let entry = timings.get(name);
      if (entry === undefined) {
        const labelNames = Object.keys(labels);
        const metric = new Histogram({
          name: `sotto_${name}_seconds`,
          help: TIMINGS[name]?.help ?? name,
          labelNames,
          buckets: [...(TIMINGS[name]?.buckets ?? PLAIN_BUCKETS)],
          registers: [registry],
        });
        entry = { metric, labels: labelNames };
        timings.set(name, entry);
      }
      entry.metric.observe(bounded(name, labels, entry.labels), seconds);
    },
  };
}

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { benchDocuments } from "./documents.ts";
import { benchLabels } from "./labels.ts";
import { benchScan, type ScanResult } from "./scan.ts";
import { benchWorst } from "./worst.ts";

const HERE = fileURLToPath(new URL(".", import.meta.url));

/** Peers are installed beside the benchmark, not into the project. */
function installPeers(): void {
  if (existsSync(`${HERE}node_modules`)) return;
  console.error("installing the scanners to compare with …");
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], {
    cwd: HERE,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status !== 0) console.error("they could not be installed: measuring Sotto alone");
}

function row(cells: readonly (string | number)[]): string {
  const [name, ...numbers] = cells;
  return String(name).padEnd(32) + numbers.map((cell) => String(cell).padStart(11)).join("");
}

function cells(result: ScanResult): (string | number)[] {
  return [
    result.scanner,
    result.terms || "–",
    result.usPerMessage.toFixed(2),
    result.p99Us.toFixed(1),
    result.memoryMB.toFixed(1),
    result.buildMs.toFixed(0),
    result.flagged,
    result.planted,
  ];
}

const [command, ...options] = process.argv.slice(2);
const asJson = options.includes("--json");

async function scan(): Promise<void> {
  installPeers();
  if (!asJson) console.log(row(["scanner", "terms", "µs/message", "p99 µs", "MB", "build ms", "flagged", "planted"]));
  for await (const result of benchScan()) console.log(asJson ? JSON.stringify(result) : row(cells(result)));
}

function worst(): void {
  if (!asJson) console.log(row(["40,000 characters of", "ms", "× of 10,000"]));
  for (const result of benchWorst()) {
    const { repeat, ms, growth } = result;
    console.log(asJson ? JSON.stringify(result) : row([JSON.stringify(repeat), ms.toFixed(2), growth.toFixed(1)]));
  }
}

async function documents(): Promise<void> {
  if (!asJson) console.log(row(["format, reader", "files", "MB/s", "pages/s"]));
  for await (const result of benchDocuments()) {
    const { format, reader, files, mbPerSecond, pagesPerSecond } = result;
    const pages = pagesPerSecond === null ? "–" : pagesPerSecond.toFixed(1);
    console.log(asJson ? JSON.stringify(result) : row([`${format}, ${reader}`, files, mbPerSecond.toFixed(2), pages]));
  }
}

function labels(): void {
  if (!asJson) console.log(row(["labelled passages", "prints", "µs/message", "MB", "µs/add", "slowest ms"]));
  for (const result of benchLabels()) {
    const { passages, fingerprints, usPerMessage, memoryMB, usPerAdd, slowestAddMs } = result;
    const numbers = [usPerMessage.toFixed(2), memoryMB.toFixed(1), usPerAdd.toFixed(1), slowestAddMs.toFixed(1)];
    console.log(asJson ? JSON.stringify(result) : row([passages, fingerprints, ...numbers]));
  }
}

if (command === "scan") {
  await scan();
  // Some peers keep the process alive.
  process.exit();
} else if (command === "worst") {
  worst();
} else if (command === "documents") {
  await documents();
} else if (command === "labels") {
  labels();
} else {
  console.error("usage: npm run bench -- scan|worst|documents|labels [--json]");
  process.exitCode = 2;
}

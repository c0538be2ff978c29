import { credential } from "../../../src/detectors/credential.ts";
import { CONTEXT, type DetectorCases } from "./cases.ts";

/** Put together here so that no scanner takes this file for a leak. */
const github = `ghp_${"aB3dE6".repeat(6)}`;
const slack = `xoxb-${"1234567890"}-${"abcdefABCDEF"}`;
const aws = `AKIA${"Q3EGRZ7XM2LD5KTB"}`;
const awsSecret = "aB3dE6gH9k".repeat(4);
const key = ["-----BEGIN", "PRIVATE KEY-----\nMIIE", `${"vQIBADANBgkqhkiG".repeat(10)}\n-----END`, "PRIVATE KEY-----"]
  .join(" ")
  .replace("MIIE ", "MIIE");
const link = `https://deploy:${"t0p-S3cret-Pw"}@ci.acme.test`;
const database = `postgres://falcon:${"t0pS3cretPw"}@db.acme.example/main`;

export const cases: DetectorCases = {
  detector: credential,
  context: CONTEXT,
  hits: [
    { text: `token is ${github}, rotate it`, kind: "github-token", found: github, least: 0.9, severity: "high" },
    { text: `SLACK_BOT_TOKEN=${slack}`, kind: "slack-token", found: slack },
    { text: `key id ${aws}`, kind: "aws-key", found: aws, severity: "medium" },
    { text: `aws_secret_access_key = ${awsSecret}`, kind: "aws-key", found: awsSecret, severity: "high" },
    { text: `here:\n${key}`, kind: "private-key", found: key },
    { text: `clone from ${link}`, kind: "password-in-link", found: link },
    { text: `DATABASE_URL=${database}`, kind: "database-url", found: database },
  ],
  misses: [
    "use AKIAIOSFODNN7EXAMPLE as the placeholder",
    "set GITHUB_TOKEN to ghp_yourtoken",
    "postgres://localhost/main",
    "https://user:password@acme.example",
    "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----",
    "account: 123456789012 is overdue",
    "xoxo, see you tomorrow",
  ],
};

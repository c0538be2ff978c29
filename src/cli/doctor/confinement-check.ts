import { probeConfinement } from "../../documents/confined/command-line.ts";
import { type CheckResult, ok, warn } from "./check.ts";

/** What this system adds to Node's own confinement of the processes that parse files. */
export async function confinementCheck(): Promise<CheckResult> {
  const { emptyNetwork, endsWithParent } = await probeConfinement();
  const name = "file parsing";
  if (emptyNetwork && endsWithParent) {
    return ok(name, "confined by Node and by the system: no network, and no process outlives Sotto");
  }
  const missing = [
    ...(emptyNetwork ? [] : ["unshare --user --net"]),
    ...(endsWithParent ? [] : ["setpriv --pdeathsig"]),
  ];
  return warn(
    name,
    `confined by Node alone where the system refuses or lacks: ${missing.join(", ")}`,
    "nothing is wrong; on Linux, allow user namespaces to have the second wall",
  );
}

import { readConfig } from "../config.ts";
import type { RegisterStore } from "../core/ports.ts";
import { createLog } from "../ops/log.ts";
import { openDatabase } from "../store/database.ts";
import { loadOrCreateKey } from "../store/key-file.ts";
import { createRegisterStore } from "../store/register-store.ts";
import { createSealer } from "../store/sealing.ts";
import type { CommandStreams } from "./arguments.ts";

/** Has somebody told how many rows were read or written since they asked. */
export type FollowRows = (onCount: (count: number) => void) => void;

/** Opens the register with the app's own settings for as long as `work` takes. */
export async function withRegister<T>(
  streams: CommandStreams,
  work: (store: RegisterStore, follow: FollowRows) => Promise<T>,
): Promise<T> {
  const config = readConfig(process.env, { needsSlack: false });
  const log = createLog({ level: "warn", destination: streams.stderr });
  const keys = config.keys ?? (await loadOrCreateKey(config.dataDir, log));
  const database = await openDatabase({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, log });
  let count = 0;
  let tell: (count: number) => void = () => undefined;
  function onRows(added: number): void {
    count += added;
    tell(count);
  }
  try {
    return await work(createRegisterStore({ database, sealer: createSealer(keys), onRows }), (onCount) => {
      count = 0;
      tell = onCount;
    });
  } finally {
    await database.close();
  }
}

import type { App } from "@slack/bolt";
import type { Log } from "../core/ports.ts";
import type { SlackDirectory } from "../slack/directory.ts";
import { asList, asObject, asString } from "../slack/flatten.ts";
import type { HomePublisher } from "../slack/home-publisher.ts";
import type { Installations } from "../slack/tokens.ts";

export interface ChangesDeps {
  readonly directory: SlackDirectory;
  /** `null` with a single configured workspace. */
  readonly installations: Installations | null;
  readonly home: HomePublisher;
  readonly log: Log;
}

/** Slack's word that something remembered is no longer so: who a person is, whose tokens work. The intake sees to conversations. */
export function registerChanges(app: App, deps: ChangesDeps): void {
  for (const name of ["user_change", "team_join"]) {
    app.event(name, async ({ body, payload }) => {
      const user = asObject(asObject(payload)?.user);
      const userId = asString(user?.id);
      if (userId !== null) {
        deps.directory.forgetPerson(body.team_id, userId);
        if (user?.deleted === true) {
          await deps.installations?.forgetUsers(body.team_id, asString(body.enterprise_id), [userId], "deactivated");
        }
      }
    });
  }

  for (const name of ["subteam_created", "subteam_updated", "subteam_members_changed"]) {
    app.event(name, async ({ body, payload }) => {
      const event = asObject(payload);
      const groupId = asString(event?.subteam_id) ?? asString(asObject(event?.subteam)?.id);
      if (groupId !== null) {
        deps.directory.forgetGroup(body.team_id, groupId);
      }
    });
  }

  app.event("tokens_revoked", async ({ body, payload }) => {
    const tokens = asObject(asObject(payload)?.tokens);
    const users = asList(tokens?.oauth)
      .map(asString)
      .filter((id) => id !== null);
    deps.log.warn("Slack revoked tokens", { count: users.length + asList(tokens?.bot).length });
    const enterpriseId = asString(body.enterprise_id);
    // This may come late, when the person has consented anew. Slack gives whole seconds.
    const by = typeof body.event_time === "number" ? (body.event_time + 1) * 1_000 : undefined;
    const held = await deps.installations?.forgetUsers(body.team_id, enterpriseId, users, "revoked", by);
    if (held !== undefined && held.length > 0) {
      await Promise.all(users.map((userId) => deps.home.publish({ teamId: body.team_id, enterpriseId, userId })));
    }
  });

  app.event("app_uninstalled", async ({ body }) => {
    deps.log.warn("Sotto was uninstalled from a workspace", { teamId: body.team_id });
    const enterpriseId = asString(body.enterprise_id) ?? undefined;
    await deps.installations?.deleteInstallation?.({
      teamId: body.team_id,
      enterpriseId,
      isEnterpriseInstall: asObject(asList(body.authorizations)[0])?.is_enterprise_install === true,
    });
  });
}

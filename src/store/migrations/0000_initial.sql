CREATE SCHEMA IF NOT EXISTS "sotto";
--> statement-breakpoint
CREATE TABLE "sotto"."audience_cache" (
	"team_id" text NOT NULL,
	"channel_id" text NOT NULL,
	"epoch" bigint NOT NULL,
	"sealed" text,
	"expires_at" bigint NOT NULL,
	CONSTRAINT "audience_cache_team_id_channel_id_pk" PRIMARY KEY("team_id","channel_id")
);
--> statement-breakpoint
CREATE TABLE "sotto"."moderation_case" (
	"id" text PRIMARY KEY NOT NULL,
	"team_id" text NOT NULL,
	"channel_id" text NOT NULL,
	"ts" text NOT NULL,
	"thread_ts" text,
	"origin" jsonb NOT NULL,
	"author_id" text NOT NULL,
	"state" text NOT NULL,
	"action" text NOT NULL,
	"ring" text NOT NULL,
	"revision" text NOT NULL,
	"revised_at" bigint NOT NULL,
	"findings" jsonb NOT NULL,
	"opened_at" bigint NOT NULL,
	"nudges_requested" integer NOT NULL,
	"nudges_sent" integer NOT NULL,
	"nudged_at" bigint,
	"merged_into" text,
	"answered_at" bigint,
	"answer" text,
	"sealed_reason" text,
	"closed_at" bigint,
	"deadline_at" bigint,
	"escalated_at" bigint,
	"settles_at" bigint,
	"alerts" jsonb NOT NULL,
	"sealed_held_text" text,
	"remedied_at" bigint,
	"exposure" jsonb NOT NULL,
	"verdict" text
);
--> statement-breakpoint
CREATE TABLE "sotto"."chain_head" (
	"id" integer PRIMARY KEY NOT NULL,
	"sequence" bigint NOT NULL,
	"hash" text NOT NULL,
	"expired_sequence" bigint NOT NULL,
	"expired_hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sotto"."superseded_message" (
	"team_id" text NOT NULL,
	"channel_id" text NOT NULL,
	"ts" text NOT NULL,
	"revised_at" bigint NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "superseded_message_team_id_channel_id_ts_pk" PRIMARY KEY("team_id","channel_id","ts")
);
--> statement-breakpoint
CREATE TABLE "sotto"."digest_period" (
	"team_id" text NOT NULL,
	"until" bigint NOT NULL,
	CONSTRAINT "digest_period_team_id_until_pk" PRIMARY KEY("team_id","until")
);
--> statement-breakpoint
CREATE TABLE "sotto"."case_event" (
	"sequence" bigint PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"at" bigint NOT NULL,
	"case_id" text,
	"actor_id" text,
	"fields" jsonb NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sotto"."coverage_gap" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"what" text NOT NULL,
	"team_id" text,
	"channel_id" text,
	"ts" text,
	"thread_ts" text,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sotto"."installation" (
	"enterprise_id" text NOT NULL,
	"team_id" text NOT NULL,
	"user_id" text NOT NULL,
	"sealed" text NOT NULL,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "installation_enterprise_id_team_id_user_id_pk" PRIMARY KEY("enterprise_id","team_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "sotto"."remembered_nudge" (
	"team_id" text NOT NULL,
	"channel_id" text NOT NULL,
	"author_id" text NOT NULL,
	"topic" text NOT NULL,
	"at" bigint NOT NULL,
	"ring" text NOT NULL,
	"case_id" text NOT NULL,
	CONSTRAINT "remembered_nudge_team_id_channel_id_author_id_topic_pk" PRIMARY KEY("team_id","channel_id","author_id","topic")
);
--> statement-breakpoint
CREATE TABLE "sotto"."outbox" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"queue" text NOT NULL,
	"order_key" text NOT NULL,
	"job" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"leased_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sotto"."register_entry" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"sealed" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sotto"."register_version" (
	"id" integer PRIMARY KEY NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "moderation_case_message" ON "sotto"."moderation_case" USING btree ("team_id","channel_id","ts");--> statement-breakpoint
CREATE INDEX "moderation_case_opened" ON "sotto"."moderation_case" USING btree ("opened_at");--> statement-breakpoint
CREATE INDEX "moderation_case_deadline" ON "sotto"."moderation_case" USING btree ("state","deadline_at");--> statement-breakpoint
CREATE INDEX "moderation_case_settles" ON "sotto"."moderation_case" USING btree ("state","settles_at");--> statement-breakpoint
CREATE INDEX "superseded_message_at" ON "sotto"."superseded_message" USING btree ("at");--> statement-breakpoint
CREATE INDEX "case_event_case" ON "sotto"."case_event" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "case_event_at" ON "sotto"."case_event" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "coverage_gap_message" ON "sotto"."coverage_gap" USING btree ("team_id","channel_id","ts","reason","what");--> statement-breakpoint
CREATE INDEX "coverage_gap_at" ON "sotto"."coverage_gap" USING btree ("at");--> statement-breakpoint
CREATE INDEX "remembered_nudge_at" ON "sotto"."remembered_nudge" USING btree ("at");--> statement-breakpoint
CREATE INDEX "outbox_order" ON "sotto"."outbox" USING btree ("order_key","id");
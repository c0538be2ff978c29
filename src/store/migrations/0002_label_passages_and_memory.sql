CREATE TABLE "sotto"."label_passage" (
	"sequence" bigserial NOT NULL,
	"label_id" text NOT NULL,
	"source" text NOT NULL,
	"fingerprints" "bytea" NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "label_passage_label_id_source_pk" PRIMARY KEY("label_id","source")
);
--> statement-breakpoint
CREATE TABLE "sotto"."notice_given" (
	"key" text PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sotto"."remembered_override" (
	"team_id" text NOT NULL,
	"channel_id" text NOT NULL,
	"author_id" text NOT NULL,
	"topic" text NOT NULL,
	"answer" text NOT NULL,
	"ring" text NOT NULL,
	"at" bigint NOT NULL,
	"until" bigint NOT NULL,
	"times" integer NOT NULL,
	"case_id" text NOT NULL,
	CONSTRAINT "remembered_override_team_id_channel_id_author_id_topic_pk" PRIMARY KEY("team_id","channel_id","author_id","topic")
);
--> statement-breakpoint
ALTER TABLE "sotto"."moderation_case" ADD COLUMN "held_out" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "label_passage_sequence" ON "sotto"."label_passage" USING btree ("sequence");--> statement-breakpoint
CREATE INDEX "notice_given_at" ON "sotto"."notice_given" USING btree ("at");--> statement-breakpoint
CREATE INDEX "remembered_override_until" ON "sotto"."remembered_override" USING btree ("until");
-- Events are appended and never changed. Retention alone may delete, and says so for its own transaction.
CREATE FUNCTION "sotto"."refuse_event_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('sotto.retention', true) = 'on' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'events are append-only' USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER "case_event_append_only" BEFORE UPDATE OR DELETE ON "sotto"."case_event"
  FOR EACH ROW EXECUTE FUNCTION "sotto"."refuse_event_change"();
--> statement-breakpoint
CREATE TRIGGER "case_event_no_truncate" BEFORE TRUNCATE ON "sotto"."case_event"
  FOR EACH STATEMENT EXECUTE FUNCTION "sotto"."refuse_event_change"();
--> statement-breakpoint
INSERT INTO "sotto"."chain_head" ("id", "sequence", "hash", "expired_sequence", "expired_hash")
  VALUES (1, 0, repeat('0', 64), 0, repeat('0', 64));
--> statement-breakpoint
INSERT INTO "sotto"."register_version" ("id", "version") VALUES (1, 0);

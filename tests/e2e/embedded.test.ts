import { describeEndToEnd } from "./suite.ts";

describeEndToEnd("Socket Mode, embedded database and queue", { transport: "socket" });
describeEndToEnd("HTTP, embedded database and queue", { transport: "http" });

import { createTokens, type Tokens } from "./tokens.ts";

/** The words of the last pass; whoever reads them must do so before the next. */
export const tokens: Tokens = createTokens();

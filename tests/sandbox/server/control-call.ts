import type { SandboxAccount } from './account.ts';
import type { Reply } from './http.ts';
import type { Call } from './router.ts';

export interface ControlContext extends SandboxAccount {
  readonly isBuilt: boolean;
  /** The port of the app's frame; null where it has none of its own. */
  readonly framePort: number | null;
}

/** A call to one of the sandbox's own addresses. */
export type ControlCall = Call<ControlContext>;

/** An answer of the sandbox's own that is not a success, with a sentence for whoever called. */
export function problem(status: number, message: string): Reply {
  return { status, body: { error: message } };
}

import type { Result } from '#domain/shared/result.ts';
import type { AppFault } from './app-fault.ts';

/** How a provider takes the key in the settings. */
export interface ProbedProvider {
  /** What people call it. */
  readonly label: string;
  /** What the key may not do of what gestures need, in the provider's own words; empty where nothing is missing. */
  readonly lacks: readonly string[];
  /** Why nothing is known; null where it answered. */
  readonly fault: AppFault | null;
}

/** Asks providers to whom gestures go whether they take their key. Writes nothing there. */
export interface ProviderProbe {
  probe(): Promise<Result<readonly ProbedProvider[], AppFault>>;
}

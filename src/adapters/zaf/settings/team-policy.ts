import type { Currency } from '#domain/money/money.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { type PolicyMemory, createPolicyMemory } from '../../browser/policy-memory.ts';
import { accountOf } from '../register.ts';
import { type ReadPolicy, readPolicy } from './policy-setting.ts';

/** What of the page a policy is remembered by. */
export interface PolicyPage {
  readonly localStorage: Storage;
  readonly location: Pick<Location, 'search' | 'hash'>;
}

/**
 * Reads the team's policy as {@link readPolicy} does. Where there is a fault in it, the last one that could be read in this
 * browser applies instead of the built-in one, so that a slip of the pen does not change what agents are told. What is
 * remembered is read again, in the present currency and by the present rules; where that fails, too, the built-in one applies.
 */
export function readTeamPolicy(value: unknown, currency: Currency, page: PolicyPage | null): ReadPolicy {
  const read = readPolicy(value, currency);
  if (page === null) return read;
  const memory = createPolicyMemory({
    openStorage: () => page.localStorage,
    account: accountOf(page.location),
  });
  if (read.problems.length === 0) {
    remember(memory, typeof value === 'string' ? value : JSON.stringify(value));
    return read;
  }
  const policy = lastValid(memory, currency);
  return policy === null ? read : { policy, problems: read.problems.map((problem) => ({ ...problem, used: 'last_valid' })) };
}

function remember(memory: PolicyMemory, text: string): void {
  if (memory.load() !== text) memory.save(text);
}

function lastValid(memory: PolicyMemory, currency: Currency): Policy | null {
  const text = memory.load();
  if (text === null) return null;
  const { policy, problems } = readPolicy(text, currency);
  return problems.length === 0 ? policy : null;
}

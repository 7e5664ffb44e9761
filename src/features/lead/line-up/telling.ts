import type { ServiceMoment } from '#domain/moments/service-moment.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Sentences } from '#ui/i18n/registry.ts';
import type { Account } from '../parts/lead-sentences.ts';

/** What sentences about a line-up need to know. */
export interface Telling {
  readonly account: Account;
  readonly policy: Policy;
  /** Names of customers and amounts are told. */
  readonly isOpen: boolean;
  readonly isTellable: (told: ServiceMoment) => boolean;
  /** The fixes that somebody says the team should make. */
  readonly ideas: readonly ServiceMoment[];
}

/** What words are made of. */
export interface About {
  readonly sentences: Sentences;
  readonly telling: Telling;
}

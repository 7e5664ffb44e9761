import { createRandom } from '../world/random.ts';
import { vendorFaults, type VendorFault } from '../vendors/vendor-call.ts';
import { isRecord } from './http.ts';

export interface FaultSettings {
  latencyMs: number;
  listLagMs: number;
  searchLagMs: number;
  errorRate: number;
  lostReplyRate: number;
  rateLimitPerMinute: number;
  duplicateExternalId: 'reject' | 'allow';
  /** What Stripe and Shopify suffer from. */
  vendors: VendorFault;
  seed: number;
}

const defaultFaults: FaultSettings = {
  latencyMs: 0,
  listLagMs: 0,
  searchLagMs: 1000,
  errorRate: 0,
  lostReplyRate: 0,
  // What Zendesk documents for Suite Enterprise and Support Enterprise, shared by everyone in the account.
  rateLimitPerMinute: 700,
  duplicateExternalId: 'reject',
  vendors: 'none',
  seed: 1,
};

const isDuration = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value) && value >= 0;
const isShare = (value: unknown): boolean => isDuration(value) && Number(value) <= 1;
const isCount = (value: unknown): boolean => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

const rules: Record<keyof FaultSettings, { accepts: (value: unknown) => boolean; wants: string }> = {
  latencyMs: { accepts: isDuration, wants: 'a number of milliseconds, 0 or more' },
  listLagMs: { accepts: isDuration, wants: 'a number of milliseconds, 0 or more' },
  searchLagMs: { accepts: isDuration, wants: 'a number of milliseconds, 0 or more' },
  errorRate: { accepts: isShare, wants: 'a share from 0 to 1' },
  lostReplyRate: { accepts: isShare, wants: 'a share from 0 to 1' },
  rateLimitPerMinute: { accepts: isCount, wants: 'a whole number, 0 for no limit' },
  duplicateExternalId: { accepts: (value) => value === 'reject' || value === 'allow', wants: '"reject" or "allow"' },
  vendors: {
    accepts: (value) => vendorFaults.some((fault) => fault === value),
    wants: `one of ${vendorFaults.map((fault) => `"${fault}"`).join(', ')}`,
  },
  seed: { accepts: isCount, wants: 'a whole number' },
};

function isFaultName(name: string): name is keyof FaultSettings {
  return Object.hasOwn(rules, name);
}

/** The trouble the simulated account is in, and the dice that decide whom it hits. */
export class Faults {
  settings: FaultSettings;
  #random = createRandom('faults', defaultFaults.seed);

  constructor(initial: Partial<FaultSettings> = {}) {
    this.settings = { ...defaultFaults, ...initial };
    this.#random = createRandom('faults', this.settings.seed);
  }

  /** Merges the settings given; a sentence where something in them is wrong, and then nothing changes. */
  change(given: unknown): string | null {
    if (!isRecord(given)) return 'The body must be a JSON object of faults.';
    for (const [name, value] of Object.entries(given)) {
      if (!isFaultName(name)) return `There is no fault "${name}"; there are ${Object.keys(rules).join(', ')}.`;
      if (!rules[name].accepts(value)) return `${name} must be ${rules[name].wants}.`;
    }
    this.settings = { ...this.settings, ...given };
    if ('seed' in given) this.#random = createRandom('faults', this.settings.seed);
    return null;
  }

  /** The status of the error that hits this request, or null. */
  error(): 500 | 503 | null {
    if (!this.#happens(this.settings.errorRate)) return null;
    return this.#random.chance(0.5) ? 500 : 503;
  }

  losesReply(): boolean {
    return this.#happens(this.settings.lostReplyRate);
  }

  /** No die is thrown for a fault that is switched off, so that faults do not disturb one another's sequence. */
  #happens(share: number): boolean {
    return share > 0 && this.#random.chance(share);
  }
}

const minuteMs = 60_000;

/** The account's requests in the current minute. */
export class RateLimit {
  #windowStartMs = 0;
  #used = 0;

  /** Counts one request; `retryAfterSeconds` is set where it is one too many. */
  count(nowMs: number, perMinute: number): { headers: Record<string, string>; retryAfterSeconds: number | null } {
    if (nowMs - this.#windowStartMs >= minuteMs || nowMs < this.#windowStartMs) {
      this.#windowStartMs = nowMs;
      this.#used = 0;
    }
    if (perMinute === 0) return { headers: {}, retryAfterSeconds: null };
    const resetSeconds = Math.max(1, Math.ceil((this.#windowStartMs + minuteMs - nowMs) / 1000));
    const isOver = this.#used >= perMinute;
    if (!isOver) this.#used += 1;
    const remaining = String(perMinute - this.#used);
    return {
      headers: {
        'X-Rate-Limit': String(perMinute),
        'X-Rate-Limit-Remaining': remaining,
        'ratelimit-limit': String(perMinute),
        'ratelimit-remaining': remaining,
        'ratelimit-reset': String(resetSeconds),
      },
      retryAfterSeconds: isOver ? resetSeconds : null,
    };
  }
}

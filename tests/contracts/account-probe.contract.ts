import { describe, expect, it } from 'vitest';
import type { AccountProbe } from '#ports/account-probe.ts';
import { expectOk } from './expect-result.ts';

/** An account with a list that lags, a search that lags more, and its way with a key that is in use. */
export interface AccountProbeHarness {
  readonly probe: AccountProbe;
  advance(ms: number): void;
}

export const LIST_LAG_MS = 400;
export const SEARCH_LAG_MS = 3_000;
/** Requests take a little time of their own. */
const SLACK_MS = 100;

/** What every probe of an account promises. */
export function accountProbeContract(
  name: string,
  open: (account: { readonly duplicateExternalId: 'reject' | 'allow' }) => AccountProbeHarness,
): void {
  describe(`${name} as a probe of an account`, () => {
    it('sees a record in the list when the list shows it, and not before', async () => {
      const account = open({ duplicateExternalId: 'reject' });
      const id = await create(account, 'k-1');
      expect(expectOk(await account.probe.isListed(id))).toBe(false);
      account.advance(LIST_LAG_MS + SLACK_MS);
      expect(expectOk(await account.probe.isListed(id))).toBe(true);
    });

    it('finds a record by its key when search knows it, and not before', async () => {
      const account = open({ duplicateExternalId: 'reject' });
      const id = await create(account, 'k-1');
      account.advance(LIST_LAG_MS + SLACK_MS);
      expect(expectOk(await account.probe.isFound('k-1', id))).toBe(false);
      account.advance(SEARCH_LAG_MS);
      expect(expectOk(await account.probe.isFound('k-1', id))).toBe(true);
      expect(expectOk(await account.probe.isFound('k-2', id))).toBe(false);
    });

    it('tells an account that refuses a key in use', async () => {
      const account = open({ duplicateExternalId: 'reject' });
      await create(account, 'k-1');
      expect(expectOk(await account.probe.create('k-1'))).toBe('taken');
    });

    it('tells an account that takes a key twice', async () => {
      const account = open({ duplicateExternalId: 'allow' });
      expect(await create(account, 'k-1')).not.toBe(await create(account, 'k-1'));
    });

    it('deletes a record, and takes one that is gone as deleted', async () => {
      const account = open({ duplicateExternalId: 'reject' });
      const id = await create(account, 'k-1');
      account.advance(SEARCH_LAG_MS + SLACK_MS);
      expectOk(await account.probe.remove(id));
      expectOk(await account.probe.remove(id));
      account.advance(SEARCH_LAG_MS + SLACK_MS);
      expect(expectOk(await account.probe.isListed(id))).toBe(false);
      expect(expectOk(await account.probe.isFound('k-1', id))).toBe(false);
      await create(account, 'k-1');
    });
  });
}

async function create({ probe }: AccountProbeHarness, key: string): Promise<string> {
  const made = expectOk(await probe.create(key));
  if (made === 'taken') throw new Error(`${key} is taken`);
  return made.id;
}

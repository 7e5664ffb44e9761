import { describe, expect, it } from 'vitest';
import { beginSource, isListed, isReadToItsEnd, nextAccount, withPage } from '#features/lead/budget/providers/source-reading.ts';
import { aProviderRecord, anOwnRecord } from '../../../../domain/reconciliation/a-record.ts';
import { STRIPE, WEBHOOK } from './a-comparison.ts';

const page = (items = 0, next: string | null = null, unreadable = 0) => ({
  items: Array.from({ length: items }, (_one, index) => aProviderRecord({ reference: `${index}` })),
  next,
  unreadable,
});
const own = (accountId: string | null) => anOwnRecord({ accountId });

describe('a source that lists whom it is named', () => {
  it('is asked of each of its own accounts once, page after page', () => {
    const others = anOwnRecord({ source: 'webhook', accountId: 'cus_9' });
    let reading = beginSource(STRIPE, [own('cus_2'), own('cus_1'), own('cus_2'), own(null), others]);
    expect(reading.accounts).toEqual(['cus_1', 'cus_2']);
    const asked: (string | null | undefined)[] = [];
    for (const next of ['7', null, null]) {
      asked.push(nextAccount(reading));
      reading = withPage(reading, nextAccount(reading) ?? null, page(1, next));
    }
    expect([asked, nextAccount(reading), reading.records.length]).toEqual([['cus_1', 'cus_1', 'cus_2'], undefined, 3]);
    expect(isReadToItsEnd(reading)).toBe(true);
  });

  it('has listed those that it has answered for whole, and nobody without a name', () => {
    const begun = beginSource(STRIPE, [own('cus_1'), own('cus_2'), own('cus_3')]);
    const first = withPage(begun, 'cus_1', page());
    const second = withPage(first, 'cus_2', page(0, null, 1));
    const failed = { ...second, fault: { kind: 'unreachable', what: 'Stripe' } as const };
    expect(['cus_1', 'cus_2', 'cus_3', null].map((id) => isListed(failed, own(id)))).toEqual([true, false, false, false]);
    expect(isReadToItsEnd(failed)).toBe(false);
  });

  it('is not asked more often than anybody waits for', () => {
    const reading = { ...beginSource(STRIPE, [own('cus_1')]), pages: 2_000 };
    expect(nextAccount(reading)).toBeUndefined();
    expect(isReadToItsEnd(reading)).toBe(false);
  });
});

describe('a source that lists everything', () => {
  it('has listed everybody once it is read to its end, and nobody before that or where a row is odd', () => {
    const begun = beginSource(WEBHOOK, []);
    expect(begun.accounts).toEqual([null]);
    expect(isListed(begun, own('x'))).toBe(false);
    expect(isListed(withPage(begun, null, page(1, '2')), own('x'))).toBe(false);
    expect(isListed(withPage(begun, null, page(1)), own(null))).toBe(true);
    expect(isListed(withPage(begun, null, page(1, null, 1)), own('x'))).toBe(false);
  });
});

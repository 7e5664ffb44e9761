import { describe, expect, it } from 'vitest';
import type { Transport } from '#adapters/shared/transport.ts';
import { createWebhookRecords } from '#adapters/webhook/records.ts';
import { eur } from '#builders/currencies.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { type VendorAccount, openVendorAccount } from '../vendor-account.ts';

const SETTINGS = { host: 'gestures.sample.example', path: '/v1', sendsEmail: false };
const SINCE_MS = Date.parse('2026-10-01T00:00:00Z');
const asked = { sinceMs: SINCE_MS, accountId: null };

const over = (transport: Transport) => createWebhookRecords(transport, SETTINGS);

/** Lets the system carry out a gesture, or take it back. */
async function sent(account: VendorAccount, key: string, way = '', body: object = {}): Promise<void> {
  await account.transport({
    method: 'POST',
    url: `https://${SETTINGS.host}/v1/gestures${way}`,
    headers: { Authorization: 'Bearer {{setting.webhook_secret}}', 'Idempotency-Key': key },
    isSecure: true,
    body: { schema: 1, key, ...body },
  });
}
const credit = { gesture: 'credit', amount_minor: 1500, currency: 'EUR', ticket: '501', customer: { zendesk_id: '7' } };

const answering = (status: number, body: unknown) => over(() => Promise.resolve({ kind: 'answered', status, headers: {}, body }));

describe('what the company’s own system lists', () => {
  it('is every gesture since an instant, and what was taken back of it', async () => {
    const account = openVendorAccount();
    await sent(account, 'm-1', '', credit);
    await sent(account, 'm-2', '', credit);
    await sent(account, 'm-2', '/m-2/reversal');
    await sent(account, 'm-never', '/m-never/reversal');
    const { items, next } = expectOk(await over(account.transport).gestures(asked, null));
    const row = { source: 'webhook', amount: eur(1500), ticketId: '501' };
    expect(items).toMatchObject([
      { ...row, key: 'm-1', reference: 'GW-0001', kind: 'given' },
      { ...row, key: 'm-2', kind: 'given' },
      { ...row, key: 'm-2', kind: 'taken_back' },
    ]);
    expect(next).toBeNull();
    expect(account.calls.at(-1)).toBe('GET /v1/gestures?since=2026-10-01T00%3A00%3A00.000Z');
    expect(JSON.stringify(account.sent.at(-1))).not.toContain('sample_webhook_secret');
  });

  it('comes page after page, each once', async () => {
    const account = openVendorAccount();
    for (let index = 0; index < 45; index += 1) await sent(account, `m-${index}`, '', credit);
    const keys: string[] = [];
    let cursor: string | null = null;
    do {
      const page: { readonly items: readonly { readonly key: string }[]; readonly next: string | null } = expectOk(
        await over(account.transport).gestures(asked, cursor),
      );
      keys.push(...page.items.map(({ key }) => key));
      cursor = page.next;
    } while (cursor !== null);
    expect([keys.length, new Set(keys).size]).toEqual([45, 45]);
  });

  it('is not offered where there is nothing at that address, or it says so', async () => {
    const account = openVendorAccount();
    account.webhook.mode = 'no_list';
    const notOffered = { ok: false, error: { kind: 'not_set_up', what: 'Webhook' } };
    expect(await over(account.transport).gestures(asked, null)).toEqual(notOffered);
    expect(await answering(405, {}).gestures(asked, null)).toEqual(notOffered);
    expect(await answering(501, null).gestures(asked, null)).toEqual(notOffered);
    expect(await answering(200, { schema: 1, status: 'refused', code: 'not_offered' }).gestures(asked, null)).toEqual(notOffered);
  });

  it('is no list where the secret is not taken, the form is another, or it is down', async () => {
    const account = openVendorAccount();
    account.webhook.mode = 'turns_away';
    expect(await over(account.transport).gestures(asked, null)).toMatchObject({ ok: false, error: { kind: 'refused_key' } });
    account.webhook.mode = 'odd';
    expect(await over(account.transport).gestures(asked, null)).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
    account.webhook.mode = 'down';
    expect(await over(account.transport).gestures(asked, null)).toMatchObject({ ok: false, error: { kind: 'unavailable' } });
  });

  it('tells what is pending, what has no sum, what was used, and how many rows are odd', async () => {
    const at = { reference: 'GW-1', created_at: '2026-10-02T10:00:00Z' };
    const gestures = [
      { ...at, key: 'a', status: 'pending', amount_minor: 100, currency: 'EUR' },
      { ...at, key: 'b', status: 'done' },
      { ...at, key: 'c', status: 'reversed', amount_minor: 500, currency: 'EUR', spent: { amount_minor: 200, currency: 'EUR' } },
      { key: 'd', status: 'lost' },
    ];
    expect(await answering(200, { schema: 1, status: 'list', gestures, next: null }).gestures(asked, null)).toMatchObject({
      ok: true,
      value: {
        items: [
          { key: 'a', kind: 'pending', amount: eur(100) },
          { key: 'b', kind: 'given', amount: null },
          { key: 'c', kind: 'given', amount: eur(500) },
          { key: 'c', kind: 'taken_back', amount: eur(300) },
        ],
        unreadable: 1,
      },
    });
  });
});

import { describe, expect, it } from 'vitest';
import { aProvenance } from '#builders/a-provenance.ts';
import { aWorld } from '#builders/a-world.ts';
import { anOrderHistory } from '#builders/an-order-history.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { eur } from '#builders/currencies.ts';
import { NOW_MS } from '#builders/clock.ts';
import { ZENDESK_USER, type Provenance as Source } from '#domain/value/provenance.ts';
import { Provenance } from '#features/ticket/value/details/Provenance.tsx';
import { shown } from '../../shown.tsx';

async function told(over: Partial<Source>): Promise<readonly string[]> {
  const { screen } = await shown((state) => <Provenance value={{ kind: 'unknown', provenance: aProvenance(over) }} state={state} />);
  return [...screen.querySelectorAll('p')].map(({ textContent }) => textContent);
}

const EXACT = 'The match is exact: it is the Zendesk user on the ticket, not a search by name or e-mail address.';

describe('how a value is known', () => {
  it('is told with its source and whose orders they are', async () => {
    const [source, ...rest] = await told({});
    expect(source).toContain('From fields of the customer’s Zendesk profile, as they were at');
    expect(rest).toEqual([EXACT]);
  });

  it('is told with what keeps it from being exact, first', async () => {
    expect((await told({ source: 'stripe', rowsRead: 3, rowsRejected: 1, approximations: ['older_unread'] })).slice(1)).toEqual([
      'Only the newest records were read, so older orders are missing.',
      '1 record could not be read and is not counted.',
      EXACT,
    ]);
  });

  it.each<[string, Partial<Source['identity']>, readonly string[]]>([
    ['an id in the profile', { by: 'account_id' }, ['The account is named by an ID in the customer’s Zendesk profile.']],
    ['no address', { by: 'email', accounts: 0 }, ['No account there has one of this customer’s e-mail addresses.']],
    [
      'addresses of both kinds, in two accounts',
      {
        by: 'email',
        accounts: 2,
        addresses: [
          { address: 'a@b.example', isVerified: false },
          { address: 'c@d.example', isVerified: true },
        ],
      },
      [
        'Found by e-mail address: c@d.example. Zendesk has verified it.',
        'Found by e-mail address: a@b.example. Zendesk has not verified it, so these may be somebody else’s orders.',
        '2 accounts are counted together.',
      ],
    ],
  ])('is told by %s', async (_what, identity, sentences) => {
    expect((await told({ identity: { ...ZENDESK_USER, ...identity } })).slice(1)).toEqual(sentences);
  });

  it('is told with what an invoice asked for', async () => {
    const invoiced = [{ paid: eur(2000), payments: 2, lastPaidAtMs: NOW_MS }];
    expect((await told({ invoiced })).at(-1)).toContain('2 payments by invoice (€20) are in the total');
  });

  it.each<[string, number | null, number | null, readonly string[]]>([
    ['since when the customer buys', null, null, ['14 orders since Sep 2023']],
    ['and how much of it is margin', 62_000, 50, ['14 orders since Sep 2023', '€620 of it margin, at 50%']],
    ['but not where none is left', 0, 50, ['14 orders since Sep 2023']],
  ])('of a known customer begins with the history: %s', async (_what, marginMinor, marginPercent, sentences) => {
    const world = aWorld({ histories: { '701': [anOrderHistory()] }, settings: parsedSettings({ marginPercent }) });
    const { screen } = await shown(
      (state) => {
        const { value } = state;
        if (value.state !== 'ready' || value.value.kind !== 'known') return null;
        return <Provenance value={{ ...value.value, margin: marginMinor === null ? null : eur(marginMinor) }} state={state} />;
      },
      { world },
    );
    const said = [...screen.querySelectorAll('p')].map(({ textContent }) => textContent);
    expect(
      said.slice(
        0,
        said.findIndex((text) => text.startsWith('From fields')),
      ),
    ).toEqual(sentences);
  });
});

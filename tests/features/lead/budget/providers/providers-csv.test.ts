import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { eur } from '#builders/currencies.ts';
import { hoursBefore } from '#builders/clock.ts';
import { compareRecords } from '#domain/reconciliation/compare-records.ts';
import { comparisonFile } from '#features/lead/budget/providers/providers-csv.ts';
import { aProviderRecord, anOwnRecord, bothSides } from '../../../../domain/reconciliation/a-record.ts';

function table(sides: Parameters<typeof bothSides>[0]): readonly Readonly<Record<string, string>>[] {
  const { parts } = comparisonFile({ month: '2026-03', rows: compareRecords(bothSides(sides)) }, '2026-03-18');
  return parse(parts.join(''), { columns: true, bom: true });
}

describe('the table of a comparison', () => {
  it('has both sides of a key in one line, in major units', () => {
    const [line] = table({ own: [anOwnRecord()], records: [aProviderRecord({ amount: eur(1450) })] });
    expect(line).toEqual({
      provider: 'stripe',
      moment: 'moment-1',
      ticket: '501',
      verdict: 'other_amount',
      own_amount: '15.00',
      own_currency: 'EUR',
      own_state: 'given',
      own_at: new Date(hoursBefore(3)).toISOString(),
      customer: '701',
      agent: '11',
      provider_reference: 'cbtxn_1',
      provider_amount: '14.50',
      provider_currency: 'EUR',
      provider_state: 'given',
      provider_at: new Date(hoursBefore(3) + 1000).toISOString(),
    });
  });

  it('has what counts here once, however much a provider holds of it', () => {
    const lines = table({ own: [anOwnRecord()], records: [aProviderRecord(), aProviderRecord({ reference: 'cbtxn_2' })] });
    expect(lines.map(({ own_amount: own, provider_amount: theirs }) => [own, theirs])).toEqual([
      ['15.00', '15.00'],
      ['', '15.00'],
    ]);
  });

  it('has empty cells for the side that is missing', () => {
    expect(table({ own: [anOwnRecord()] })).toMatchObject([{ verdict: 'missing_there', provider_amount: '' }]);
    expect(table({ records: [aProviderRecord()] })).toMatchObject([{ verdict: 'missing_here', own_amount: '', ticket: '501' }]);
  });

  it('runs no formula that somebody wrote into a reference', () => {
    const [line] = table({ records: [aProviderRecord({ reference: '=HYPERLINK("https://example.com")' })] });
    expect(line).toMatchObject({ provider_reference: `'=HYPERLINK("https://example.com")` });
  });
});

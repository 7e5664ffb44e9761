import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aProvenance } from '#builders/a-provenance.ts';
import { aValueModel } from '#builders/a-value-model.ts';
import { anOrderHistory } from '#builders/an-order-history.ts';
import { aWorld } from '#builders/a-world.ts';
import { NOW_MS, daysBefore } from '#builders/clock.ts';
import { EUR, JPY, eur } from '#builders/currencies.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import type { SessionState } from '#features/ticket/session/session-state.ts';
import { money } from '#domain/money/money.ts';
import { type CustomerValue, type SourcedHistory, customerValue } from '#domain/value/customer-value.ts';
import type { ProjectionRefusal, ValueModel } from '#domain/value/model.ts';
import { projectCustomer } from '#domain/value/projection.ts';
import { formatChance, formatEstimate, roughly } from '#features/ticket/value/details/estimates.ts';
import { modelTierName, noteSentences, outlookSentence, projectionSentences } from '#features/ticket/value/details/projection-sentences.ts';
import { sentences } from '../../../../ui/english.ts';

type Known = Extract<CustomerValue, { readonly kind: 'known' }>;

interface Glance {
  readonly noFurtherOrderChance: number;
  readonly model?: NonNullable<Parameters<typeof aValueModel>[0]>;
  readonly margin?: Known['margin'];
}

async function shown(sourced: Partial<SourcedHistory>, valueModel: ValueModel | null) {
  const page = await aWorld({ settings: parsedSettings({ valueModel }) }).open();
  const state: SessionState = page.session.getState();
  const project =
    valueModel === null ? null : (history: Known['history']) => projectCustomer(history, valueModel, { nowMs: NOW_MS, timeZone: 'UTC' });
  const value = customerValue(
    { histories: [anOrderHistory()], provenance: aProvenance(), ...sourced },
    { currency: EUR, marginPercent: null, tiers: state.settings.settings.policy.tiers, tiersBy: 'so_far', project, nowMs: NOW_MS },
  );
  if (value.kind !== 'known') throw new Error('a known value');
  return { value, state };
}

/** What is said at a glance of a customer who does not come back by so much, with so much margin so far. */
async function outlook({ noFurtherOrderChance, model = {}, margin = null }: Glance): Promise<string> {
  const { value, state } = await shown({}, aValueModel(model));
  if (value.projection === null) throw new Error('a projection');
  return outlookSentence(sentences, { ...value, margin }, { ...value.projection, noFurtherOrderChance }, state);
}

describe('what is expected of a customer', () => {
  it('is an amount of margin, or of sales where all of them are margin', async () => {
    expect(await outlook({ noFurtherOrderChance: 0 })).toMatch(/^€\d+ margin expected\u00a0· likely back$/);
    expect(await outlook({ noFurtherOrderChance: 0, model: { marginRate: 1 } })).toMatch(/^€\d+ expected\u00a0· likely back$/);
  });

  it('is the number of orders where money is not to be shown, and no chance where that is not', async () => {
    const [project, unclear] = [{ verdict: 'project', why: null } as const, { verdict: 'unclear', why: 'too_little' } as const];
    const noMoney = { verdicts: { counts: project, money: unclear, chance: project } };
    expect(await outlook({ noFurtherOrderChance: 0, model: noMoney })).toMatch(/^[\d.]+ orders? expected\u00a0· likely back$/);
    const noChance = { verdicts: { counts: project, money: project, chance: unclear } };
    expect(await outlook({ noFurtherOrderChance: 0, model: noChance })).toMatch(/^€\d+ margin expected$/);
    const { value, state } = await shown({}, aValueModel({ ...noMoney, warnings: ['revenue_unclear', 'chance_withheld'] }));
    const text = projectionSentences(sentences, value, state).join('\n');
    expect(text).toMatch(/In 12 months [\d.]+ orders?, likely /);
    expect(text).not.toContain('worth');
    expect(text).toContain('The expected amount is not shown');
    const quiet = await shown({}, aValueModel(noChance));
    expect(projectionSentences(sentences, quiet.value, quiet.state).join('\n')).not.toContain('chance of no further order');
  });

  it('stands beside what there is so far of the same measure: margin beside margin, and sales are said above', async () => {
    const margin = eur(49_600);
    expect(await outlook({ noFurtherOrderChance: 0, margin })).toMatch(/^€496 margin so far\u00a0· €\d+ margin expected\u00a0· /);
    expect(await outlook({ noFurtherOrderChance: 0, margin, model: { marginRate: 1 } })).toMatch(/^€\d+ expected\u00a0· /);
    expect(await outlook({ noFurtherOrderChance: 0, margin: eur(0) })).toMatch(/^€\d+ margin expected\u00a0· /);
  });

  it.each([
    [0.25, 'likely back'],
    [0.2501, 'may come back'],
    [0.5, 'may come back'],
    [0.5001, 'may not come back'],
    [0.75, 'may not come back'],
    [0.7501, 'unlikely to come back'],
    [1, 'unlikely to come back'],
  ])('with a chance of %d that nothing more comes, says in words: %s', async (noFurtherOrderChance, words) => {
    expect((await outlook({ noFurtherOrderChance })).split('\u00a0· ').at(-1)).toBe(words);
  });

  it('has a range of orders and of money, and the chance that nothing more comes, for whoever asks', async () => {
    const { value, state } = await shown({}, aValueModel());
    const [year, chance] = projectionSentences(sentences, value, state);
    expect(year).toMatch(/^In 12 months [\d.]+ orders, likely \d+ to \d+, worth €[\d,]+ to €[\d,]+$/);
    expect(chance).toMatch(/^[\d.]+% chance of no further orders$/);
  });

  it('of somebody with one order rests on similar customers', async () => {
    const once = anOrderHistory({ orders: 1, net: eur(4000), firstOrderAtMs: daysBefore(2000), lastOrderAtMs: daysBefore(2000) });
    const { value, state } = await shown({ histories: [once] }, aValueModel());
    expect(projectionSentences(sentences, value, state)[1]).toContain('based on similar customers');
  });

  it('is nothing without a model, and then nothing is said of one', async () => {
    const { value, state } = await shown({}, null);
    expect(noteSentences(sentences, value, state)).toEqual([]);
    expect(projectionSentences(sentences, value, state)).toEqual(['There is no forecast.']);
  });
});

describe('how what is expected is known', () => {
  it('names the model, its age, its trial, what is assumed, and the rule of the tier', async () => {
    const { value, state } = await shown({}, aValueModel());
    const text = projectionSentences(sentences, value, state).join('\n');
    expect(text).toContain('Top tier means that more than €48.78 is expected');
    expect(text).toContain('2,357 customers');
    expect(text).toContain('an error of 1.6 orders per customer, against 2.2 for the best rule');
    expect(text).toContain('it forecast 16% less revenue than came in');
    expect(text).toContain('assuming that 40% of sales is left');
    expect(text).toContain('10% less per year');
    expect(text).not.toMatch(/value\.|[{}]/);
  });

  it('says of inexact figures that the expectation is no more exact, and of invoices that they are no part of it', async () => {
    const invoiced = [{ paid: eur(1000), payments: 2, lastPaidAtMs: NOW_MS }];
    const { value, state } = await shown({ provenance: aProvenance({ approximations: ['older_unread'], invoiced }) }, aValueModel());
    const text = projectionSentences(sentences, value, state).join('\n');
    expect(text).toContain('no more exact than they are');
    expect(text).toContain('Payments by invoice');
  });

  it.each<ProjectionRefusal>([
    { kind: 'not_to_project', warnings: ['loses_on_revenue', 'of_a_later_version'] },
    { kind: 'model_too_old', dataTo: '2024-01-01' },
    { kind: 'no_orders' },
    { kind: 'dates_unknown' },
    { kind: 'other_currency', currency: 'JPY' },
    { kind: 'beyond_measure' },
  ])('says why nothing is: $kind', async (noProjection) => {
    const { value, state } = await shown({}, aValueModel());
    const said = projectionSentences(sentences, { ...value, projection: null, noProjection }, state);
    expect(said[0]).toMatch(/^No forecast.*\.$/);
    expect(said).toHaveLength(noProjection.kind === 'not_to_project' ? 2 : 1);
    expect(said.join()).not.toMatch(/value\.|[{}]/);
  });

  it('has a quiet line of its own where the model is too old or the currency another', async () => {
    const old = await shown({}, aValueModel({ dataTo: '2023-01-01' }));
    expect(noteSentences(sentences, old.value, old.state)).toEqual(['No forecast: the model has seen no orders since Jan 1, 2023.']);
    const yen = await shown({ histories: [anOrderHistory({ net: money(9000, JPY) })] }, aValueModel());
    expect(noteSentences(sentences, yen.value, yen.state)[0]).toContain('No tier and no forecast');
  });
});

describe('a tier of a model', () => {
  it('is named in the language, or by its own name', () => {
    expect(modelTierName(sentences, 'base')).toBe('Base tier');
    expect(modelTierName(sentences, 'our_best')).toBe('Our best');
  });
});

describe('an estimate', () => {
  it('has two digits that count', () => {
    expect(formatEstimate(sentences.locale, 31_234, EUR)).toBe('€310');
    expect(formatEstimate(sentences.locale, 123, EUR)).toBe('€1.20');
    expect(formatEstimate(sentences.locale, 0, EUR)).toBe('€0');
    expect(roughly(1.234)).toBe(1.2);
  });

  it('of a chance is certain only where nothing else is left', () => {
    expect(formatChance(sentences.locale, 0.6134)).toBe('61%');
    expect(formatChance(sentences.locale, 0.9973)).toBe('99.7%');
    expect(formatChance(sentences.locale, 0.004)).toBe('0.4%');
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (chance) => {
        const percent = Number(formatChance(sentences.locale, chance).replace('%', ''));
        expect(Math.abs(percent - chance * 100)).toBeLessThanOrEqual(0.56);
      }),
    );
  });
});

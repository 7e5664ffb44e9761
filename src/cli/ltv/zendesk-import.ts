import { parseCurrency } from '#domain/money/money.ts';
import { daysBetween } from '#domain/shared/time.ts';
import { MODEL_DAYS, type ValueModel } from '#domain/value/model.ts';
import { UNITS_PER_YEAR } from '#domain/value/purchase-summary.ts';
import { IdIndex } from '../orders/id-index.ts';
import { LEFT_OUT_AT_MOST, type LeftOut, isMuchLeftOut } from '../orders/left-out.ts';
import { dayName, dayNumber } from '../orders/shop-clock.ts';
import { isDay } from '../shared/times.ts';
import { leftOutShares } from './command.ts';
import type { ProjectedCustomer } from './projected-customer.ts';
import type { Summaries } from './summaries.ts';

/**
 * The columns of a list of users that Zendesk imports: users are matched by their external id, and a column of a user field has its key
 * behind `custom_fields`.
 */
export const ZENDESK_COLUMNS = [
  'external_id',
  'custom_fields.expected_orders',
  'custom_fields.expected_value',
  'custom_fields.expected_value_low',
  'custom_fields.expected_value_high',
  'custom_fields.value_tier',
];

const ORDER_DIGITS = 2;

/** One user of the import. Money is empty where the model's verdict on it is not to show it. */
export function zendeskFields({ id, expected, tier, digits }: ProjectedCustomer, model: ValueModel): readonly string[] {
  const hasMoney = showsMoney(model);
  const money = [expected.value, expected.low, expected.high].map((amount) => (hasMoney ? amount.toFixed(digits) : ''));
  return [id, expected.orders.toFixed(ORDER_DIGITS), ...money, hasMoney ? tier : ''];
}

function showsMoney({ verdicts }: ValueModel): boolean {
  return verdicts === undefined || verdicts.money.verdict === 'project';
}

/** What a list for Zendesk rests on. */
export interface ImportSource {
  readonly model: ValueModel;
  readonly modelPath: string;
  readonly summaries: Summaries;
  readonly leftOut: LeftOut;
  readonly path: string;
  /** At the end of which day the customers are summed up, and today, in the shop's time zone. */
  readonly endDay: string;
  readonly today: string;
}

/**
 * Why no list is written, as a sentence with the file and its fault; null where there is no fault. What Zendesk holds is taken for true
 * today by everybody who sees it, and says neither its day nor its currency.
 */
export function importFault({ model, modelPath, path, ...shop }: ImportSource): string | null {
  const ofModel = modelFault(model, shop.today);
  if (ofModel !== null) return `${modelPath}: ${ofModel} Nothing is written for Zendesk.`;
  const ofShop = leftOutFault(shop.leftOut) ?? dayFault(model, shop) ?? idFault(shop.summaries.ids);
  return ofShop === null ? null : `${path}: ${ofShop} Nothing is written for Zendesk.`;
}

function modelFault(model: ValueModel, today: string): string | null {
  const { project, verdicts, currency, unit, horizon, tiers, dataFrom, dataTo } = model;
  if (!project || (verdicts !== undefined && verdicts.counts.verdict !== 'project'))
    return 'the model is stored as one that is not to be projected with.';
  if (!parseCurrency(currency).ok) return `its currency is "${currency}", which is none that is known.`;
  if (horizon !== UNITS_PER_YEAR[unit]) return `its horizon is ${horizon} ${unit}s, and not 12 months, which are ${UNITS_PER_YEAR[unit]}.`;
  if (showsMoney(model) && tiers.length === 0) return 'it has no tiers.';
  if (!isDay(dataFrom) || !isDay(dataTo)) return 'it does not say from which day to which it knows orders (dataFrom and dataTo).';
  const days = daysBetween(dataTo, today);
  return days > MODEL_DAYS
    ? `it knows orders until ${dataTo} alone, ${days} days ago. After ${MODEL_DAYS} days a model is not used: fit it again.`
    : null;
}

function leftOutFault(leftOut: LeftOut): string | null {
  return isMuchLeftOut(leftOut)
    ? `rows that could not be read are ${leftOutShares(leftOut)}, more than ${100 * LEFT_OUT_AT_MOST} %. Mend them.`
    : null;
}

/** So far days may lie apart that ought to be the same: a shop has weeks without an order, and orders are cancelled later. Our choice. */
const DAYS_APART_AT_MOST = 31;

function dayFault(
  { dataFrom, dataTo }: ValueModel,
  { summaries, endDay, today }: Pick<ImportSource, 'summaries' | 'endDay' | 'today'>,
): string | null {
  const old = daysBetween(endDay, today);
  if (old > DAYS_APART_AT_MOST)
    return `its customers are summed up as of ${endDay}, ${old} days ago, and would be taken for those of today. Export it anew, or, if nothing has come since, name a later day with --at.`;
  const { first, last } = orderDays(summaries, endDay);
  if (first === null || last === null) return `nobody has ordered by ${endDay}.`;
  if (daysBetween(dataFrom, first) > DAYS_APART_AT_MOST)
    return `its first order is of ${first}, and the model knows orders from ${dataFrom} on: whoever ordered before would be taken for a newer customer. Export it from the same day on.`;
  if (daysBetween(last, dataTo) > DAYS_APART_AT_MOST)
    return `its last order by ${endDay} is of ${last}, and the model knows orders until ${dataTo}. Export it anew, or name a later day with --at.`;
  return null;
}

/** The days of the first and of the last order that count; null where there is none. */
function orderDays(
  { count, ageDays, recencyDays }: Summaries,
  endDay: string,
): { readonly first: string | null; readonly last: string | null } {
  if (count === 0) return { first: null, last: null };
  const end = dayNumber(endDay);
  let longest = 0;
  let silence = Infinity;
  for (let index = 0; index < count; index += 1) {
    const age = ageDays[index] ?? 0;
    longest = Math.max(longest, age);
    silence = Math.min(silence, age - (recencyDays[index] ?? 0));
  }
  return { first: dayName(Math.round(end - longest)), last: dayName(Math.round(end - silence)) };
}

/** What a spreadsheet makes of a long number. */
const SHORTENED = /^\d(?:[.,]\d+)?E\+\d+$/i;

function idFault(ids: readonly string[]): string | null {
  const shortened = ids.find((id) => SHORTENED.test(id));
  if (shortened !== undefined)
    return `the customer "${shortened}" is a number that a spreadsheet has shortened, and may be several. Export it anew, and leave such columns as text.`;
  // Zendesk takes external ids that differ in case alone for the same one.
  const known = new IdIndex();
  for (const [index, id] of ids.entries()) {
    const first = known.numberOf(id.toLowerCase());
    if (first < index)
      return `the customers "${ids[first]}" and "${id}" differ in capital letters alone, and Zendesk takes such external ids for the same.`;
  }
  return null;
}

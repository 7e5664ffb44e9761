import { Ajv } from 'ajv';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policySchema } from '#adapters/zaf/settings/policy-schema.ts';
import { readPolicy } from '#adapters/zaf/settings/policy-setting.ts';
import type { SettingProblem } from '#ports/settings.ts';
import { EUR, JPY, KWD } from '#builders/currencies.ts';
import { policyJson } from '#builders/policy-json.ts';
import { KIND_KEY } from '#domain/gestures/own-kinds.ts';
import { builtInPolicy } from '#domain/policy/policy.ts';
import { POLICY_PARTS, PRESETS } from '#domain/policy/names.ts';
import { presetPolicy } from '#domain/policy/presets.ts';
import schema from '../../../../assets/policy.schema.json' with { type: 'json' };
import { type Json, type Place, changed, damagedPolicies, places, policies } from '../policy-arbitraries.ts';

// A reference stands beside the title that its place has.
const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);

/** As the setting holds it: text that is parsed anew. */
function problemsOf(policy: Json): readonly SettingProblem[] {
  return readPolicy(JSON.stringify(policy), EUR).problems;
}

function valueAt(policy: Json, path: string): unknown {
  const [, ...way] = path.split('.');
  return way.reduce<unknown>((node, key) => (isNode(node) ? node[key] : Array.isArray(node) ? node[Number(key)] : undefined), policy);
}

/** Whether a place is among what a counted kind comes in: those are numbers, and the schema says so. */
function isCount(policy: Json, path: string): boolean {
  return /\.kinds\.\d+\.denominations\./.test(path) && isNode(valueAt(policy, path.replace(/\.denominations\..*/, '.unit')));
}

/**
 * What the reader minds and no JSON Schema can say: sums and tiers that fall, keys that stand there twice, a limit below another, the
 * decimals and the thousands of a currency, a number that is too small to be written without an exponent, or that comes to nothing, codes
 * that no currency has, and the team's own that is missing; a key that is taken, an executor that cannot issue a kind, and a cause that names a kind, or something owed, that there is not.
 */
function isBeyondSchema(policy: Json, { problem, path, given }: SettingProblem): boolean {
  if (isCount(policy, path)) return false;
  const isAmount = /\.(repeat_floor|delay_floor|minute_worth|at_least|base|denominations|kind_at_most|worth|at_most)(\.|$)/.test(path);
  if (problem === 'missing') return isAmount && path.endsWith('.EUR');
  if (problem === 'not_a_number') return isAmount && (/^\+?\d+[.,]\d{3}$/.test(given) || /^\d(?:\.\d+)?e-\d+$/.test(given));
  if (problem === 'too_small') return isAmount && Number(valueAt(policy, path)) > 0;
  // What is too precise may be too large as well, by less than anybody writes, and the schema says that.
  if (problem === 'too_precise') return !(Number(given) >= 1e9);
  if (problem === 'unknown_value') return /\.causes\.\d+\.owed\.\d+$/.test(path) && KIND_KEY.test(given);
  return ['not_rising', 'less_than_suggested', 'twice', 'unknown_currency', 'taken', 'not_carried_out', 'unknown_gesture'].includes(
    problem,
  );
}

function compared(policy: Json) {
  const problems = problemsOf(policy);
  return { isValid: validate(policy), isRead: problems.every((one) => isBeyondSchema(policy, one)), problems };
}

const lessForMore = { key: 'x', at_least: 1, uplift_percent: 1 };

const LIMIT_KEYS = ['minimum', 'maximum', 'exclusiveMaximum', 'maxItems', 'maxLength'];

/** Every number that the schema sets as a limit. */
function limitsOf(node: unknown): readonly number[] {
  if (Array.isArray(node)) return node.flatMap(limitsOf);
  if (!isNode(node)) return [];
  return Object.entries(node).flatMap(([key, inner]) => (LIMIT_KEYS.includes(key) ? [Number(inner)] : limitsOf(inner)));
}

/** What has the size of a limit or is just beyond it: numbers, and what stands there as long or as short. */
function atLimits({ there }: Place, limits: readonly number[]): readonly Json[] {
  const sizes = [...new Set(limits.flatMap((limit) => [limit - 1, limit, limit + 1]))];
  const lengths = sizes.filter((size) => size >= 0 && size <= 201);
  if (typeof there === 'string') return [...sizes, ...lengths.map((length) => 'x'.repeat(length))];
  return Array.isArray(there) ? lengths.map((length) => Array.from({ length }, () => there[0] as Json)) : sizes;
}

describe('the schema of a policy', () => {
  it('accepts what the reader accepts, whatever a team may write', () => {
    fc.assert(
      fc.property(policies, (policy) => {
        expect(problemsOf(policy)).toEqual([]);
        expect([validate(policy), validate.errors]).toEqual([true, null]);
      }),
      { numRuns: 300 },
    );
  });

  it('refuses what the reader refuses, but for the rules that it cannot say', () => {
    fc.assert(
      fc.property(damagedPolicies, (policy) => {
        const { isValid, isRead, problems } = compared(policy);
        expect({ isValid, problems }).toEqual({ isValid: isRead, problems });
      }),
      { numRuns: 1000 },
    );
  });

  it('draws every limit where the reader draws it', () => {
    const { causes, ...rest } = policyJson(presetPolicy('balanced', EUR), EUR);
    const [cause] = causes.map((one) => ({ ...one, owed: ['answer'], surprises: ['A card'], base: rest.base, label: 'Late' }));
    const miles = { key: 'miles', label: 'Miles', unit: { name: { one: 'mile', other: 'miles' }, worth: 12, per: 1000 } };
    const kinds = [
      { ...miles, denominations: [500], at_most: 50 },
      { key: 'voucher', label: { en: 'Voucher' }, denominations: ['5'] },
    ];
    const owedActions = [{ key: 'rebook', label: 'new flight', reply: { en: 'We rebook you.' } }];
    const policy = JSON.parse(JSON.stringify({ ...rest, kinds, owed_actions: owedActions, causes: [cause] })) as Json;
    const limits = limitsOf(schema);
    const tried = places(policy).flatMap((place) =>
      atLimits(place, limits).map((given) => {
        const { isValid, isRead } = compared(changed(policy, place.way, () => given) ?? null);
        return { way: place.way.join('.'), given: JSON.stringify(given).slice(0, 60), isValid, isRead };
      }),
    );
    expect(tried.length).toBeGreaterThan(1000);
    expect(tried.filter(({ isValid, isRead }) => isValid !== isRead)).toEqual([]);
  });

  it('is tried with faults of many kinds', () => {
    const drawn = fc.sample(damagedPolicies, { numRuns: 3000, seed: 5 });
    const kinds = new Set(drawn.flatMap((policy) => problemsOf(policy).map(({ problem }) => problem)));
    const wanted = ['invalid', 'missing', 'negative', 'not_a_number', 'not_rising', 'too_large', 'too_precise', 'unknown_value'] as const;
    expect(wanted.filter((kind) => !kinds.has(kind))).toEqual([]);
    expect(drawn.filter((policy) => compared(policy).isRead).length).toBeGreaterThan(100);
  });

  it.each<[string, Json, SettingProblem['problem']]>([
    ['sums that fall', { base: { 2: 30, 3: 20 } }, 'not_rising'],
    ['sums that fall once they are laid over the preset', { preset: 'generous', base: { 3: 10 } }, 'not_rising'],
    ['sums of a cause that fall', { causes: [{ cause: 'x', base: { 4: 1 } }] }, 'not_rising'],
    ['shares of the price that fall', { kept_percent: { 1: 100 } }, 'not_rising'],
    ['a cause that stands there twice', { causes: [{ cause: 'x' }, { cause: 'x' }] }, 'twice'],
    ['a tier that adds less than a lower one', { tiers: [lessForMore, { key: 'y', at_least: 0, uplift_percent: 2 }] }, 'not_rising'],
    ['a tier that stands there twice', { tiers: ['x', 'x '].map((key) => ({ key, at_least: 0, uplift_percent: 0 })) }, 'twice'],
    ['a key that is taken', { kinds: [{ key: 'credit', label: 'x' }] }, 'taken'],
    ['a key that sentences are found by', { kinds: [{ key: 'counted', label: 'x' }] }, 'taken'],
    ['a key that every object has', { kinds: [{ key: 'constructor', label: 'x' }] }, 'taken'],
    ['something owed that is built in', { owed_actions: [{ key: 'answer', label: 'x' }] }, 'taken'],
    ['a kind that stands there twice', { kinds: ['x', 'y'].map((label) => ({ key: 'miles', label })) }, 'twice'],
    ['a label of two kinds', { kinds: ['a', 'b'].map((key) => ({ key, label: { en: 'Miles' } })) }, 'twice'],
    [
      'who cannot issue what is counted',
      { kinds: [{ key: 'miles', label: 'Miles', executor: 'stripe', unit: { name: 'miles', worth: 1 } }] },
      'not_carried_out',
    ],
    ['a kind that there is not', { causes: [{ cause: 'x', kind: 'miles' }] }, 'unknown_gesture'],
    ['something owed that there is not', { causes: [{ cause: 'x', owed: ['rebook'] }] }, 'unknown_value'],
    ['one limit below the other', { given_percent_at_most: 110 }, 'less_than_suggested'],
    ['decimals that the currency does not have', { repeat_floor: 0.125 }, 'too_precise'],
    ['decimals that may be thousands', { repeat_floor: '1.000' }, 'not_a_number'],
    ['amounts that leave the team out', { repeat_floor: { USD: 5 } }, 'missing'],
    ['a code that no currency has', { repeat_floor: { EUR: 5, ABC: 5 } }, 'unknown_currency'],
  ])('cannot say what the reader says of %s', (_title, part, problem) => {
    const policy = { version: '1', ...(part as object) } as Json;
    expect(validate(policy)).toBe(true);
    expect(problemsOf(policy).map((one) => [one.problem, isBeyondSchema(policy, one)])).toEqual([[problem, true]]);
  });

  it.each(PRESETS.flatMap((preset) => [EUR, JPY, KWD].map((code) => [preset, code] as const)))(
    'accepts the preset %s written out in %s, which is read back as it was',
    (preset, code) => {
      const policy = presetPolicy(preset, code);
      const json = policyJson(policy, code);
      expect([validate(JSON.parse(JSON.stringify(json))), validate.errors]).toEqual([true, null]);
      const own = POLICY_PARTS;
      expect(readPolicy(JSON.stringify(json), code)).toEqual({ policy: { ...policy, own }, problems: [] });
    },
  );

  it('names as defaults what applies in euros where nothing is set', () => {
    const defaults = Object.entries(schema.properties).flatMap(([key, property]) =>
      'default' in property ? [[key, property.default] as const] : [],
    );
    const builtIn = builtInPolicy(EUR);
    const { policy } = readPolicy(JSON.stringify({ version: builtIn.version, ...Object.fromEntries(defaults) }), EUR);
    expect(policy).toEqual({ ...builtIn, own: POLICY_PARTS });
    expect(Object.keys(schema.properties).filter((key) => !defaults.some(([name]) => name === key))).toEqual(['$schema', 'version']);
  });

  it('knows every key that the reader knows, and no other', () => {
    expect(keysOfSchema(schema).toSorted()).toEqual(keysOfReader(policySchema(EUR)).toSorted());
  });

  it('says in words what each key is', () => {
    expect(keysOfSchema(schema, '', (property) => 'title' in property && 'description' in property)).toEqual([]);
  });
});

type Node = Readonly<Record<string, unknown>>;

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The keys that a JSON Schema names, by their way; without those whose node is as asked. */
function keysOfSchema(node: unknown, way = '', isLeftOut: (node: Node) => boolean = () => false): string[] {
  if (!isNode(node)) return [];
  const reference = typeof node['$ref'] === 'string' ? node['$ref'].replace('#/definitions/', '') : null;
  const referred = reference === null ? [] : keysOfSchema(schema.definitions[reference as keyof typeof schema.definitions], way, isLeftOut);
  const items = keysOfSchema(node['items'], `${way}[]`, isLeftOut);
  const shapes = Array.isArray(node['anyOf']) ? node['anyOf'].flatMap((one) => keysOfSchema(one, way, isLeftOut)) : [];
  const properties = Object.entries(isNode(node['properties']) ? node['properties'] : {}).flatMap(([key, property]) => {
    const at = `${way}.${key}`;
    return [...(isNode(property) && isLeftOut(property) ? [] : [at]), ...keysOfSchema(property, at, isLeftOut)];
  });
  return [...referred, ...items, ...shapes, ...properties];
}

/** The keys that the reader names, by their way. Where amounts may stand by currency, those in one. */
function keysOfReader(node: unknown, way = ''): string[] {
  if (!isNode(node)) return [];
  if (Array.isArray(node['pipe'])) return node['pipe'].flatMap((one) => keysOfReader(one, way));
  if (typeof node['getter'] === 'function') return keysOfReader(Reflect.apply(node['getter'], node, [0]), way);
  const entries = Object.entries(isNode(node['entries']) ? node['entries'] : {}).flatMap(([key, entry]) => [
    `${way}.${key}`,
    ...keysOfReader(entry, `${way}.${key}`),
  ]);
  return [...keysOfReader(node['wrapped'], way), ...keysOfReader(node['item'], `${way}[]`), ...entries];
}

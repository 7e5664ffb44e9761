import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { decisionSchema } from '#adapters/zendesk/decision-json.ts';
import { sampleRequest } from '../../contracts/sample-moments.ts';

const whole = JSON.parse(JSON.stringify(sampleRequest.decision)) as Readonly<Record<string, unknown>>;
const facts = whole['facts'] as Readonly<Record<string, unknown>>;
const [line] = whole['request'] as readonly object[];
const [reason] = whole['reasons'] as readonly object[];

function read(changed: object): unknown {
  const parsed = v.safeParse(decisionSchema, { ...whole, ...changed });
  return parsed.success ? parsed.output : v.getDotPath(parsed.issues[0]);
}

/** What is read of a decision's facts with some of them replaced. */
function readFacts(changed: object): unknown {
  return read({ facts: { ...facts, ...changed } });
}

describe('the JSON of a decision', () => {
  it('is read as it was written', () => {
    expect(read({})).toEqual(sampleRequest.decision);
  });

  it('is read without what it does not know', () => {
    expect(read({ mood: 'good', facts: { ...facts, mood: 'good' } })).toEqual(sampleRequest.decision);
  });

  it('holds no conversation where nobody was asked', () => {
    const { request: _request, ...rest } = whole;
    const parsed = v.parse(decisionSchema, rest);
    expect('request' in parsed).toBe(false);
  });

  it.each([
    [{ policyVersion: undefined }, 'policyVersion'],
    [{ facts: null }, 'facts'],
    [{ reasons: null }, 'reasons'],
    [{ suggestedMinor: 1.5 }, 'suggestedMinor'],
    [{ request: null }, 'request'],
    [{ request: [{ ...line, kind: 'shout' }] }, 'request.0.kind'],
    [{ request: [line, { ...line, byId: 7 }] }, 'request.1.byId'],
    [{ request: [{ ...line, byName: null }] }, 'request.0.byName'],
    [{ request: [{ ...line, atMs: null }] }, 'request.0.atMs'],
    [{ request: [{ ...line, text: null }] }, 'request.0.text'],
    [{ request: [{ ...line, amountMinor: 0.5 }] }, 'request.0.amountMinor'],
  ])('cannot be read with %j', (changed, path) => {
    expect(read(changed)).toBe(path);
  });

  it.each([
    [{ cause: 7 }, 'facts.cause'],
    [{ fault: 'nobody' }, 'facts.fault'],
    [{ severity: 5 }, 'facts.severity'],
    [{ hoursSinceReport: 'long' }, 'facts.hoursSinceReport'],
    [{ priorIncidents: null }, 'facts.priorIncidents'],
    [{ value: { tier: 'gold' } }, 'facts.value.upliftPercent'],
    [{ value: { tier: 7, upliftPercent: 1 } }, 'facts.value.tier'],
    [{ allowances: null }, 'facts.allowances'],
    [{ allowances: undefined }, 'facts.allowances'],
  ])('cannot be read with the facts %j', (changed, path) => {
    expect(readFacts(changed)).toBe(path);
  });

  it.each([{ cause: null }, { hoursSinceReport: null }, { value: null }, { lossMinor: null }, { team: null }, { outcome: null }])(
    'may say that it does not know: %j',
    (changed) => {
      expect(readFacts(changed)).toMatchObject({ facts: changed });
    },
  );

  it.each([
    ['outcome', ['eaten', undefined], null],
    ['lossMinor', [1.5, '5', undefined], null],
    ['hoursSinceFailure', ['long', undefined], null],
    ['isGroup', ['yes', undefined], false],
    ['isVulnerable', ['yes', undefined], false],
    ['isStatutoryMet', ['yes', undefined], false],
    ['gestures', ['many', undefined], []],
    [
      'team',
      [
        undefined,
        {},
        { count: 1, medianMinor: 1, lowMinor: 1, highMinor: 1 },
        { count: 1, medianMinor: 1, lowMinor: 1, days: 1 },
        { count: 1, medianMinor: 1, highMinor: 1, days: 1 },
        { count: 1, lowMinor: 1, highMinor: 1, days: 1 },
        { medianMinor: 1, lowMinor: 1, highMinor: 1, days: 1 },
      ],
      null,
    ],
  ])('reads an odd %s as not known', (key, values, unknown) => {
    for (const value of values) expect(readFacts({ [key]: value })).toMatchObject({ facts: { [key]: unknown } });
  });

  it.each([
    [
      'priorIncidents',
      { daysAgo: 1, isSameCause: false },
      [null, { daysAgo: 'long', isSameCause: true }, { daysAgo: 1 }, { isSameCause: true }],
    ],
    [
      'gestures',
      { daysAgo: 1, isSameCause: false, isSameTicket: false, amountMinor: 1 },
      [
        { daysAgo: 1, isSameCause: false, isSameTicket: false },
        { daysAgo: 1, isSameCause: false, amountMinor: 1 },
        { isSameCause: false },
        7,
      ],
    ],
    [
      'allowances',
      { limit: 'team_month', left: { amountMinor: -1, currency: 'JPY' } },
      [
        { limit: 'moon', left: { amountMinor: 1, currency: 'EUR' } },
        { limit: 'gesture', left: { amountMinor: 0.5, currency: 'EUR' } },
        { limit: 'gesture', left: { amountMinor: 1, currency: 'EURO' } },
        { limit: 'gesture', left: { amountMinor: 1 } },
        { limit: 'gesture' },
      ],
    ],
  ])('keeps of its %s those that it can read', (key, good, odd) => {
    expect(readFacts({ [key]: [...odd, good] })).toMatchObject({ facts: { [key]: [good] } });
  });

  it('keeps of its reasons those that it can read, and of each what it can', () => {
    const odd = [
      { ...reason, rule: 'unheard of' },
      { ...reason, variant: 7 },
      { ...reason, deltaMinor: 0.5 },
      { ...reason, facts: { severity: null } },
      { ...reason, studies: 'smith1999' },
      null,
    ];
    const later = { ...reason, studies: ['unknown2030', 'knox2014'], strength: 'rumour', choice: 'theirs' };
    expect(read({ reasons: [...odd, later] })).toMatchObject({
      reasons: [{ ...reason, studies: ['knox2014'], strength: null, choice: null }],
    });
  });

  it.each([5, 4, 3, 2, 'practice', null])('knows grounds of the strength %s', (strength) => {
    expect(read({ reasons: [{ ...reason, strength }] })).toMatchObject({ reasons: [{ strength }] });
  });

  it.each(['ours', 'team', null])('knows figures that are the choice of %s', (choice) => {
    expect(read({ reasons: [{ ...reason, choice }] })).toMatchObject({ reasons: [{ choice }] });
  });

  it.each([
    [{ range: { lowMinor: 1, highMinor: 2, mostMinor: 'all' } }, { range: { lowMinor: 1, highMinor: 2, mostMinor: null } }],
    [{ range: { lowMinor: 1, highMinor: 2 } }, { range: { lowMinor: 1, highMinor: 2, mostMinor: null } }],
    [{ range: { lowMinor: 1, mostMinor: 2 } }, { range: null }],
    [{ range: { highMinor: 1, mostMinor: 2 } }, { range: null }],
    [{ range: undefined }, { range: null }],
    [{ relation: { of: 'sales', totalMinor: 5, orderMinor: 1 } }, { relation: { of: 'sales', totalMinor: 5, orderMinor: 1 } }],
    [{ relation: { of: 'moods', totalMinor: 5, orderMinor: 1 } }, { relation: null }],
    [{ relation: { of: 'sales', totalMinor: 5.5, orderMinor: 1 } }, { relation: null }],
    [{ isWithinAuthority: 'yes' }, { isWithinAuthority: false }],
    [{ isWithinAuthority: undefined }, { isWithinAuthority: false }],
  ])('reads %j as %j', (changed, known) => {
    expect(read(changed)).toMatchObject(known);
  });
});

import { describe, expect, it } from 'vitest';
import { EUR } from '#builders/currencies.ts';
import { readChosen } from '#cli/simulate/limit-rules.ts';

describe('what leads choose, in a file of limits', () => {
  it('is an hour, and rules for tiers and persons, those of tiers first', () => {
    const rules = [
      { person: 11, agent_daily_limit: '20.50', agent_hourly_limit: 0 },
      { tier: 'gold', gesture_limit: 60, customer_limit: 90 },
    ];
    expect(readChosen({ agent_hourly_limit: 30, rules }, EUR)).toEqual({
      ok: true,
      value: {
        agentHourMinor: 3000,
        rules: [
          { kind: 'tier', id: 'gold', name: '', limits: { gestureMinor: 6000, customerWindowMinor: 9000 } },
          { kind: 'person', id: '11', name: '', limits: { agentDayMinor: 2050, agentHourMinor: 0 } },
        ],
      },
    });
    expect(readChosen({}, EUR)).toEqual({ ok: true, value: { agentHourMinor: null } });
    expect(readChosen({ agent_hourly_limit: 'none' }, EUR)).toEqual({ ok: true, value: { agentHourMinor: null } });
  });

  it.each<[Readonly<Record<string, unknown>>, string]>([
    [{ agent_hourly_limit: 'much' }, 'agent_hourly_limit: “much” is no sum'],
    [{ agent_hourly_limit: -1 }, 'agent_hourly_limit: “-1” is no sum'],
    [{ rules: {} }, 'rules: is no list'],
    [{ rules: [3] }, 'rules, number 1: is no object'],
    [{ rules: [{ tier: 'gold' }, { group: 'Support' }] }, 'rules, number 2: nobody has written down which groups people were in then'],
    [{ rules: [{ gesture_limit: 1 }] }, 'names neither a tier nor a person, or both'],
    [{ rules: [{ tier: 'gold', person: '11' }] }, 'names neither a tier nor a person, or both'],
    [{ rules: [{ tier: 'gold', team_monthly_budget: 1 }] }, 'there is no limit "team_monthly_budget" for some alone'],
    [{ rules: [{ tier: 'gold', gesture_limit: 'sixty' }] }, 'gesture_limit: “sixty” is no sum'],
  ])('cannot be used: %j', (file, sentence) => {
    const read = readChosen(file, EUR);
    expect(read.ok ? '' : read.error).toContain(sentence);
  });
});

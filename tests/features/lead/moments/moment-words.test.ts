import { describe, expect, it } from 'vitest';
import { aDraft } from '#builders/a-draft.ts';
import { NOW_MS, TIME_ZONE } from '#builders/clock.ts';
import { EUR, eur } from '#builders/currencies.ts';
import { OWN_KINDS } from '#builders/own-kinds.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import type { ServiceMoment } from '#domain/moments/service-moment.ts';
import { addOwnKinds } from '#features/shared/own-kinds/add-own-kinds.ts';
import { partsOf } from '#features/lead/moments/moment-words.ts';
import { type Afterwards, rowOf } from '#features/lead/moments/moment-row.ts';
import { sentences } from '../../../ui/english.ts';
import { aServiceMoment, aWin } from './a-moments-tab.ts';

function told(moment: ServiceMoment, afterwards: readonly Afterwards[] = []): readonly string[] {
  const account = { names: new Map([['11', 'Ben Sample']]), ownId: '91', currency: EUR, nowMs: NOW_MS, timeZone: TIME_ZONE };
  return partsOf(sentences, rowOf(moment, TIME_ZONE), { account, policy: parsedSettings().settings.policy, afterwards });
}

describe('the line of a moment', () => {
  it('tells what was given, why, by whom and when', () => {
    expect(told(aServiceMoment('m'))).toEqual(['€15 store credit', 'Late delivery', 'Ben Sample', 'Mar 18']);
  });

  it('tells what is counted by its number and its worth, and what no policy names any more by its key', async () => {
    await addOwnKinds(OWN_KINDS, 'en-US');
    const given = ['miles', 'lounge_visit'].map((gesture) => aDraft({ gesture, amount: eur(600), count: 500 }));
    expect(given.map((draft) => told(aServiceMoment('m', { giving: { ...draft, id: 'm', status: 'given' } }))[0])).toEqual([
      '500 miles (€6)',
      '€6 Lounge visit',
    ]);
  });

  it('tells what became of it where that is not that it was given', () => {
    expect(told(aServiceMoment('m', { giving: { ...aDraft(), id: 'm', status: 'voided' } })).at(-1)).toBe('Undone');
    expect(told(aServiceMoment('m', { giving: { ...aDraft(), id: 'm', status: 'asked' } })).at(-1)).toBe('Waiting for a lead');
  });

  it('tells what became of the customer afterwards, where anything did', () => {
    expect(told(aServiceMoment('m'), ['rated_bad', 'wrote_again']).slice(-2)).toEqual(['Rated bad', 'Wrote again']);
    expect(told(aServiceMoment('m'), ['nothing'])).toEqual(told(aServiceMoment('m'), ['not_known']));
    expect(told(aServiceMoment('m'), ['nothing'])).toHaveLength(4);
  });

  it('tells of a moment without a gesture its kind, and nothing of a cause that there is not', () => {
    expect(told(aWin('m', { agentId: '12' }))).toEqual(['Win within the team', 'Agent 12', 'Mar 18']);
  });
});

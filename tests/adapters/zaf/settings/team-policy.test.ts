import { describe, expect, it } from 'vitest';
import { type PolicyPage, readTeamPolicy } from '#adapters/zaf/settings/team-policy.ts';
import { EUR, JPY } from '#builders/currencies.ts';
import { builtInPolicy } from '#domain/policy/policy.ts';
import { blocked, memoryStorage } from '../../browser/memory-storage.ts';

const VALID = JSON.stringify({ version: 'team-1', base: { 4: 40.5 } });
const FAULTY = JSON.stringify({ version: 'team-2', base: { 4: -1 }, look_after_gestures: 1.5 });

function pageOf(localStorage = memoryStorage(), account = 'https://sample.zendesk.com'): PolicyPage {
  return { localStorage, location: { search: `?origin=${encodeURIComponent(account)}&app_guid=1`, hash: '' } };
}

describe('the policy of a team', () => {
  it('is what the setting holds, where that can be read', () => {
    const { policy, problems } = readTeamPolicy(VALID, EUR, pageOf());
    expect(policy).toMatchObject({ version: 'team-1', baseMinor: { 4: 4050 } });
    expect(problems).toEqual([]);
  });

  it('is the last one that could be read where there is a fault in it, and every problem says so', () => {
    const page = pageOf();
    const before = readTeamPolicy(VALID, EUR, page);
    const { policy, problems } = readTeamPolicy(FAULTY, EUR, page);
    expect(policy).toEqual(before.policy);
    expect(problems).toMatchObject([
      { path: 'policy.base.4', problem: 'negative', used: 'last_valid' },
      { path: 'policy.look_after_gestures', problem: 'not_whole', used: 'last_valid' },
    ]);
  });

  it('is never remembered with a fault in it', () => {
    const page = pageOf();
    readTeamPolicy(VALID, EUR, page);
    readTeamPolicy(FAULTY, EUR, page);
    readTeamPolicy('{', EUR, page);
    expect(readTeamPolicy(FAULTY, EUR, page).policy.version).toBe('team-1');
  });

  it('is remembered as an object, too', () => {
    const page = pageOf();
    readTeamPolicy({ version: 'object' }, EUR, page);
    expect(readTeamPolicy('{', EUR, page).policy.version).toBe('object');
  });

  it('is the newest of those that could be read', () => {
    const page = pageOf();
    readTeamPolicy(VALID, EUR, page);
    readTeamPolicy(JSON.stringify({ version: 'team-3' }), EUR, page);
    expect(readTeamPolicy(FAULTY, EUR, page).policy.version).toBe('team-3');
  });

  it('is read again in the present currency, and is the built-in one where that fails', () => {
    const page = pageOf();
    readTeamPolicy(VALID, EUR, page);
    const { policy, problems } = readTeamPolicy(FAULTY, JPY, page);
    expect(policy).toEqual(builtInPolicy(JPY));
    expect(problems.map(({ used }) => used)).toEqual(['default', 'default']);
  });

  it.each([
    ['nothing is remembered', pageOf()],
    ['what is remembered is no policy', pageOf(memoryStorage(new Map([['make-it-right:policy:https://sample.zendesk.com', 'null']])))],
    ['there is no page', null],
    [
      'the storage is blocked',
      Object.defineProperty({ location: { search: '', hash: '' } }, 'localStorage', { get: blocked }) as unknown as PolicyPage,
    ],
  ])('is the built-in one with a fault in it where %s', (_title, page) => {
    const { policy, problems } = readTeamPolicy(FAULTY, EUR, page);
    expect(policy).toEqual(builtInPolicy(EUR));
    expect(problems.map(({ used }) => used)).toEqual(['default', 'default']);
  });

  it('is not that of another account in the same browser', () => {
    const storage = memoryStorage();
    readTeamPolicy(VALID, EUR, pageOf(storage));
    expect(readTeamPolicy(FAULTY, EUR, pageOf(storage, 'https://other.zendesk.com')).policy).toEqual(builtInPolicy(EUR));
    expect(readTeamPolicy(FAULTY, EUR, pageOf(storage)).policy.version).toBe('team-1');
  });
});

import { describe, expect, it } from 'vitest';
import { EUR } from '#builders/currencies.ts';
import { DOWN } from '#builders/a-page.ts';
import { type CauseStatus, NOTHING_SAID } from '#domain/insights/cause-marks.ts';
import { causeMarkLine, causeStatusLines, sayingCauseSentence } from '#features/lead/parts/cause-words.ts';
import type { Account } from '#features/lead/parts/lead-sentences.ts';
import { sentences } from '../../../ui/english.ts';

const ACCOUNT: Account = {
  currency: EUR,
  names: new Map([
    ['91', 'Lena Sample'],
    ['11', 'Ben Sample'],
  ]),
  ownId: '92',
  timeZone: 'UTC',
  nowMs: 0,
};
const BY = { byId: '91', byName: 'Lena Sample', atMs: Date.parse('2026-03-18T10:00Z') };
const STATUS: CauseStatus = {
  fix: { ...BY, id: '1', note: '' },
  owner: { ...BY, ownerId: '11' },
  history: [],
};

function lines(status: CauseStatus, since: { count: number; isWhole: boolean } | null = null) {
  return causeStatusLines(sentences, status, { account: ACCOUNT, since });
}

describe('what is said of a cause', () => {
  it('is nothing where nobody has said anything', () => {
    expect(lines(NOTHING_SAID)).toEqual([]);
  });

  it('is who sees to it, and by whom and when it was marked fixed', () => {
    expect(lines(STATUS)).toEqual(['Sees to it: Ben Sample.', 'Marked fixed: Lena Sample, Mar 18, 10:00 AM.']);
  });

  it.each([
    [{ count: 0, isWhole: true }, 'It has not come up since.'],
    [{ count: 3, isWhole: true }, '3 tickets since it was marked fixed: it has come back.'],
    [
      { count: 1, isWhole: false },
      '1 ticket since it was marked fixed: it has come back. Not everything since then has been loaded: there may be more.',
    ],
  ])('is with how often it has come up since: %j', (since, said) => {
    expect(lines({ ...STATUS, owner: null }, since)).toEqual([`Marked fixed: Lena Sample, Mar 18, 10:00 AM. ${said}`]);
  });

  it.each([
    [{ kind: 'fixed', isFixed: true, note: '' }, 'Marked fixed.'],
    [{ kind: 'fixed', isFixed: false, note: '' }, 'Marked not fixed.'],
    [{ kind: 'owner', ownerId: '11' }, 'Sees to it: Ben Sample.'],
    [{ kind: 'owner', ownerId: '' }, 'Nobody sees to it.'],
  ] as const)('has its history: %j', (mark, said) => {
    expect(causeMarkLine(sentences, { ...BY, id: '1', cause: 'outage', mark }, ACCOUNT)).toBe(`${said} Lena Sample, Mar 18, 10:00 AM`);
  });
});

describe('how the last press went', () => {
  const mark = { kind: 'fixed', isFixed: true, note: '' } as const;
  it('is said once it is over', () => {
    expect(sayingCauseSentence(sentences, { phase: 'idle' })).toBe('');
    expect(sayingCauseSentence(sentences, { phase: 'working', cause: 'outage', mark })).toBe('');
    expect(sayingCauseSentence(sentences, { phase: 'done', cause: 'outage', mark })).toMatch(/^Saved: it is marked fixed/);
    expect(sayingCauseSentence(sentences, { phase: 'done', cause: 'outage', mark: { ...mark, isFixed: false } })).toMatch(
      /not marked fixed/,
    );
    expect(sayingCauseSentence(sentences, { phase: 'done', cause: 'outage', mark: { kind: 'owner', ownerId: '' } })).toMatch(
      /who sees to it/,
    );
    expect(sayingCauseSentence(sentences, { phase: 'failed', cause: 'outage', mark, error: DOWN })).toMatch(/could not be saved/);
  });
});

import { describe, expect, it } from 'vitest';
import { aDraft } from '#builders/a-draft.ts';
import { aServiceMoment } from '#builders/a-service-moment.ts';
import { challengeCandidates, thanksCandidates, winCandidates } from '#domain/line-up/story-candidates.ts';

const TERMS = { history: [], day: '2026-03-18', wholeSince: '' };
const ids = (all: readonly { readonly told: { readonly id: string } }[]): readonly string[] => all.map(({ told }) => told.id);

const openSince = (id: string, day: string, severity: 1 | 4) => aServiceMoment({ id, day, giving: { status: 'asked', severity } });
const handled = (id: string, severity: 2 | 3 | 4) => aServiceMoment({ id, day: '2026-03-17', giving: { severity } });

describe('candidates', () => {
  it('are of the last four weeks, that day included, and none of a day that is none', () => {
    const of = ['2026-02-18', '2026-02-19', '2026-03-18', '2026-03-19', ''].map((day) => aServiceMoment({ id: day, day, createdAtMs: 1 }));
    expect(ids(winCandidates(of, TERMS))).toEqual(['2026-03-18', '2026-02-19']);
  });

  it('for a win stand and have a story', () => {
    const moments = [
      aServiceMoment({ id: 'given' }),
      aServiceMoment({ id: 'no story', story: ' \n' }),
      aServiceMoment({ id: 'asked', giving: { status: 'asked' } }),
      aServiceMoment({ id: 'idea', kind: 'process_fix' }),
      aServiceMoment({ id: 'told', giving: null }),
    ];
    expect(ids(winCandidates(moments, TERMS))).toEqual(['given']);
  });

  it('for a challenge: what is open the longest of what is most severe, then what was severe and made right', () => {
    const moments = [
      handled('major', 3),
      handled('critical', 4),
      handled('moderate', 2),
      openSince('newer', '2026-03-17', 4),
      openSince('older', '2026-03-10', 4),
      openSince('minor', '2026-03-01', 1),
      openSince('today', '2026-03-18', 4),
    ];
    expect(ids(challengeCandidates(moments, TERMS))).toEqual(['older', 'newer', 'minor', 'critical', 'major']);
  });

  it.each([
    ['asked', 'unanswered'],
    ['question', 'asked_back'],
    ['reply', 'unanswered'],
    ['approved', 'approved'],
  ] as const)('for a challenge say of a request whose last line is %s that it is %s', (kind, expected) => {
    const { decision } = aDraft();
    const line = { kind, byId: '91', byName: 'Lena Sample', atMs: 0, text: '', amountMinor: null };
    const moment = aServiceMoment({ day: '2026-03-16', giving: { status: 'asked', decision: { ...decision, request: [line] } } });
    expect(challengeCandidates([moment], TERMS)).toMatchObject([{ reason: { kind: expected, since: '2026-03-16' } }]);
  });

  it('for a challenge leave out what a provider carries out, which nobody has to tick off', () => {
    const todos = [{ what: 'issue_credit', whoId: '11', whoName: 'Ann Example', doneAtMs: 1 }];
    const moments = [
      aServiceMoment({ id: 'ticked', day: '2026-03-10', giving: { severity: 1, todos } }),
      aServiceMoment({ id: 'theirs', day: '2026-03-10', provider: 'stripe', giving: { severity: 1 } }),
      aServiceMoment({ id: 'by hand', day: '2026-03-10', giving: { severity: 1 } }),
    ];
    expect(ids(challengeCandidates(moments, TERMS))).toEqual(['by hand']);
  });

  it('for thanks: colleagues, then ideas, then wins', () => {
    const moments = [
      aServiceMoment({ id: 'win' }),
      aServiceMoment({ id: 'idea', kind: 'process_fix', giving: null }),
      aServiceMoment({ id: 'colleague', kind: 'internal_win', giving: null }),
      aServiceMoment({ id: 'nobody', agentId: '' }),
      aServiceMoment({ id: 'undone', giving: { status: 'voided' } }),
    ];
    expect(ids(thanksCandidates(moments, TERMS))).toEqual(['colleague', 'idea', 'win']);
  });
});

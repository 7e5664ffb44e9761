import { describe, expect, it } from 'vitest';
import { measuredSentences, taskSentence } from '#features/lead/parts/lead-outcomes.ts';
import { byWhom, formatDelay, formatInstant, percentOfBudget, personName } from '#features/lead/parts/lead-sentences.ts';
import { LENA } from '#builders/a-lead-page.ts';
import type { Measured } from '#ledger/measure-account.ts';
import { sentences } from '../../../ui/english.ts';

const measured: Measured = {
  listDelayMs: 0,
  searchDelayMs: 1300,
  duplicate: 'refused',
  settling: { delayMs: 0, measuredAtMs: 0 },
  notDeleted: [],
};

describe('what was measured', () => {
  it('is said with what it means', () => {
    expect(measuredSentences(sentences, measured)).toEqual([
      'Lists show a new record at once. Budgets hold without any wait.',
      'Search finds it after 1.3 seconds. Only what a customer was given before yesterday rests on that.',
      'A second record with the same key is refused: nothing can be written twice.',
    ]);
  });

  it('says plainly where budgets do not hold', () => {
    const [list, search] = measuredSentences(sentences, { ...measured, listDelayMs: null, searchDelayMs: null });
    expect(list).toContain('In this account budgets do not hold when several people give at once.');
    expect(search).toContain('within a minute');
  });

  it('tells how long everybody waits, and what is left behind', () => {
    const slow = { ...measured, listDelayMs: 700, settling: { delayMs: 1400, measuredAtMs: 0 }, notDeleted: ['measure:1', 'measure:2'] };
    const said = measuredSentences(sentences, slow);
    expect(said[0]).toContain('after up to 0.7 seconds');
    expect(said[0]).toContain('waits 1.4 seconds');
    expect(said.at(-1)).toContain('measure:1, measure:2');
  });
});

describe('what a lead has put right', () => {
  it('says whether its money is free at once', () => {
    expect(taskSentence(sentences, { phase: 'done', isCarried: false })).toContain('is free');
    expect(taskSentence(sentences, { phase: 'done', isCarried: true })).toContain('count the month again');
  });

  it('says why it failed, and that trying again is safe', () => {
    const sentence = taskSentence(sentences, { phase: 'failed', error: { kind: 'unreachable', what: 'moment_entry' } });
    expect(sentence).toContain('No answer came from Zendesk.');
    expect(sentence).toContain('Trying again does it once.');
    expect(taskSentence(sentences, { phase: 'working' })).toBe('');
  });
});

describe('figures and people', () => {
  const state = { agent: LENA, names: new Map([['11', 'Ben Sample']]) };

  it('name a person, by number where no entry names them', () => {
    expect(personName(sentences, state, '11')).toBe('Ben Sample');
    expect(personName(sentences, state, '12')).toBe('Agent 12');
    expect(byWhom(sentences, state, LENA.id)).toBe('you');
  });

  it('round a delay up to a tenth of a second', () => {
    expect(formatDelay(sentences.locale, 1)).toBe('0.1 seconds');
    expect(formatDelay(sentences.locale, 10_000)).toBe('10 seconds');
  });

  it("tell the day and the time by the account's time zone", () => {
    expect(formatInstant(sentences.locale, Date.UTC(2026, 9, 28, 23, 30), 'Europe/Berlin')).toContain('Oct 29, 12:30');
  });

  it('never fill the bar beyond its end, and fill it where the budget is 0', () => {
    expect([percentOfBudget(50, 100), percentOfBudget(150, 100), percentOfBudget(0, 0)]).toEqual([50, 100, 100]);
  });
});

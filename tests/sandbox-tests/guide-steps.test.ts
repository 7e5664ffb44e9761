import { describe, expect, it } from 'vitest';
import { guideSteps, type Standing } from '#sandbox/host/ui/guide-steps.ts';
import type { GuideState } from '#sandbox/host/ui/use-guide.ts';

const START: GuideState = { isSeen: false, isGiven: false, isStoried: false, isTold: false, isHidden: false };
const AT_TICKET: Standing = { hasCurrency: true, page: 'ticket' };

function done(state: Partial<GuideState>): readonly boolean[] {
  return guideSteps({ ...START, ...state }, AT_TICKET).map(({ isDone }) => isDone);
}

function hint(step: 0 | 1 | 2, state: Partial<GuideState>, standing: Partial<Standing> = {}): string {
  return guideSteps({ ...START, ...state }, { ...AT_TICKET, ...standing })[step]?.hint ?? '';
}

describe('the guide', () => {
  it('takes a step for done when what it leads to has happened', () => {
    expect(done({})).toEqual([false, false, false]);
    expect(done({ isSeen: true })).toEqual([true, false, false]);
    expect(done({ isSeen: true, isGiven: true })).toEqual([true, false, false]);
    expect(done({ isSeen: true, isGiven: true, isStoried: true })).toEqual([true, true, false]);
    expect(done({ isSeen: true, isGiven: true, isStoried: true, isTold: true })).toEqual([true, true, true]);
  });

  it('asks for the story once something was given', () => {
    expect(hint(1, {})).toContain('Press “Make it right”');
    expect(hint(1, { isGiven: true })).toContain('write in the card');
  });

  it('says on the first day that a currency comes first', () => {
    expect(hint(1, {}, { hasCurrency: false })).toContain('Choose a currency first');
  });

  it('says on the way to the line-up where it is, and there what to press', () => {
    expect(hint(2, {})).toContain('rail on the left');
    expect(hint(2, {}, { page: 'lead' })).toContain('“Present”');
  });
});

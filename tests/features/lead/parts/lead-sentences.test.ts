import { describe, expect, it } from 'vitest';
import { byWhom, formatInstant, personName } from '#features/lead/parts/lead-sentences.ts';
import { sentences } from '../../../ui/english.ts';

describe('people and times', () => {
  const account = { ownId: '91', names: new Map([['11', 'Ben Sample']]) };

  it('name a person, by number where no entry names them', () => {
    expect(personName(sentences, account, '11')).toBe('Ben Sample');
    expect(personName(sentences, account, '12')).toBe('Agent 12');
    expect(byWhom(sentences, account, '91')).toBe('you');
    expect(byWhom(sentences, account, '11')).toBe('Ben Sample');
  });

  it("tell the day and the time by the account's time zone", () => {
    expect(formatInstant(sentences.locale, Date.UTC(2026, 9, 28, 23, 30), 'Europe/Berlin')).toContain('Oct 29, 12:30');
  });
});

import { describe, expect, it } from 'vitest';
import { EACH_HOSTILE } from '#builders/hostile-texts.ts';
import { lineUpText } from '#features/lead/line-up/line-up-text.ts';
import type { LineUpWords } from '#features/lead/line-up/line-up-words.ts';
import { sentences } from '../../../ui/english.ts';

const wordsWith = (text: string): LineUpWords => ({
  title: 'Line-up',
  reader: '',
  items: [{ item: 'win', title: 'A win', told: { text, isQuoted: true, facts: [text], why: '', ticketId: '' }, empty: '', among: 1 }],
  woundsTitle: 'Not made right yet',
  wounds: [{ id: '1', ticketId: '501', text }],
  noWounds: '',
});

describe('a line-up that is copied', () => {
  it.each(EACH_HOSTILE)('has whatever somebody wrote, between its own lines: %s', (_name, text) => {
    const copied = lineUpText(sentences, wordsWith(text), false);
    expect(copied.startsWith(`Line-up\n\n1. A win\n${text}\n`)).toBe(true);
    expect(copied.endsWith('Ticket 501.\n')).toBe(true);
  });

  it.each(EACH_HOSTILE)('is no markup and no link of somebody’s where it is Markdown: %s', (_name, text) => {
    const copied = lineUpText(sentences, wordsWith(text), true);
    expect(copied.replaceAll(/\\./g, '').replaceAll(/^> /gm, '')).not.toMatch(/[<>[\]`]/);
  });
});

import { expect, it } from 'vitest';
import { lineUpText } from '#features/lead/line-up/line-up-text.ts';
import type { LineUpWords } from '#features/lead/line-up/line-up-words.ts';
import { sentences } from '../../../ui/english.ts';

const WORDS: LineUpWords = {
  title: 'Line-up',
  reader: 'Reading today: Ben.',
  items: [
    {
      item: 'win',
      title: 'A win',
      told: { text: 'One *star*.\n# Two.', isQuoted: true, facts: ['Ben'], why: 'Why', ticketId: '' },
      empty: '',
      among: 1,
    },
    { item: 'improve', title: 'One thing to improve', told: null, empty: 'None.', among: 0 },
    {
      item: 'thanks',
      title: 'Thanks',
      told: { text: 'Said.', isQuoted: false, facts: ['a', 'b'], why: '', ticketId: '' },
      empty: '',
      among: 1,
    },
  ],
  woundsTitle: 'Not made right yet',
  wounds: [{ id: '1', ticketId: '501', text: 'Late.' }],
  noWounds: '',
};

it('is a message of plain lines, without what there is not and without why it was chosen', () => {
  expect(lineUpText(sentences, WORDS, false)).toBe(
    'Line-up\nReading today: Ben.\n\n1. A win\nOne *star*.\n# Two.\nBen\n\n2. Thanks\nSaid.\na\nb\n\nNot made right yet\n- Late. Ticket 501.\n',
  );
});

it('is Markdown in which a story is a quotation, and stands for itself', () => {
  expect(lineUpText(sentences, WORDS, true)).toBe(
    '# Line-up\n\nReading today: Ben.\n\n## 1. A win\n\n> One \\*star\\*.\n> \\# Two.\n\nBen\n\n## 2. Thanks\n\nSaid.\n\na  \nb\n\n## Not made right yet\n\n- Late. Ticket 501.\n',
  );
});

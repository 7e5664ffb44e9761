import type { Sentences } from '#ui/i18n/registry.ts';
import type { LineUpWords } from './line-up-words.ts';

/** A line-up as a message: plain text, or Markdown for chats that read it. */
export function lineUpText(sentences: Sentences, words: LineUpWords, isMarkdown: boolean): string {
  const heading = (text: string, level: 1 | 2, number = ''): string =>
    isMarkdown ? `${'#'.repeat(level)} ${number}${escaped(text)}` : `${number}${text}`;
  const plain = (text: string): string => (isMarkdown ? escaped(text) : text);
  const quoted = (text: string): string => (isMarkdown ? plain(text).replaceAll(/^/gm, '> ') : text);
  const told = words.items.flatMap(({ title, told: said }) => (said === null ? [] : [{ title, said }]));
  const items = told.map(({ title, said }, index) => {
    const text = said.isQuoted ? quoted(said.text) : plain(said.text);
    const facts = said.facts.map(plain);
    // A line break within a paragraph of Markdown is two blanks at the end of a line.
    return [heading(title, 2, `${index + 1}. `), text, ...(facts.length === 0 ? [] : [facts.join(isMarkdown ? '  \n' : '\n')])];
  });
  const wounds = words.wounds.map(({ text, ticketId }) => `- ${plain(woundLine(sentences, text, ticketId))}`);
  const blocks = [
    [heading(words.title, 1), ...(words.reader === '' ? [] : [plain(words.reader)])],
    ...items,
    ...(wounds.length === 0 ? [] : [[heading(words.woundsTitle, 2), wounds.join('\n')]]),
  ];
  const between = isMarkdown ? '\n\n' : '\n';
  return `${blocks.map((block) => block.join(between)).join('\n\n')}\n`;
}

function woundLine(sentences: Sentences, text: string, ticketId: string): string {
  return sentences.t('line_up.wounds.line', { text, id: ticketId });
}

/** What would make something else of a text in Markdown stands for itself. */
function escaped(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>|~#]/g, String.raw`\$&`).replaceAll(/^(\s*)([-+]|\d+[.)])(?=\s)/gm, String.raw`$1\$2`);
}

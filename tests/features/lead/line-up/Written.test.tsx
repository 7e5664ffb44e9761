import { expect, it } from 'vitest';
import { Written } from '#features/lead/line-up/Written.tsx';
import { rendered } from '../../../ui/rendered.tsx';

const written = { language: 'de', words: ['Zuerst das Paket.', 'Das zählt.', ''] };

it.each([
  ['Zuerst das Paket.', ['Zuerst das Paket.']],
  ['Why: \u2068Das zählt.\u2069', ['Das zählt.']],
  ['The last time somebody deviated: it was a wedding.', []],
])('in “%s” the words of the standard are in its language', async (text, marked) => {
  const page = await rendered(<Written text={text} written={written} />);
  expect(page.textContent).toBe(text);
  expect([...page.querySelectorAll('[lang="de"]')].map(({ textContent }) => textContent)).toEqual(marked);
});

it('a story, whose language nobody knows, has none', async () => {
  const page = await rendered(<Written text="The parcel was late." written={undefined} />);
  expect([page.textContent, page.querySelector('[lang]')]).toEqual(['The parcel was late.', null]);
});

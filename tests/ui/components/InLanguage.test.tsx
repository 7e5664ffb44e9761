import { describe, expect, it } from 'vitest';
import { InLanguage } from '#ui/components/InLanguage.tsx';
import { rendered } from '../rendered.tsx';

describe('words in a language of their own', () => {
  it('are marked within the sentence that says them, and nothing else of it is', async () => {
    const page = await rendered(<InLanguage sentence="Warum: They want it." words="They want it." language="en" />);
    expect(page.textContent).toBe('Warum: They want it.');
    expect([...page.querySelectorAll('[lang]')].map((part) => [part.getAttribute('lang'), part.textContent])).toEqual([
      ['en', 'They want it.'],
    ]);
  });

  it('keep their direction where nobody has said which language it is', async () => {
    const page = await rendered(<InLanguage sentence="Why: It is late." words="It is late." language={undefined} />);
    expect(page.querySelector('bdi')?.textContent).toBe('It is late.');
    expect(page.querySelector('[lang]')).toBeNull();
  });

  it.each([
    ['', 'Why: '],
    ['Something else.', 'Why: It is late.'],
  ])('leave a sentence as it is that does not hold them: “%s”', async (words, sentence) => {
    const page = await rendered(<InLanguage sentence={sentence} words={words} language="en" />);
    expect([page.textContent, page.querySelector('bdi')]).toEqual([sentence, null]);
  });
});

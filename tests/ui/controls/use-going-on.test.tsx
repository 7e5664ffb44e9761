import { useState } from 'react';
import { expect, it } from 'vitest';
import { useGoingOn } from '#ui/controls/use-going-on.ts';
import { byRole, pressed, rendered } from '../rendered.tsx';

function Question({ onAnswer }: { readonly onAnswer: () => void }) {
  const around = useGoingOn<HTMLDivElement>((element) => element.closest('main'));
  return (
    <div ref={around}>
      <button type="button" onClick={onAnswer}>
        Answer
      </button>
    </div>
  );
}

function Page({ onAnswer }: { readonly onAnswer: () => void }) {
  const [isAsked, setIsAsked] = useState(true);
  return (
    <main>
      {isAsked && (
        <Question
          onAnswer={() => {
            onAnswer();
            setIsAsked(false);
          }}
        />
      )}
      <input />
    </main>
  );
}

async function answered(onAnswer: (page: HTMLElement) => void = () => undefined): Promise<string | undefined> {
  const page = await rendered(
    <Page
      onAnswer={() => {
        onAnswer(page);
      }}
    />,
  );
  await pressed(byRole(page, 'button', 'Answer'));
  return document.activeElement?.tagName;
}

it('what was pressed is gone: the focus goes on from where it was', async () => {
  expect(await answered()).toBe('MAIN');
});

it('whoever is somewhere else by then is left there', async () => {
  expect(await answered((page) => page.querySelector('input')?.focus())).toBe('INPUT');
});

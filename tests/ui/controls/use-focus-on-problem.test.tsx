import { expect, it } from 'vitest';
import { useFocusOnProblem } from '#ui/controls/use-focus-on-problem.ts';
import { byRole, pressed, rendered } from '../rendered.tsx';

function Form({ wrong }: { readonly wrong: readonly string[] }) {
  const { around, look } = useFocusOnProblem<HTMLDivElement>();
  return (
    <div ref={around}>
      {['first', 'second'].map((name) => (
        <input key={name} aria-label={name} aria-invalid={wrong.includes(name)} />
      ))}
      <button type="button" onClick={look}>
        Send
      </button>
    </div>
  );
}

async function focusAfterPress(wrong: readonly string[]): Promise<string | null | undefined> {
  const page = await rendered(<Form wrong={wrong} />);
  const button = byRole(page, 'button', 'Send');
  button.focus();
  await pressed(button);
  return document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent;
}

it.each([
  [['first', 'second'], 'first'],
  [['second'], 'second'],
  [[], 'Send'],
])('where %j are wrong, the focus after a press is on %s', async (wrong, focused) => {
  expect(await focusAfterPress(wrong)).toBe(focused);
});

it('the focus is left where it is until somebody presses', async () => {
  await rendered(<Form wrong={['first']} />);
  expect(document.activeElement).toBe(document.body);
});

it('a second press leads there again', async () => {
  const page = await rendered(<Form wrong={['second']} />);
  const button = byRole(page, 'button', 'Send');
  await pressed(button);
  button.focus();
  await pressed(button);
  expect(document.activeElement?.getAttribute('aria-label')).toBe('second');
});
